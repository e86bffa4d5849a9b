namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Kinds of changes of a row.</summary>
internal enum RowChange
{
    Insert,
    Update,
    Delete,
}
