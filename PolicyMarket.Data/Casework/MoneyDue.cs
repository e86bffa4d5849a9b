using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Casework;

/// <summary>
/// By when confirmed money is to arrive: the limit for making a batch and the limit for settling it, in working days after the day on which the payout began to
/// wait. Supervision lights up by the same limits.
/// </summary>
public static class MoneyDue
{
    /// <summary>The last day, inclusive, for a payout that has waited since a day.</summary>
    public static DateOnly On(DateOnly since, ThresholdValues limits, WorkingDays calendar) =>
        calendar.Add(since, limits[ThresholdCatalog.LimitOf(Facts.CaseKind.ClaimWaits)] + limits[ThresholdCatalog.LimitOf(Facts.CaseKind.BatchWaits)]);
}
