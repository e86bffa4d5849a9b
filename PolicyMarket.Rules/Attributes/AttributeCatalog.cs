using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The vocabulary of facts: each attribute once, in the order of its source.</summary>
public sealed class AttributeCatalog
{
    private const int LongestView = 200;
    private const int MostNamings = 2_000;
    private static readonly Lazy<AttributeCatalog> StarterCatalog = new(ReadStarter);

    private readonly ConcurrentDictionary<string, AttributeDefinition?> views = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AttributeCatalog> namings = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, AttributeDefinition> byName;
    private readonly FrozenDictionary<string, AttributeDefinition> byLabel;

    private AttributeCatalog(IReadOnlyList<AttributeDefinition> all, AttributeCatalog? origin = null)
    {
        All = all;
        Origin = origin ?? this;
        byName = all.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);
        byLabel = all.GroupBy(definition => AttributeLabel.Folded(definition.Label), StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The 330 attributes of the starter library.</summary>
    public static AttributeCatalog Starter => StarterCatalog.Value;

    public IReadOnlyList<AttributeDefinition> All { get; }

    /// <summary>Throws when a name occurs twice.</summary>
    public static AttributeCatalog Of(IEnumerable<AttributeDefinition> definitions) => new([.. definitions]);

    /// <summary>The catalogue whose attributes this one lists, itself for all but those that list views too: derivations belong to it.</summary>
    internal AttributeCatalog Origin { get; }

    /// <summary>Views of measures have names and definitions too: "revenue@prior", "revenue@sum_of_last(3)", "lpr_1y@2024-12".</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out AttributeDefinition? definition)
    {
        if (!byName.TryGetValue(name, out definition) && name.Contains('@', StringComparison.Ordinal) && name.Length <= LongestView)
        {
            definition = views.GetOrAdd(name, DefineView);
        }

        return definition is not null;
    }

    /// <summary>Also for the amounts of other items (<see cref="AwardName"/>), which can be told but not delivered.</summary>
    public bool TryDescribe(string name, [NotNullWhen(true)] out AttributeDefinition? definition) =>
        TryGet(name, out definition) || AwardName.TryDefine(name, out definition);

    /// <summary>By Chinese label with brackets of either width, of views too; a label that two attributes bear finds neither.</summary>
    public bool TryGetByLabel(string label, [NotNullWhen(true)] out AttributeDefinition? definition)
    {
        if (byLabel.TryGetValue(AttributeLabel.Folded(label), out definition))
        {
            return true;
        }

        return AttributeView.FromLabel(label) is { } view
            && byLabel.TryGetValue(AttributeLabel.Folded(view.Label), out var measure)
            && TryGet($"{measure.Name}@{view.View}", out definition)
            && definition.Label == label;
    }

    /// <summary>Returns a catalogue of the same attributes, to which other derivations can be given.</summary>
    internal AttributeCatalog Copy() => new(All);

    /// <summary>A catalogue that lists the views that the formula names, so that they are read as names.</summary>
    internal AttributeCatalog Naming(string formula)
    {
        var named = AttributeView.NamesIn(formula).Where(name => !byName.ContainsKey(name) && TryGet(name, out _)).ToList();
        if (named.Count == 0)
        {
            return this;
        }

        if (namings.Count > MostNamings)
        {
            namings.Clear();
        }

        return namings.GetOrAdd(
            string.Join(' ', named),
            _ => new AttributeCatalog(
                [.. All, .. named.Select(name => TryGet(name, out var definition) ? definition : null).OfType<AttributeDefinition>()],
                Origin
            )
        );
    }

    private AttributeDefinition? DefineView(string name) =>
        AttributeView.TryParse(name, out var view) && view is not null && byName.TryGetValue(view.Base, out var measure)
            ? view.Define(name, measure)
            : null;

    private static AttributeCatalog ReadStarter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Attributes);
        using var document = JsonSource.Read(stream).Required;
        return AttributeCatalogReader.Read(document.RootElement).Required;
    }
}
