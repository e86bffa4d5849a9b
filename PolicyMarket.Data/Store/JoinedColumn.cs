namespace PolicyMarket.Data.Store;

/// <summary>The values that rows of another table hold for a row, e.g. the roles of a person.</summary>
/// <param name="Table">Name of the other table.</param>
/// <param name="Column">Whole numbers.</param>
/// <param name="Owner">Column of the other table with the id of the row.</param>
public sealed record JoinedColumn(string Table, string Column, string Owner);
