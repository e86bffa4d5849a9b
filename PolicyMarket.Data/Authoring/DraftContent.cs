using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// Content of a draft as three JSON texts. Head: the exchange form without conditions, amount and cap. Conditions: <c>{"rule": exchange form, "editor": any,
/// "fault": text}</c>. Amount: <c>{"amount", "cap", "editor", "fault"}</c>. A part that is not filled in has a fault and no rule; "editor" is the state of
/// the page, which this project does not read.
/// </summary>
/// <example><code>DraftContent.Of(rule).Read(catalog).Required.Fingerprint == rule.Fingerprint</code></example>
public sealed record DraftContent(string Head, string Conditions, string Amount)
{
    /// <summary>Longest text of one part, characters.</summary>
    public const int MostCharacters = 400_000;

    private const int MostDepth = 256;

    /// <summary>Compact, with Chinese as it is.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MostDepth };

    /// <summary>Content of a rule as its text states it.</summary>
    public static DraftContent Of(PolicyRule rule)
    {
        var item = Parse(JsonOf(rule));
        var conditions = new JsonObject { ["rule"] = Take(item, "conditions") };
        var amount = new JsonObject { ["amount"] = Take(item, "amount"), ["cap"] = Take(item, "cap") };
        return new DraftContent(item.ToJsonString(Plain), conditions.ToJsonString(Plain), amount.ToJsonString(Plain));
    }

    /// <summary>The rule as its text states it, in the exchange form.</summary>
    public static string JsonOf(PolicyRule rule) => VersionWriting.JsonOf(Jurisdiction.Remove(rule));

    /// <summary>The text of one part.</summary>
    public string TextOf(DraftSection section) =>
        section switch
        {
            DraftSection.Head => Head,
            DraftSection.Conditions => Conditions,
            DraftSection.Amount => Amount,
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "An unknown part of a draft."),
        };

    /// <summary>The content with another text of one part.</summary>
    public DraftContent With(DraftSection section, string text) =>
        section switch
        {
            DraftSection.Head => this with { Head = text },
            DraftSection.Conditions => this with { Conditions = text },
            DraftSection.Amount => this with { Amount = text },
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "An unknown part of a draft."),
        };

    /// <summary>The part without the state of the page, for comparisons of meaning.</summary>
    public JsonNode MeaningOf(DraftSection section)
    {
        var part = Parse(TextOf(section));
        part.Remove("editor");
        return part;
    }

    /// <summary>Parts whose meaning differs.</summary>
    public IEnumerable<DraftSection> DifferingFrom(DraftContent other) =>
        Enum.GetValues<DraftSection>().Where(section => !JsonNode.DeepEquals(MeaningOf(section), other.MeaningOf(section)));

    /// <summary>A text of the head, trimmed; empty when it is not there.</summary>
    public string HeadText(string name) => Parse(Head)[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : "";

    /// <summary>The rule, checked exactly as an imported file is; or everything that is wrong, each with its place.</summary>
    public Result<PolicyRule> Read(AttributeCatalog catalog)
    {
        var item = Parse(Head);
        var (conditions, amount) = (Parse(Conditions), Parse(Amount));
        var faults = new[] { (DraftSection.Conditions, conditions), (DraftSection.Amount, amount) }
            .Where(part => part.Item2["fault"] is not null)
            .Select(part => new Diagnostic(
                DataDiagnostics.DraftIncomplete,
                DraftWording.Incomplete(part.Item1, part.Item2["fault"]?.ToString() ?? ""),
                part.Item1 == DraftSection.Conditions ? "$.conditions" : "$.amount"
            ))
            .ToList();
        item["conditions"] = Take(conditions, "rule");
        item["amount"] = Take(amount, "amount");
        item["cap"] = Take(amount, "cap");
        using var document = JsonDocument.Parse(item.ToJsonString(Plain), new JsonDocumentOptions { MaxDepth = MostDepth });
        var read = PolicyExchange.ReadOne(document.RootElement, catalog, "$");
        return (faults.Count, read.Succeeded) switch
        {
            (0, _) => read,
            (_, true) => Result.Fail<PolicyRule>(faults),
            _ => Result.Fail<PolicyRule>(faults.Concat(read.Diagnostics.Where(d => faults.TrueForAll(f => !Lies(d, f))))),
        };
    }

    /// <summary>Null: the texts are JSON objects of a size that can be kept; otherwise what is wrong.</summary>
    internal static Diagnostic? Demand(DraftSection section, string text)
    {
        if (text.Length > MostCharacters)
        {
            return new Diagnostic(DataDiagnostics.DraftTooLong, DraftWording.TooLong(section, text.Length, MostCharacters));
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? null
                : new Diagnostic(DataDiagnostics.WorkTextShape, DraftWording.Unreadable(section));
        }
        catch (JsonException)
        {
            return new Diagnostic(DataDiagnostics.WorkTextShape, DraftWording.Unreadable(section));
        }
    }

    private static bool Lies(Diagnostic diagnostic, Diagnostic fault) =>
        fault.Where is { } place && diagnostic.Where?.StartsWith(place, StringComparison.Ordinal) == true;

    private static JsonObject Parse(string text) =>
        JsonNode.Parse(text, nodeOptions: null, new JsonDocumentOptions { MaxDepth = MostDepth }) as JsonObject
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A part of a draft is no object: {text.Length} characters."));

    private static JsonNode? Take(JsonObject from, string name)
    {
        var value = from[name];
        from.Remove(name);
        return value;
    }
}
