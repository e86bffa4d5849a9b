using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Vocabulary;

/// <summary>Words that policy texts use for an attribute, such as 营收 for 营业收入: those by which documents are read.</summary>
public static class AttributeSynonyms
{
    private const int LongestWord = 40;

    /// <summary>Names of the attributes that these words mean as a whole, the more specific first.</summary>
    public static ImmutableArray<string> Meant(string words)
    {
        var bare = words.Trim();
        return bare.Length is 0 or > LongestWord
            ? []
            :
            [
                .. MeasureWords
                    .Patterns.Where(one =>
                        one.Measure.Attribute is not null && one.Pattern.Match(bare) is { Success: true } match && match.Length == bare.Length
                    )
                    .Select(one => one.Measure.Attribute ?? "")
                    .Distinct(StringComparer.Ordinal),
            ];
    }
}
