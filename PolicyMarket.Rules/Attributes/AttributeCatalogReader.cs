using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Reads the exchange form of the catalogue: an array of definitions with name, label_zh, type, unit, kind.</summary>
internal static class AttributeCatalogReader
{
    private const int MaxAttributes = 20_000;
    private const int MaxName = 100;
    private const int MaxFields = 100;

    /// <summary>Every bad definition is listed. Foreign: a definition without a label is called by its name.</summary>
    public static Result<AttributeCatalog> Read(JsonElement root, bool isForeign = false)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() > MaxAttributes)
        {
            return Result.Fail<AttributeCatalog>(new Diagnostic(
                DiagnosticCatalogue.JsonShape, $"指标目录应为 JSON 数组，每项一个指标，至多 {MaxAttributes} 项。", "$"));
        }

        var wrong = new List<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var definitions = new List<AttributeDefinition>();
        var index = 0;
        foreach (var element in root.EnumerateArray())
        {
            var where = $"$[{index++}]";
            if (ReadOne(element, where, wrong, isForeign) is not { } definition)
            {
                continue;
            }

            if (!seen.Add(definition.Name))
            {
                wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeTwice, $"指标 {definition.Name} 重复出现，请删去一个。", where));
                continue;
            }

            definitions.Add(definition);
        }

        return wrong.Count > 0 ? Result.Fail<AttributeCatalog>(wrong) : Result.Ok<AttributeCatalog>(AttributeCatalog.Of(definitions));
    }

    private static AttributeDefinition? ReadOne(JsonElement element, string where, List<Diagnostic> wrong, bool isForeign)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.JsonShape, "每个指标应为一个 JSON 对象。", where));
            return null;
        }

        var (name, label, type) = (Text(element, "name"), Text(element, "label_zh"), Text(element, "type"));
        label ??= isForeign ? name : null;
        if (name is null || label is null || type is null)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeIncomplete, "指标须有 name、label_zh 和 type，均为非空文字。", where));
            return null;
        }

        if (name.Length > MaxName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            wrong.Add(new Diagnostic(
                DiagnosticCatalogue.AttributeName, $"指标名“{name}”只能由字母、数字和下划线组成，不以数字开头，至多 {MaxName} 字。", where));
            return null;
        }

        var kind = Text(element, "kind") ?? "fact";
        if (!TryChoose<AttributeType>(type, out var typeValue) || !TryChoose<AttributeKind>(kind, out var kindValue))
        {
            wrong.Add(new Diagnostic(
                DiagnosticCatalogue.AttributeChoice,
                $"指标 {name} 的类型“{type}”或类别“{kind}”不认识；类型可为 {Choices<AttributeType>()}，类别可为 {Choices<AttributeKind>()}。",
                where));
            return null;
        }

        var read = new AttributeDefinition(
            name, label, typeValue, Text(element, "unit"), Text(element, "source_department"), Text(element, "description") ?? "", kindValue, Values(element));
        if (Text(element, "period") is { } written)
        {
            if (!TryChoose<PeriodUnit>(written, out var unit))
            {
                wrong.Add(new Diagnostic(
                    DiagnosticCatalogue.AttributeChoice, $"指标 {name} 的期间“{written}”不认识，可为 {Choices<PeriodUnit>()}；随时更新的状态不写。", where + ".period"));
                return null;
            }

            read = read with { Period = unit };
        }

        if (element.TryGetProperty("tree", out var tree))
        {
            return WithTree(read, tree, where, wrong);
        }

        return typeValue == AttributeType.List ? WithFields(read, element, where, wrong) : read;
    }

    /// <summary>Codes begin with a letter and hold all codes that begin with them.</summary>
    private static AttributeDefinition? WithTree(AttributeDefinition code, JsonElement tree, string where, List<Diagnostic> wrong)
    {
        if (code.Type != AttributeType.Code || tree.ValueKind != JsonValueKind.String || tree.GetString() != "prefix" || code.Values.Any(value => value.Length == 0 || !char.IsAsciiLetter(value[0])))
        {
            wrong.Add(new Diagnostic(
                DiagnosticCatalogue.TreeShape, $"指标 {code.Name} 的 tree 只能写 \"prefix\"，类型须为 code，代码须以字母开头，上级代码是下级代码的开头。", where + ".tree"));
            return null;
        }

        return code with { IsPrefixTree = true };
    }

    /// <summary>A list names and types the fields of its records.</summary>
    private static AttributeDefinition? WithFields(AttributeDefinition list, JsonElement element, string where, List<Diagnostic> wrong)
    {
        if (!element.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array || fields.GetArrayLength() is 0 or > MaxFields)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.FieldsMissing, $"明细指标 {list.Name} 须有 fields：1 至 {MaxFields} 个字段，各有 name、label_zh、type。", where + ".fields"));
            return null;
        }

        var read = fields.EnumerateArray().Index().Select(field => ReadOne(field.Item, $"{where}.fields[{field.Index}]", wrong, isForeign: false)).ToList();
        var isWhole = read.TrueForAll(field => field is not null && field.Type is not (AttributeType.List or AttributeType.Set));
        if (!isWhole || read.Select(field => field?.Name).Distinct(StringComparer.Ordinal).Count() != read.Count)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.FieldsMissing, $"明细指标 {list.Name} 的字段须各有不同的名称，类型不能是 list 或 set。", where + ".fields"));
            return null;
        }

        return list with { Fields = [.. read.OfType<AttributeDefinition>()] };
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private static ImmutableArray<string> Values(JsonElement element) =>
        element.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()).OfType<string>()]
            : [];

    private static bool TryChoose<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    private static string Choices<T>()
        where T : struct, Enum =>
        string.Join("、", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
