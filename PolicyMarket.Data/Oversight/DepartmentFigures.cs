namespace PolicyMarket.Data.Oversight;

/// <summary>Payments for one department's items this year and in the same stretch of the last. Sums in fen.</summary>
public sealed record DepartmentFigures(string Name, long Fen, int Firms, long LastFen, int LastFirms);
