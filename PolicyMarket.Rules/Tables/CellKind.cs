namespace PolicyMarket.Rules.Tables;

/// <summary>What kind of value a cell tests.</summary>
internal enum CellKind
{
    Number,
    Date,
    Text,
    Truth,
}
