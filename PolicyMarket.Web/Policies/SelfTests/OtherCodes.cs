namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>A code that is none of those that an item names: what "somewhere else" and "another trade" stand for.</summary>
internal static class OtherCodes
{
    private static readonly string[] Regions = ["110000", "440000", "310000", "650000"];
    private static readonly string[] Industries = ["A", "S", "F", "C", "I", "L"];

    /// <summary>Null where none is known; the question then stays open.</summary>
    public static string? Of(SelfTestQuestion question)
    {
        var candidates =
            question.Attribute.IsRegion ? Regions
            : question.Attribute.IsIndustry ? Industries
            : [];
        return candidates.FirstOrDefault(candidate =>
            !question.Options.Any(option =>
                option.Value.StartsWith(candidate.TrimEnd('0'), StringComparison.Ordinal) || candidate.StartsWith(option.Value, StringComparison.Ordinal)
            )
        );
    }
}
