using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Cases;

/// <summary>A code that is none of those that an item names, nor above or below one: "somewhere else", "another trade", "another kind".</summary>
public static class OtherCode
{
    private static readonly string[] Regions = ["110000", "440000", "310000", "650000"];
    private static readonly string[] Industries = ["A", "S", "F", "C", "I", "L"];

    /// <summary>Null where none is known.</summary>
    public static string? Of(AttributeDefinition attribute, IReadOnlyCollection<string> named)
    {
        IEnumerable<string> candidates =
            attribute.IsRegion ? Regions
            : attribute.IsIndustry ? Industries
            : attribute.Values;
        return candidates.FirstOrDefault(candidate => !named.Any(code => attribute.HasTree ? AreRelated(code, candidate) : code == candidate));
    }

    private static bool AreRelated(string code, string candidate) =>
        code.StartsWith(candidate.TrimEnd('0'), StringComparison.Ordinal) || candidate.StartsWith(code, StringComparison.Ordinal);
}
