namespace PolicyMarket.Data.Oversight;

/// <summary>Payments in one month of this year and of the last. Sums in fen.</summary>
public sealed record MonthFigures(int Month, long Fen, int Count, long LastFen, int LastCount);
