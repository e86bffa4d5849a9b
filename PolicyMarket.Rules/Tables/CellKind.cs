namespace PolicyMarket.Rules.Tables;

/// <summary>Kind of value that a cell tests.</summary>
internal enum CellKind
{
    Number,
    Date,
    Text,
    Truth,
}
