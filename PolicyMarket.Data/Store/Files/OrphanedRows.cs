namespace PolicyMarket.Data.Store.Files;

/// <summary>Rows of a table that refer to missing rows of another. FirstRow: number of the first, null when rows of the table have none.</summary>
public sealed record OrphanedRows(string Table, string Parent, long Count, long? FirstRow);
