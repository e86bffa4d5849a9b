namespace PolicyMarket.Data.FactSheets.Live;

/// <summary>The newest file in a table: its number, the department's key, the period and date that it speaks of, and when it was taken in (UTC).</summary>
public sealed record LiveBatch(long Id, string Source, string Period, DateOnly AsOf, DateTime ImportedAt);
