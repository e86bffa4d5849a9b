using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>Reads types and item definitions; a definition may name others, in any order, but not itself. Keeps the first mistake.</summary>
internal sealed class FeelTypeReader
{
    private const int MaxDefinitions = 1_000;

    private readonly Dictionary<string, JsonElement> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeName> _read = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();

    public FeelTypeReader(JsonElement? definitions)
    {
        foreach (var property in EntriesOf(definitions, "types"))
        {
            _definitions[property.Name] = property.Value;
        }
    }

    public Diagnostic? Problem { get; private set; }

    public IReadOnlyDictionary<string, TypeName> ReadAll()
    {
        foreach (var name in _definitions.Keys)
        {
            Resolve(name);
        }

        return _read;
    }

    public ImmutableDictionary<string, TypeName> ReadInputs(JsonElement? inputs)
    {
        var types = ImmutableDictionary.CreateBuilder<string, TypeName>(StringComparer.Ordinal);
        foreach (var property in EntriesOf(inputs, "input_types"))
        {
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                Fail(FeelTypingWording.InputTypeNotText, $"input_types.{property.Name}");
            }
            else if (Read(property.Value.GetString() ?? "", $"input_types.{property.Name}") is { } type)
            {
                types[property.Name] = type;
            }
        }

        return types.ToImmutable();
    }

    /// <summary>Null after a mistake.</summary>
    public TypeName? Read(string text, string place)
    {
        if (string.Equals(text.Trim(), "any", StringComparison.OrdinalIgnoreCase))
        {
            return new TypeName("Any", [], [], null);
        }

        foreach (var name in NamedIn(text))
        {
            Resolve(name);
        }

        var (type, problem) = new Parser(text, NameTable.Functions, Dialect.Standard, types: _read).ParseType();
        if (problem is not null)
        {
            Problem ??= problem with { Where = place };
            return null;
        }

        if (type is not null && !TypeNames.IsKnown(type))
        {
            Fail(FeelTypingWording.UndefinedType(text.Trim()), place);
            return null;
        }

        return type;
    }

    private void Resolve(string name)
    {
        if (_read.ContainsKey(name) || Problem is not null)
        {
            return;
        }

        if (_open.Contains(name))
        {
            Fail(FeelTypingWording.TypeCycle(string.Join(" → ", _open.Reverse().SkipWhile(one => one != name).Append(name))), $"types.{name}");
            return;
        }

        _open.Push(name);
        var (text, allowed) = PartsOf(_definitions[name]);
        if (text is null)
        {
            Fail(FeelTypingWording.TypeDefinitionInvalid, $"types.{name}");
        }
        else if (Read(text, $"types.{name}") is { } type)
        {
            _read[name] = allowed is null ? type : Restricted(type, allowed, $"types.{name}.allowed");
        }

        _open.Pop();
    }

    /// <summary>
    /// The allowed values of a list are those of its elements, as DMN has it for collections. Allowed values of its own replace those of the base.
    /// </summary>
    private TypeName Restricted(TypeName type, string allowed, string place)
    {
        var (root, problem) = new Parser(allowed, NameTable.Functions, Dialect.Standard).ParseTests();
        Problem ??= problem is null ? null : problem with { Where = place };
        return root is not UnaryTestList tests ? type
            : type is { Name: "list", Parts: [var element] } ? type with { Parts = [element with { Allowed = tests }] }
            : type with { Allowed = tests };
    }

    private static (string? Type, string? Allowed) PartsOf(JsonElement definition) =>
        definition.ValueKind switch
        {
            JsonValueKind.String => (definition.GetString(), null),
            JsonValueKind.Object when definition.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String =>
                definition.TryGetProperty("allowed", out var allowed)
                    ? allowed.ValueKind == JsonValueKind.String
                        ? (type.GetString(), allowed.GetString())
                        : (null, null)
                    : (type.GetString(), null),
            _ => (null, null),
        };

    /// <summary>Definitions whose names stand in the text, so that they are read before it.</summary>
    private IEnumerable<string> NamedIn(string text) =>
        _definitions.Keys.Where(name => name.Length > 0 && text.Contains(name, StringComparison.Ordinal) && IsNamed(text, name)).ToList();

    private static bool IsNamed(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !NameTable.IsNamePart(text[at - 1])) && (end == text.Length || !NameTable.IsNamePart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private List<JsonProperty> EntriesOf(JsonElement? json, string place)
    {
        if (json is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
        {
            return [];
        }

        if (
            given.ValueKind != JsonValueKind.Object
            || given.EnumerateObject().Count() > MaxDefinitions
            || given.EnumerateObject().Any(one => string.IsNullOrWhiteSpace(one.Name))
        )
        {
            Fail(FeelTypingWording.DefinitionsNotObject(place, MaxDefinitions), place);
            return [];
        }

        return [.. given.EnumerateObject()];
    }

    private void Fail(string message, string place) => Problem ??= new Diagnostic(DiagnosticCatalogue.FeelTypeUnknown, message, place);
}
