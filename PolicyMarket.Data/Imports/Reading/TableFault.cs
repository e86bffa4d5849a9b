namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Fault in the shape of a row, or in one cell of it (Column counts from 0; null: the whole row).</summary>
public sealed record TableFault(int? Column, string Code, string Message);
