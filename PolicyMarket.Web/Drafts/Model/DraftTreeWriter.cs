using System.Globalization;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Writes a tree of texts in the exchange form; notes what is not filled in yet, and which part stands at which path.</summary>
internal sealed class DraftTreeWriter(AttributeCatalog catalog)
{
    private readonly Dictionary<string, DraftPart> byPath = new(StringComparer.Ordinal);

    public List<DraftProblem> Problems { get; } = [];

    /// <summary>The innermost part that holds this path.</summary>
    public DraftPart? PartAt(string path)
    {
        for (var end = path.Length; end > 0; end = Math.Max(path.LastIndexOf('.', end - 1), path.LastIndexOf('[', end - 1)))
        {
            if (byPath.TryGetValue(path[..end], out var part))
            {
                return part;
            }
        }

        return null;
    }

    public JsonObject Write(DraftPart part, string path)
    {
        byPath[path] = part;
        return part.Kind switch
        {
            DraftPartKind.All => new JsonObject { ["all"] = Parts(part, path + ".all") },
            DraftPartKind.Any => new JsonObject { ["any"] = Parts(part, path + ".any") },
            DraftPartKind.Not when part.Parts is [var only] => new JsonObject { ["not"] = Write(only, path + ".not") },
            DraftPartKind.Not when part.Parts.Count > 1 => new JsonObject { ["not"] = Alternatives(part, path + ".not") },
            DraftPartKind.Not => Missing(part, "“都不满足”里要有一个条件，请添加，或删去这一组。"),
            DraftPartKind.Formula => Cited(new JsonObject { ["feel"] = part.Formula }, part),
            DraftPartKind.Comparison => Comparison(part),
            _ => throw new InvalidOperationException($"A part of the unknown kind {part.Kind}."),
        };
    }

    private JsonObject Alternatives(DraftPart part, string path)
    {
        byPath[path] = part;
        return new JsonObject { ["any"] = Parts(part, path + ".any") };
    }

    private JsonArray Parts(DraftPart group, string path)
    {
        var parts = new JsonArray();
        foreach (var (place, part) in group.Parts.Index())
        {
            parts.Add(Write(part, string.Create(CultureInfo.InvariantCulture, $"{path}[{place}]")));
        }

        return parts;
    }

    private JsonObject Comparison(DraftPart part)
    {
        if (part.Attribute.Trim().Length == 0)
        {
            return Missing(part, "请选择指标。");
        }

        var leaf = new JsonObject { ["attribute"] = part.Attribute.Trim(), ["op"] = part.Op.Symbol() };
        if (!catalog.TryGet(part.Attribute, out var definition))
        {
            leaf["value"] = true;
            return leaf; // the reader says so
        }

        if (Gap(part, definition) is { } gap)
        {
            return Missing(part, gap);
        }

        leaf["value"] = part switch
        {
            { Op: ComparisonOperator.Exists } => JsonValue.Create(true),
            { IsAgainstAttribute: true } => JsonValue.Create("@" + part.ValueAt(0)),
            { Op: ComparisonOperator.Between } => new JsonArray(Value(part.ValueAt(0), definition), Value(part.ValueAt(1), definition)),
            { Op: ComparisonOperator.Under, Values: [var only] } => Value(only, definition),
            _ when DraftWords.IsList(part.Op) => new JsonArray([.. part.Values.Select(value => Value(value, definition))]),
            _ => Value(part.ValueAt(0), definition),
        };
        return Cited(leaf, part);
    }

    /// <summary>Message about input that is still missing; null when there is none.</summary>
    private static string? Gap(DraftPart part, AttributeDefinition definition) =>
        part.Op switch
        {
            ComparisonOperator.Exists => null,
            _ when part.IsAgainstAttribute => part.ValueAt(0).Length == 0 ? "请选择要与之比较的指标。" : null,
            ComparisonOperator.Between => part.ValueAt(0).Trim().Length == 0 || part.ValueAt(1).Trim().Length == 0 ? "请填写区间的两端。" : null,
            _ when DraftWords.IsList(part.Op) => part.Values.Count == 0 ? "请至少选一个取值。" : null,
            _ when part.ValueAt(0).Trim().Length == 0 => definition.Type switch
            {
                AttributeType.Date => "请选择日期。",
                AttributeType.Code => "请选择取值。",
                _ => "请填写要比较的值。",
            },
            _ => null,
        };

    /// <summary>A text that is no number stays a text, which the reader refuses with the attribute's name.</summary>
    private static JsonValue? Value(string text, AttributeDefinition definition) =>
        definition.Type switch
        {
            _ when text.StartsWith('@') => JsonValue.Create(text.Trim()),
            AttributeType.Decimal or AttributeType.Integer => NumberInput.Read(text, definition) is { } number
                ? JsonValue.Create(number)
                : JsonValue.Create(text.Trim()),
            AttributeType.Boolean => JsonValue.Create(text == "true"),
            _ => JsonValue.Create(text.Trim()),
        };

    private static JsonObject Cited(JsonObject leaf, DraftPart part)
    {
        if (!string.IsNullOrWhiteSpace(part.Cite))
        {
            leaf["cite"] = part.Cite;
        }

        return leaf;
    }

    private JsonObject Missing(DraftPart part, string what)
    {
        Problems.Add(new DraftProblem(part.Id, DraftField.Conditions, what));
        return new JsonObject { ["all"] = new JsonArray() };
    }
}
