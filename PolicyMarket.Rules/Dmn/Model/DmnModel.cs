using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Dmn.Types;
using PolicyMarket.Rules.Feel.Typing;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>
/// A decision model of DMN. What could not be read is in Problems, and its value is null; the rest of the model runs. Immutable; safe for many threads.
/// </summary>
public sealed class DmnModel
{
    internal DmnModel(
        XElement root,
        string version,
        ItemTypes types,
        ImmutableArray<DmnElement> elements,
        IReadOnlySet<string> members,
        ImmutableArray<Diagnostic> problems
    )
    {
        Root = root;
        Version = version;
        ItemTypes = types;
        Own = elements;
        Members = members;
        Problems = problems;
    }

    public string Name => Root.Text("name") ?? "";

    /// <summary>The namespace by which other models import this one.</summary>
    public string Space => Root.Text("namespace") ?? "";

    /// <summary>Of DMN, such as 1.3.</summary>
    public string Version { get; }

    /// <summary>Faults with line and column, in the order of the file.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>Inputs in the order of the file.</summary>
    public ImmutableArray<DmnEntry> Inputs => [.. Entries(ElementKind.Input)];

    /// <summary>Decisions in the order of the file.</summary>
    public ImmutableArray<DmnEntry> Decisions => [.. Entries(ElementKind.Decision)];

    /// <summary>Business knowledge models and decision services in the order of the file.</summary>
    public ImmutableArray<DmnEntry> Functions => [.. Entries(ElementKind.Knowledge), .. Entries(ElementKind.Service)];

    /// <summary>Item definitions with their types as FEEL writes them.</summary>
    public ImmutableArray<DmnEntry> Types => [.. ItemTypes.Own.Select(name => new DmnEntry(name, TypeNames.Written(ItemTypes.All[name]), "", []))];

    internal XElement Root { get; }

    internal ItemTypes ItemTypes { get; }

    internal ImmutableArray<DmnElement> Own { get; }

    /// <summary>Every name that an entry of a context can have, also in models that import this one.</summary>
    internal IReadOnlySet<string> Members { get; }

    /// <summary>Reads a model that imports nothing.</summary>
    public static Result<DmnModel> Read(ReadOnlyMemory<byte> xml) => new DmnLibrary([("model", xml)]).Model("model");

    /// <summary>By name, case and all; null where there is none.</summary>
    internal DmnElement? Find(string name, params ReadOnlySpan<ElementKind> kinds)
    {
        foreach (var element in Own)
        {
            if (kinds.Contains(element.Kind) && (element.Name == name || element.VariableName == name))
            {
                return element;
            }
        }

        return null;
    }

    private IEnumerable<DmnEntry> Entries(ElementKind kind) =>
        Own.Where(element => element.Kind == kind)
            .Select(element => new DmnEntry(
                element.Name,
                element.Type is { } type ? TypeNames.Written(type) : null,
                FormOf(element),
                [.. element.Requires.Select(one => one.Alias.Length == 0 ? one.Element.Name : $"{one.Alias}.{one.Element.Name}")]
            ));

    private static string FormOf(DmnElement element) =>
        element.Kind switch
        {
            ElementKind.Decision => element.Source.Expression() is { } logic ? DmnWording.KindOf(logic.Name.LocalName) : DmnWording.NoLogic,
            ElementKind.Knowledge => DmnWording.Knowledge,
            ElementKind.Service => DmnWording.Service,
            _ => "",
        };
}
