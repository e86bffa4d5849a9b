using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Codes by name in sentences, so that the name leads back to the code: where two codes bear one name, the code stands next to it.</summary>
internal static class CodeWords
{
    private static readonly Lazy<Dictionary<string, string[]>> Regions = new(() => ByName(RegionTree.All.Select(code => code.Value), RegionTree.FullName));
    private static readonly Lazy<Dictionary<string, string[]>> Industries = new(() =>
        ByName(IndustryTree.All.Select(code => code.Value), IndustryTree.Name)
    );

    public static string NameOf(AttributeDefinition? attribute, string code)
    {
        var name = CodeLabels.NameOf(attribute, code);
        return name == code || CodesOf(attribute, name) is [var only] && only == code ? name : $"{name}（{code}）";
    }

    /// <summary>The codes that <see cref="NameOf"/> may have written so: mostly one, the text itself where no code bears the name.</summary>
    public static IEnumerable<string> CodeOf(AttributeDefinition attribute, string text)
    {
        if (
            text.EndsWith('）')
            && text.LastIndexOf('（') is var bracket and >= 0
            && text[(bracket + 1)..^1] is var code
            && NameOf(attribute, code) == text
        )
        {
            return [code];
        }

        return CodesOf(attribute, text) is [var only] ? [only] : [text];
    }

    private static string[] CodesOf(AttributeDefinition? attribute, string name) =>
        attribute switch
        {
            null => [],
            { IsRegion: true } => Regions.Value.GetValueOrDefault(name, []),
            { IsIndustry: true } => Industries.Value.GetValueOrDefault(name, []),
            _ => CodeLabels.CodeOf(attribute, name) is { } code ? [code] : [],
        };

    private static Dictionary<string, string[]> ByName(IEnumerable<string> codes, Func<string, string> name) =>
        codes.GroupBy(name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
