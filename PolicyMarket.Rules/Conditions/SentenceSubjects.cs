using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>How the sentences of one catalogue begin, and which whole sentences speak of a yes-or-no attribute or of whether a value is known.</summary>
internal sealed class SentenceSubjects
{
    private readonly Dictionary<string, List<AttributeDefinition>> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Comparison>> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> names = new(StringComparer.Ordinal);
    private readonly int longest;

    private readonly AttributeCatalog catalog;

    public SentenceSubjects(AttributeCatalog catalog)
    {
        this.catalog = catalog;
        foreach (var definition in catalog.All)
        {
            Add(beginnings, ComparisonSentence.Subject(definition, definition.Name), definition);
            Add(names, definition.Label, definition.Name);
            var exists = new Comparison(definition.Name, ComparisonOperator.Exists, NoOperand.Instance);
            Add(statements, ComparisonSentence.Of(exists, catalog), exists);
            if (definition.Type == AttributeType.Boolean)
            {
                Add(beginnings, definition.Label, definition);
                AddStatement(definition, catalog, holds: true);
                AddStatement(definition, catalog, holds: false);
            }
        }

        longest = beginnings.Keys.Select(subject => subject.Length).DefaultIfEmpty(0).Max();
    }

    public IReadOnlyList<Comparison> Statements(string text)
    {
        if (statements.TryGetValue(text, out var found))
        {
            return found;
        }

        const string end = "”的数据";
        return
            text.StartsWith("有“", StringComparison.Ordinal)
            && text.EndsWith(end, StringComparison.Ordinal)
            && catalog.TryGetByLabel(text[2..^end.Length], out var view)
            ? [new Comparison(view.Name, ComparisonOperator.Exists, NoOperand.Instance)]
            : [];
    }

    /// <summary>Names of the attributes with this label.</summary>
    public IReadOnlyList<string> Named(string label) =>
        names.TryGetValue(label, out var found) ? found
        : catalog.TryGetByLabel(label, out var view) ? [view.Name]
        : [];

    public IEnumerable<(AttributeDefinition Definition, string After)> Beginning(string text)
    {
        for (var bracket = text.LastIndexOf('）'); bracket > 0; bracket = text.LastIndexOf('）', bracket - 1))
        {
            if (catalog.TryGetByLabel(text[..(bracket + 1)], out var view))
            {
                yield return (view, text[(bracket + 1)..].TrimStart(' '));
            }
        }

        for (var length = Math.Min(longest, text.Length); length > 0; length--)
        {
            if (beginnings.TryGetValue(text[..length], out var found))
            {
                foreach (var definition in found)
                {
                    yield return (definition, text[length..].TrimStart(' '));
                }
            }
        }
    }

    private void AddStatement(AttributeDefinition definition, AttributeCatalog catalog, bool holds)
    {
        var leaf = new Comparison(definition.Name, ComparisonOperator.Equal, new LiteralOperand(new BooleanFact(holds)));
        Add(statements, ComparisonSentence.Of(leaf, catalog), leaf);
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var values))
        {
            index[key] = values = [];
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }
}
