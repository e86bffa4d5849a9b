using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Reads a draft by way of the exchange form, so that it is checked exactly as an imported file is.</summary>
public static class DraftReader
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DraftReading Read(DraftForm form, AttributeCatalog catalog)
    {
        var tree = new DraftTreeWriter(catalog);
        var item = form.Head.DeepClone().AsObject();
        item["id"] = form.Id.Trim();
        item["title"] = form.Title.Trim();
        item["conditions"] = tree.Write(form.Tree.Root, "$.conditions");
        var problems = new List<DraftProblem>(tree.Problems);
        item["amount"] = AmountOf(form, catalog, problems);
        item["cap"] = CapOf(form.Cap, problems);
        using var document = JsonDocument.Parse(item.ToJsonString(Plain), new JsonDocumentOptions { MaxDepth = 256 });
        var parsed = PolicyExchange.ReadOne(document.RootElement, catalog, "$");
        var prefix = $"事项 {form.Id.Trim()}：";
        problems.AddRange(parsed.Diagnostics.Select(one => Placed(one, prefix, tree, form)));
        return new DraftReading(problems.Count == 0 ? parsed.Value : null, [.. problems]);
    }

    /// <summary>The file that `import policies` takes: an array of this one item.</summary>
    public static byte[] FileOf(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartArray();
            PolicyExchange.Write(rule, writer);
            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static JsonObject JsonOf(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            PolicyExchange.Write(rule, writer);
        }

        return JsonNode.Parse(buffer.WrittenSpan)?.AsObject() ?? throw new InvalidOperationException($"The rule {rule.Id} was not written as an object.");
    }

    internal static JsonNode? AmountOf(DraftForm form, AttributeCatalog catalog, List<DraftProblem> problems)
    {
        if (form.Editing is not { } typed)
        {
            return AmountOf(form.Amount, problems);
        }

        var faults = AmountForms.Read(typed, catalog).Faults.Where(fault => fault.IsFault);
        problems.AddRange(
            faults.Select(fault => new DraftProblem(null, DraftField.Amount, fault.Row is { } row ? $"第 {row + 1} 档：{fault.Message}" : fault.Message))
        );
        return null;
    }

    private static JsonNode? AmountOf(string text, List<DraftProblem> problems)
    {
        var bare = text.Trim();
        if (!bare.StartsWith('{'))
        {
            return bare.Length == 0 ? null : JsonValue.Create(bare);
        }

        try
        {
            return new JsonObject { ["table"] = JsonNode.Parse(bare) };
        }
        catch (JsonException broken)
        {
            problems.Add(
                new DraftProblem(
                    null,
                    DraftField.Amount,
                    $"决策表不是完整的 JSON：第 {broken.LineNumber + 1} 行第 {broken.BytePositionInLine + 1} 字节处读不下去，请检查括号、引号和逗号。"
                )
            );
            return null;
        }
    }

    internal static JsonNode? CapOf(string text, List<DraftProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (NumberInput.Read(text, Yuan) is { } cap)
        {
            return JsonValue.Create(cap);
        }

        problems.Add(new DraftProblem(null, DraftField.Cap, $"封顶金额“{text.Trim()}”不是数字，请填如 500000 或 50 万；不封顶时留空。"));
        return null;
    }

    private static AttributeDefinition Yuan { get; } =
        new("cap", "封顶金额", AttributeType.Decimal, "CNY", null, "", AttributeKind.Parameter, ImmutableArray<string>.Empty);

    private static DraftProblem Placed(Diagnostic diagnostic, string prefix, DraftTreeWriter tree, DraftForm form)
    {
        var where = diagnostic.Where ?? "";
        var message = diagnostic.Message.StartsWith(prefix, StringComparison.Ordinal) ? diagnostic.Message[prefix.Length..] : diagnostic.Message;
        var field =
            where.StartsWith("$.conditions", StringComparison.Ordinal) ? DraftField.Conditions
            : where.StartsWith("$.amount", StringComparison.Ordinal) ? DraftField.Amount
            : where.StartsWith("$.cap", StringComparison.Ordinal) ? DraftField.Cap
            : DraftField.Head;
        var part = field == DraftField.Conditions ? tree.PartAt(where) ?? form.Tree.Root : null;
        return new DraftProblem(part?.Id, field, Worded(diagnostic, part, message));
    }

    /// <summary>Words of the exchange form in those of the page.</summary>
    private static string Worded(Diagnostic diagnostic, DraftPart? part, string message)
    {
        var at = diagnostic.Position is { } position ? $"第 {position + 1} 个字处：" : "";
        return diagnostic.Code switch
        {
            DiagnosticCatalogue.ConditionShape when part is { Kind: DraftPartKind.Any } => "“满足其一”里至少要有一个条件，请添加，或删去这一组。",
            DiagnosticCatalogue.ConditionValueType when part is { Kind: DraftPartKind.Comparison } => $"{message}请按单位填写数字，或换一个比较方式。",
            DiagnosticCatalogue.PolicyMissingField when diagnostic.Where == "$.id" => "请填写事项编号。",
            DiagnosticCatalogue.PolicyMissingField when diagnostic.Where == "$.title" => "请填写事项名称。",
            _ => at + message,
        };
    }
}
