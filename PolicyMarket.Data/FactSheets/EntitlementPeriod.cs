using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The stretch of time for which a firm may have an item once.</summary>
public static class EntitlementPeriod
{
    /// <summary>Stands before the number of a second or later event of a period: "2025#2".</summary>
    public const string EventMark = "#";

    /// <summary>The period of items that a firm gets once in its life.</summary>
    public const string Once = "once";

    /// <summary>The year that is assessed on a date: the calendar year before it.</summary>
    public static int AssessmentYear(DateOnly asOf) => asOf.Year - 1;

    /// <summary>The period of an item; of an item of events the finest period of the facts that it names.</summary>
    public static string Of(PolicyRule rule, DateOnly asOf) =>
        rule is { Frequency: Frequency.PerEvent, FinestPeriod: { } unit } ? AssessedPeriods.On(asOf)[unit].ToString() : Of(rule.Frequency, asOf);

    /// <summary>"2025#2": the second event of a period.</summary>
    public static string EventOf(string period, int number) => string.Create(CultureInfo.InvariantCulture, $"{period}{EventMark}{number}");

    /// <summary>
    /// "2025", "2026H1", "2026Q3" or "2026-10" for items of every year, half-year, quarter or month, the last that had ended; the year for items of an event;
    /// "once" for single ones.
    /// </summary>
    public static string Of(Frequency frequency, DateOnly asOf) => UnitOf(frequency) is { } unit ? AssessedPeriods.On(asOf)[unit].ToString() : Once;

    /// <summary>All periods that a run of this date decides.</summary>
    public static string[] AllOn(DateOnly asOf) =>
        [.. Enum.GetValues<Frequency>().Select(frequency => Of(frequency, asOf)).Distinct(StringComparer.Ordinal)];

    /// <summary>The periods of facts that count for an entitlement of this period, looked at on a date.</summary>
    public static AssessedPeriods PeriodsOf(string entitlementPeriod, DateOnly asOf) =>
        FactPeriod.TryParse(BaseOf(entitlementPeriod), out var period) ? AssessedPeriods.Of(period, asOf) : AssessedPeriods.On(asOf);

    /// <summary>The period without the number of the event: "2025" of "2025#2".</summary>
    public static string BaseOf(string entitlementPeriod) => entitlementPeriod.Split(EventMark)[0];

    /// <summary>In Chinese: "2025年", "2026年10月", "2025年第2次", "一次性".</summary>
    public static string InWords(string entitlementPeriod)
    {
        var words = FactPeriod.TryParse(BaseOf(entitlementPeriod), out var period) ? period.InWords : FactSheetWording.OneTime;
        return entitlementPeriod.Split(EventMark) is [_, var number] ? FactSheetWording.NthTimeInPeriod(words, number) : words;
    }

    private static PeriodUnit? UnitOf(Frequency frequency) =>
        frequency switch
        {
            Frequency.Once => null,
            Frequency.Yearly or Frequency.PerEvent => PeriodUnit.Year,
            Frequency.HalfYearly => PeriodUnit.Half,
            Frequency.Quarterly => PeriodUnit.Quarter,
            Frequency.Monthly => PeriodUnit.Month,
            _ => throw new InvalidOperationException($"The unknown frequency {frequency}."),
        };
}
