using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The facts that follow from dates alone: the business date, the assessment year and its first and last day.</summary>
internal static class AssessmentYear
{
    public static IReadOnlyDictionary<string, FactValue> Of(DateOnly asOf) => Of(asOf, AssessedPeriods.On(asOf));

    /// <summary>For periods that are not those of the date: an entitlement of an earlier period that is looked at again.</summary>
    public static IReadOnlyDictionary<string, FactValue> Of(DateOnly asOf, AssessedPeriods periods)
    {
        var year = periods.Year.Year;
        return new Dictionary<string, FactValue>(StringComparer.Ordinal)
        {
            [ElapsedTime.BusinessDate] = new DateFact(asOf),
            ["assessment_year"] = new NumberFact(year),
            ["assessment_year_start"] = new DateFact(new DateOnly(year, 1, 1)),
            ["assessment_year_end"] = new DateFact(new DateOnly(year, 12, 31)),
        };
    }
}
