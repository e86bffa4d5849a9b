using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// Tells whether two texts of an item differ in numbers and dates alone: the same tree, attributes, operators and codes, the same form of the amount, the same
/// head but for its numbers.
/// </summary>
public static partial class NumberChange
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "id",
        "attribute",
        "op",
        "region",
        "department",
        "exclusive_group",
        "mode",
        "category",
        "benefit",
        "frequency",
        "open_to",
        "enjoyed_by",
        "opens",
    };

    public static bool IsAll(PolicyRule before, PolicyRule after) =>
        before.Fingerprint != after.Fingerprint && JsonNode.DeepEquals(FormOf(before), FormOf(after));

    private static JsonNode? FormOf(PolicyRule rule) => Form(JsonNode.Parse(DraftContent.JsonOf(rule)), key: "", isLaw: false);

    /// <summary>Law: conditions and amount, in whose texts only literals are numbers.</summary>
    private static JsonNode? Form(JsonNode? node, string key, bool isLaw) =>
        node switch
        {
            JsonObject parts => new JsonObject(
                parts.Select(part => KeyValuePair.Create(part.Key, Form(part.Value, part.Key, isLaw || part.Key is "conditions" or "amount")))
            ),
            JsonArray list => new JsonArray([.. list.Select(part => Form(part, key, isLaw))]),
            JsonValue value when value.TryGetValue<string>(out var text) => Kept.Contains(key) ? text : TextForm(text, key, isLaw),
            JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
            JsonValue => "#",
            _ => null,
        };

    private static string TextForm(string text, string key, bool isLaw) =>
        (isLaw, key) switch
        {
            (false, _) or (_, "cite") => Digits().Replace(text, "#"),
            (_, "value") => IsoDate().IsMatch(text) ? "#" : text,
            _ => Literals().Replace(text, match => match.Value.StartsWith('"') && !IsoDate().IsMatch(match.Value.Trim('"')) ? match.Value : "#"),
        };

    [GeneratedRegex(@"[0-9][0-9,.\-]*|[〇一二三四五六七八九十百千万亿]+(?=[万亿元年月日%个家])", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsoDate();

    /// <summary>A quoted text or a number that is no part of a name.</summary>
    [GeneratedRegex("\"[^\"]*\"|(?<![\\p{L}_0-9.])[0-9]+(\\.[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();
}
