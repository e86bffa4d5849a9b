namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>One condition: how many firms meet it and for how many it is decided, now and on the same day of last year.</summary>
public sealed record GateRate(string Sentence, long Met, long Decided, long MetLastYear, long DecidedLastYear)
{
    /// <summary>0 to 1; null when it is decided for no firm.</summary>
    public decimal? Rate => Decided == 0 ? null : (decimal)Met / Decided;

    public decimal? RateLastYear => DecidedLastYear == 0 ? null : (decimal)MetLastYear / DecidedLastYear;

    /// <summary>Difference in percentage points; null when one of the years has no figure.</summary>
    public decimal? Points => (Rate - RateLastYear) * 100m;
}
