using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;

namespace PolicyMarket.Rules.Dmn.Types;

/// <summary>
/// The item definitions of one model as types of FEEL, and those of its imports by "import.name". Definitions may name each other in any order, but not
/// themselves.
/// </summary>
internal sealed class ItemTypes
{
    private static readonly TypeName Any = new("Any", [], [], null);

    private readonly Dictionary<string, XElement> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeName> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeName> _results = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems;

    public ItemTypes(XElement definitions, IEnumerable<(string Alias, ItemTypes Types)> imports, List<Diagnostic> problems)
    {
        _problems = problems;
        foreach (var (alias, types) in imports)
        {
            var prefix = alias.Length == 0 ? "" : alias + ".";
            foreach (var (name, type) in types._read)
            {
                _read[prefix + name] = type;
            }

            foreach (var (name, type) in types._results)
            {
                _results[prefix + name] = type;
            }
        }

        foreach (var definition in definitions.Children("itemDefinition"))
        {
            if (definition.Text("name") is not { } name)
            {
                problems.Add(definition.Problem(DiagnosticCatalogue.DmnShape, DmnWording.NameMissing("itemDefinition")));
            }
            else if (!_definitions.TryAdd(name, definition))
            {
                problems.Add(definition.Problem(DiagnosticCatalogue.DmnShape, DmnWording.DuplicateName(name)));
            }
        }

        Own = [.. _definitions.Keys];
        foreach (var name in Own)
        {
            Resolve(name);
        }
    }

    /// <summary>Names of the definitions of the model itself, in its order.</summary>
    public ImmutableArray<string> Own { get; }

    /// <summary>All types by name.</summary>
    public IReadOnlyDictionary<string, TypeName> All => _read;

    /// <summary>Names of the entries of structures, also of those inside: an expression may name them after a dot.</summary>
    public IEnumerable<string> Members => _read.Values.SelectMany(NamesIn);

    /// <summary>The type that an attribute such as typeRef names; null where there is none or it is not known, and then nothing is checked.</summary>
    public TypeName? Find(XElement element, string attribute = "typeRef") => element.Text(attribute) is { } written ? Find(written, element) : null;

    /// <summary>The result type of a function type; null for any other type.</summary>
    public TypeName? ResultOf(XElement element) =>
        element.Text("typeRef") is { } written ? _results.GetValueOrDefault(written[(written.LastIndexOf(':') + 1)..].Trim()) : null;

    private TypeName? Find(string written, XElement place)
    {
        var name = written.Trim();
        if (_definitions.ContainsKey(name))
        {
            Resolve(name);
        }

        if (_read.TryGetValue(name, out var type))
        {
            return type;
        }

        var plain = name[(name.LastIndexOf(':') + 1)..].Trim();
        if (plain != name && (_definitions.ContainsKey(plain) || _read.ContainsKey(plain)))
        {
            return Find(plain, place);
        }

        if (plain.Length == 0 || plain is "<Undefined>" or "undefined")
        {
            return null;
        }

        if (string.Equals(plain, "any", StringComparison.OrdinalIgnoreCase))
        {
            return Any;
        }

        var parsed = new Parser(plain, NameTable.Functions, Dialect.Standard, types: _read).ParseType();
        if (parsed.Value is { } builtIn && TypeNames.IsKnown(builtIn))
        {
            return builtIn;
        }

        _problems.Add(place.Problem(DiagnosticCatalogue.DmnType, DmnWording.UnknownType(name)));
        return null;
    }

    private void Resolve(string name)
    {
        if (_read.ContainsKey(name))
        {
            return;
        }

        var definition = _definitions[name];
        if (!_open.Add(name))
        {
            _problems.Add(definition.Problem(DiagnosticCatalogue.DmnCycle, DmnWording.TypeCycle(name)));
            _read[name] = Any;
            return;
        }

        if (definition.Child("functionItem") is { } function)
        {
            _results.TryAdd(name, Find(function, "outputTypeRef") ?? Any);
        }

        var type = TypeOf(definition);
        _read.TryAdd(name, type);
        _open.Remove(name);
    }

    private TypeName TypeOf(XElement definition)
    {
        ImmutableArray<XElement> components = [.. definition.Children("itemComponent").Where(component => component.Text("name") is not null)];
        var type =
            definition.Child("functionItem") is not null ? new TypeName("function", [], [], null)
            : !components.IsEmpty ? new TypeName("context", [.. components.Select(TypeOf)], [.. components.Select(one => one.Text("name") ?? "")], null)
            : definition.Child("typeRef") is { } reference ? Find(reference.Value, reference) ?? Any
            : Any;
        var isCollection = definition.Text("isCollection") == "true";
        if (Tests(definition.Child("allowedValues")) is { } allowed)
        {
            type = type is { Name: "list", Parts: [var element] }
                ? type with
                {
                    Parts = [element with { Allowed = allowed }],
                }
                : type with
                {
                    Allowed = allowed,
                };
        }

        if (isCollection)
        {
            type = new TypeName("list", [type], [], null);
        }

        return Tests(definition.Child("typeConstraint")) is { } constraint ? type with { Allowed = constraint } : type;
    }

    private UnaryTestList? Tests(XElement? element)
    {
        if (element?.ChildText("text") is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var parsed = new Parser(text, NameTable.Functions, Dialect.Standard, types: _read).ParseTests();
        if (parsed.Value is UnaryTestList tests)
        {
            return tests;
        }

        _problems.AddRange(
            parsed.Diagnostics.Select(one => element.Problem(DiagnosticCatalogue.DmnType, DmnWording.WrongExpression("allowedValues", one.Message)))
        );
        return null;
    }

    private static IEnumerable<string> NamesIn(TypeName type) => type.Names.Concat(type.Parts.SelectMany(NamesIn));
}
