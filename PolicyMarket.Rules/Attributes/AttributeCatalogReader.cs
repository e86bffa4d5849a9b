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
            return Result.Fail<AttributeCatalog>(new Diagnostic(DiagnosticCatalogue.JsonShape, AttributeWording.CatalogNotArray(MaxAttributes), "$"));
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
                wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeTwice, AttributeWording.DuplicateAttribute(definition.Name), where));
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
            wrong.Add(new Diagnostic(DiagnosticCatalogue.JsonShape, AttributeWording.AttributeNotObject, where));
            return null;
        }

        var (name, label, type) = (Text(element, "name"), Text(element, "label_zh"), Text(element, "type"));
        label ??= isForeign ? name : null;
        if (name is null || label is null || type is null)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeIncomplete, AttributeWording.AttributeIncomplete, where));
            return null;
        }

        if (name.Length > MaxName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeName, AttributeWording.AttributeNameInvalid(name, MaxName), where));
            return null;
        }

        var kind = Text(element, "kind") ?? "fact";
        if (!TryChoose<AttributeType>(type, out var typeValue) || !TryChoose<AttributeKind>(kind, out var kindValue))
        {
            wrong.Add(
                new Diagnostic(
                    DiagnosticCatalogue.AttributeChoice,
                    AttributeWording.UnknownTypeOrKind(name, type, kind, Choices<AttributeType>(), Choices<AttributeKind>()),
                    where
                )
            );
            return null;
        }

        var read = new AttributeDefinition(
            name,
            label,
            typeValue,
            Text(element, "unit"),
            Text(element, "source_department"),
            Text(element, "description") ?? "",
            kindValue,
            Values(element)
        );
        if (WithPeriod(read, element, where, wrong) is not { } undated || WithExample(undated, element, where, wrong) is not { } dated)
        {
            return null;
        }

        if (element.TryGetProperty("tree", out var tree))
        {
            return WithTree(dated, tree, where, wrong);
        }

        return typeValue == AttributeType.List ? WithFields(dated, element, where, wrong) : dated;
    }

    /// <summary>Unchanged when no period is written: the value is a state.</summary>
    private static AttributeDefinition? WithPeriod(AttributeDefinition read, JsonElement element, string where, List<Diagnostic> wrong)
    {
        if (Text(element, "period") is not { } written)
        {
            return read;
        }

        if (TryChoose<PeriodUnit>(written, out var unit))
        {
            return read with { Period = unit };
        }

        var message = AttributeWording.UnknownPeriodUnit(read.Name, written, Choices<PeriodUnit>());
        wrong.Add(new Diagnostic(DiagnosticCatalogue.AttributeChoice, message, where + ".period"));
        return null;
    }

    /// <summary>Unchanged when no example is written; one of another type than the attribute is a fault.</summary>
    private static AttributeDefinition? WithExample(AttributeDefinition read, JsonElement element, string where, List<Diagnostic> wrong)
    {
        if (!element.TryGetProperty("example", out var written) || written.ValueKind == JsonValueKind.Null)
        {
            return read;
        }

        var example = FactJson.Read(written, read, where + ".example");
        wrong.AddRange(example.Diagnostics);
        return example.Value is { } value ? read with { Example = value } : null;
    }

    /// <summary>Codes begin with a letter and hold all codes that begin with them.</summary>
    private static AttributeDefinition? WithTree(AttributeDefinition code, JsonElement tree, string where, List<Diagnostic> wrong)
    {
        if (
            code.Type != AttributeType.Code
            || tree.ValueKind != JsonValueKind.String
            || tree.GetString() != "prefix"
            || code.Values.Any(value => value.Length == 0 || !char.IsAsciiLetter(value[0]))
        )
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.TreeShape, AttributeWording.CodeTreeInvalid(code.Name), where + ".tree"));
            return null;
        }

        return code with
        {
            IsPrefixTree = true,
        };
    }

    /// <summary>A list names and types the fields of its records.</summary>
    private static AttributeDefinition? WithFields(AttributeDefinition list, JsonElement element, string where, List<Diagnostic> wrong)
    {
        if (!element.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array || fields.GetArrayLength() is 0 or > MaxFields)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.FieldsMissing, AttributeWording.FieldsMissing(list.Name, MaxFields), where + ".fields"));
            return null;
        }

        var read = fields
            .EnumerateArray()
            .Index()
            .Select(field => ReadOne(field.Item, $"{where}.fields[{field.Index}]", wrong, isForeign: false))
            .ToList();
        var isWhole = read.TrueForAll(field => field is not null && field.Type is not (AttributeType.List or AttributeType.Set));
        if (!isWhole || read.Select(field => field?.Name).Distinct(StringComparer.Ordinal).Count() != read.Count)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.FieldsMissing, AttributeWording.FieldsInvalid(list.Name), where + ".fields"));
            return null;
        }

        return list with
        {
            Fields = [.. read.OfType<AttributeDefinition>()],
        };
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private static ImmutableArray<string> Values(JsonElement element) =>
        element.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()).OfType<string>()]
            : [];

    private static bool TryChoose<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    private static string Choices<T>()
        where T : struct, Enum => string.Join("、", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
