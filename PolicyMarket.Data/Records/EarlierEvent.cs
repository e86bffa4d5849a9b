namespace PolicyMarket.Data.Records;

/// <summary>A claim for an earlier event of the same period: its sum is taken off a later determination, because a period's facts are totals.</summary>
public sealed record EarlierEvent(string ClaimNumber, long AmountFen);
