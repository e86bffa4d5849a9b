using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Policies;

/// <summary>The JSON exchange form of items: an array of objects, one an item.</summary>
public static class PolicyExchange
{
    private static readonly ConditionalWeakTable<PolicyRule, string> Fingerprints = [];

    public const int MaxItems = 200_000;

    /// <summary>All items or none: every bad item is listed with its id and path; the stream stays open.</summary>
    public static Result<ImmutableArray<PolicyRule>> Read(Stream json, AttributeCatalog catalog) => Read(json, catalog, null);

    /// <summary>
    /// The same for files from elsewhere: codes that are in no table of ours are noted in the list and compared as they stand, and only id and conditions must
    /// be there.
    /// </summary>
    public static Result<ImmutableArray<PolicyRule>> Read(Stream json, AttributeCatalog catalog, List<Diagnostic>? unknownCodes)
    {
        var parsed = JsonSource.Read(json);
        if (!parsed.Succeeded)
        {
            return Result.Fail<ImmutableArray<PolicyRule>>(parsed.Diagnostics);
        }

        using var document = parsed.Required;
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array)
        {
            return Result.Fail<ImmutableArray<PolicyRule>>(new Diagnostic(DiagnosticCatalogue.JsonShape, PolicyReadingWording.FileNotArray, "$"));
        }

        if (root.GetArrayLength() > MaxItems)
        {
            return Result.Fail<ImmutableArray<PolicyRule>>(
                new Diagnostic(DiagnosticCatalogue.PolicyTooMany, PolicyReadingWording.TooManyItems(MaxItems, root.GetArrayLength()), "$")
            );
        }

        var wrong = new List<Diagnostic>();
        var firstSeen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rules = ImmutableArray.CreateBuilder<PolicyRule>(root.GetArrayLength());
        var index = 0;
        foreach (var element in root.EnumerateArray())
        {
            var one = new PolicyReader(catalog, $"$[{index}]", unknownCodes).Read(element);
            if (!one.Succeeded)
            {
                wrong.AddRange(one.Diagnostics);
            }
            else if (!firstSeen.TryAdd(one.Required.Id, index))
            {
                wrong.Add(
                    new Diagnostic(
                        DiagnosticCatalogue.PolicyTwice,
                        PolicyReadingWording.DuplicateItem(one.Required.Id, firstSeen[one.Required.Id] + 1),
                        $"$[{index}].id"
                    )
                );
            }
            else
            {
                rules.Add(one.Required);
            }

            index++;
        }

        if (wrong.Count == 0)
        {
            wrong.AddRange(AwardReferences.Faults(rules, published: null, place => $"$[{place}]"));
        }

        return wrong.Count > 0 ? Result.Fail<ImmutableArray<PolicyRule>>(wrong) : Result.Ok<ImmutableArray<PolicyRule>>(rules.ToImmutable());
    }

    /// <summary>Messages begin with the item's id when it has one.</summary>
    public static Result<PolicyRule> ReadOne(JsonElement element, AttributeCatalog catalog, string where) =>
        new PolicyReader(catalog, where).Read(element);

    public static void Write(PolicyRule rule, Utf8JsonWriter writer) => Write(rule, writer, PolicyWords.Of(rule.Mode));

    private static void Write(PolicyRule rule, Utf8JsonWriter writer, string mode)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("title", rule.Title);
        WriteDocument(rule.Document, writer);
        writer.WriteString("category", rule.Category);
        writer.WriteString("mode", mode);
        writer.WriteString("department", rule.Department);
        writer.WriteString("summary", rule.Summary);
        writer.WritePropertyName("conditions");
        ConditionJson.Write(rule.WrittenConditions ?? rule.Conditions, writer);
        WriteAmount(rule, writer);
        if (rule.Cap is { } cap)
        {
            writer.WriteNumber("cap", ExactDecimal.Plain(cap));
        }
        else
        {
            writer.WriteNull("cap");
        }

        WriteText("exclusive_group", rule.ExclusiveGroup, writer);
        writer.WriteString("frequency", PolicyWords.Of(rule.Frequency));
        WriteWindow(rule.Window, writer);
        writer.WriteString("source", rule.Source);
        writer.WriteString("confidence", rule.Confidence);
        WriteBenefit(rule, writer);
        writer.WriteEndObject();
    }

    /// <summary>Only what the file named: an older text keeps its fingerprint.</summary>
    private static void WriteBenefit(PolicyRule rule, Utf8JsonWriter writer)
    {
        WriteGiven("benefit", rule.DeclaredBenefit is { } kind ? PolicyWords.Of(kind) : null, writer);
        WriteGiven("territory", rule.DeclaredTerritory, writer);
        WriteGiven("open_to", rule.IsOpenToAnywhere ? PolicyWords.OpenToAnywhere : null, writer);
        WriteGiven("where", rule.Where, writer);
        WriteGiven("enjoyed_by", rule.EnjoyedBy, writer);
        if (!rule.Opens.Names.IsEmpty)
        {
            writer.WriteStartArray("opens");
            foreach (var name in rule.Opens.Names)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        WriteGiven("disclosure", rule.DeclaredDisclosure is { } disclosure ? PolicyWords.Of(disclosure) : null, writer);
        WriteGiven("disclosure_ground", rule.DisclosureGround, writer);
        if (rule.StayYears is { } years)
        {
            writer.WriteNumber("stay_years", years);
        }

        HandlingJson.Write(rule, writer);
    }

    private static void WriteGiven(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>Worked out once for each rule: rules never change.</summary>
    internal static string FingerprintOf(PolicyRule rule) => Fingerprints.GetValue(rule, Sign);

    private static string Sign(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            // The former word: what was published before the six modes keeps its fingerprint.
            Write(rule, writer, rule.Mode == ClaimMode.Apply ? PolicyWords.FormerApply : PolicyWords.Of(rule.Mode));
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void WriteAmount(PolicyRule rule, Utf8JsonWriter writer)
    {
        if (rule.AmountTable is not { } table)
        {
            WriteText("amount", rule.AmountText, writer);
            return;
        }

        writer.WriteStartObject("amount");
        writer.WritePropertyName("table");
        table.Write(writer);
        writer.WriteEndObject();
    }

    private static void WriteDocument(PolicyText document, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("document");
        writer.WriteString("title", document.Title);
        WriteText("number", document.Number, writer);
        WriteText("issuer", document.Issuer, writer);
        writer.WriteString("level", document.Level);
        WriteText("region", document.Region, writer);
        WriteText("effective_from", Iso(document.EffectiveFrom), writer);
        WriteText("effective_to", Iso(document.EffectiveTo), writer);
        writer.WriteEndObject();
    }

    /// <summary>Left out where there is none, so that items without a window keep their fingerprint.</summary>
    private static void WriteWindow(ApplicationWindow? window, Utf8JsonWriter writer)
    {
        if (window is null)
        {
            return;
        }

        writer.WriteStartObject("window");
        WriteText("from", Iso(window.From), writer);
        WriteText("to", Iso(window.To), writer);
        writer.WriteEndObject();
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteText(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, text);
        }
    }
}
