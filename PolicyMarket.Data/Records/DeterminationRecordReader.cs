using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Records;

/// <summary>Reads a receipt's JSON for pages and for the replay.</summary>
public sealed class DeterminationRecordReader(AttributeCatalog catalog)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 256 };

    /// <summary>The view, or a diagnostic when the text is not a receipt of a known format.</summary>
    public Result<DeterminationRecordView> Read(string receiptJson)
    {
        try
        {
            using var json = JsonDocument.Parse(receiptJson, Bounded);
            var root = json.RootElement;
            return root.GetProperty("format").GetInt32() == DeterminationRecordMaker.Format
                ? Result.Ok<DeterminationRecordView>(View(root))
                : Result.Fail<DeterminationRecordView>(
                    new Diagnostic(DataDiagnostics.DeterminationRecordBroken, DeterminationRecordWording.FormatUnknown)
                );
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Result.Fail<DeterminationRecordView>(
                new Diagnostic(DataDiagnostics.DeterminationRecordBroken, DeterminationRecordWording.ContentBroken(exception.Message))
            );
        }
    }

    private DeterminationRecordView View(JsonElement root)
    {
        var grounds = root.GetProperty("grounds");
        var firm = grounds.GetProperty("firm");
        var item = grounds.GetProperty("item");
        ImmutableArray<RecordedFact> facts = [.. grounds.GetProperty("facts").EnumerateArray().Select(Fact)];
        var byName = facts.ToDictionary(f => f.Attribute, StringComparer.Ordinal);
        return new DeterminationRecordView(
            Date(root, "asOf"),
            root.GetProperty("runId").GetInt64(),
            Text(firm, "creditCode"),
            Text(firm, "name"),
            Text(item, "code"),
            item.GetProperty("version").GetInt32(),
            Text(item, "fingerprint"),
            Text(item, "title"),
            Text(item, "department"),
            Text(item, "documentTitle"),
            item.GetProperty("documentNumber").GetString(),
            Text(item, "period"),
            Outcome(Text(grounds, "outcome")),
            grounds.GetProperty("amountFen") is { ValueKind: JsonValueKind.Number } fen ? fen.GetInt64() : null,
            Condition(grounds.GetProperty("conditions"), byName),
            facts,
            Amount(grounds.GetProperty("amount"))
        )
        {
            Earlier = grounds.TryGetProperty("earlierEvents", out var earlier)
                ? [.. earlier.EnumerateArray().Select(one => new EarlierEvent(Text(one, "claim"), one.GetProperty("amountFen").GetInt64()))]
                : [],
            Territory = item.TryGetProperty("territory", out var territory) ? territory.GetString() : null,
        };
    }

    private RecordedFact Fact(JsonElement fact)
    {
        var name = Text(fact, "attribute");
        if (!catalog.TryDescribe(name, out var definition))
        {
            throw new FormatException(DeterminationRecordWording.AttributeUnknown(name));
        }

        var value = FactJson.Read(fact.GetProperty("value"), definition, name);
        if (!value.Succeeded)
        {
            throw new FormatException(value.Why);
        }

        return new RecordedFact(
            name,
            Text(fact, "label"),
            value.Value,
            Text(fact, "text"),
            fact.GetProperty("isParameter").GetBoolean(),
            fact.GetProperty("source").GetString(),
            fact.GetProperty("period").GetString(),
            fact.GetProperty("batch") is { ValueKind: JsonValueKind.Number } batch ? batch.GetInt64() : null,
            fact.GetProperty("asOf").ValueKind == JsonValueKind.Null ? null : Date(fact, "asOf")
        );
    }

    private static RecordedCondition Condition(JsonElement node, Dictionary<string, RecordedFact> facts)
    {
        var attribute = node.GetProperty("attribute").GetString();
        ImmutableArray<RecordedCondition> parts = node.TryGetProperty("parts", out var below)
            ? [.. below.EnumerateArray().Select(part => Condition(part, facts))]
            : [];
        return new RecordedCondition(
            Text(node, "kind"),
            Text(node, "sentence"),
            node.GetProperty("cite").GetString(),
            attribute,
            Truth(Text(node, "truth")),
            node.GetProperty("value").GetString(),
            SourceLine(attribute, node.GetProperty("value").GetString(), facts, fact => fact.SourceLine),
            parts
        )
        {
            PlainSourceLine = SourceLine(attribute, node.GetProperty("value").GetString(), facts, fact => fact.PlainSourceLine),
        };
    }

    /// <summary>A value without a fact of its own was computed by the platform.</summary>
    private static string? SourceLine(string? attribute, string? value, Dictionary<string, RecordedFact> facts, Func<RecordedFact, string> line) =>
        attribute is null || value is null ? null
        : facts.TryGetValue(attribute, out var fact) ? line(fact)
        : DeterminationRecordWording.ComputedByPlatform;

    private static RecordedAmount Amount(JsonElement amount) =>
        new(
            amount.GetProperty("formula").GetString(),
            [.. amount.GetProperty("steps").EnumerateArray().Select(step => new FeelStep(Text(step, "expression"), Text(step, "result")))],
            Number(amount, "raw"),
            Number(amount, "cap"),
            Number(amount, "payable"),
            Text(amount, "sentence")
        );

    private static Truth Truth(string text) =>
        text switch
        {
            "true" => Rules.Outcomes.Truth.True,
            "false" => Rules.Outcomes.Truth.False,
            "unknown" => Rules.Outcomes.Truth.Unknown,
            _ => throw new FormatException(DeterminationRecordWording.TruthUnknown(text)),
        };

    private static OutcomeKind Outcome(string text) =>
        text switch
        {
            nameof(OutcomeKind.Eligible) => OutcomeKind.Eligible,
            nameof(OutcomeKind.Unknown) => OutcomeKind.Unknown,
            nameof(OutcomeKind.Ineligible) => OutcomeKind.Ineligible,
            _ => throw new FormatException(DeterminationRecordWording.OutcomeUnknown(text)),
        };

    private static decimal? Number(JsonElement from, string name) =>
        from.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static DateOnly Date(JsonElement from, string name) => DateOnly.ParseExact(Text(from, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(JsonElement from, string name) =>
        from.GetProperty(name).GetString() ?? throw new FormatException(DeterminationRecordWording.FieldMissing(name));
}
