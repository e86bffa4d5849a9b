using System.Globalization;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>The stretch of time for which a firm may have an item once.</summary>
public static class EntitlementPeriod
{
    /// <summary>The period of items that a firm gets once in its life.</summary>
    public const string Once = "once";

    /// <summary>The year that is assessed on a date: the calendar year before it.</summary>
    public static int AssessmentYear(DateOnly asOf) => asOf.Year - 1;

    /// <summary>"2025" for yearly and per-event items, "once" for single ones.</summary>
    public static string Of(Frequency frequency, DateOnly asOf) => frequency switch
    {
        Frequency.Once => Once,
        Frequency.Yearly or Frequency.PerEvent => AssessmentYear(asOf).ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"The unknown frequency {frequency}."),
    };
}
