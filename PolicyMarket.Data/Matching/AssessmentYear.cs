using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching;

/// <summary>The facts that follow from the date alone: the assessment year and its first and last day.</summary>
internal static class AssessmentYear
{
    public static IReadOnlyDictionary<string, FactValue> Of(DateOnly asOf)
    {
        var year = EntitlementPeriod.AssessmentYear(asOf);
        return new Dictionary<string, FactValue>(StringComparer.Ordinal)
        {
            ["assessment_year"] = new NumberFact(year),
            ["assessment_year_start"] = new DateFact(new DateOnly(year, 1, 1)),
            ["assessment_year_end"] = new DateFact(new DateOnly(year, 12, 31)),
        };
    }
}
