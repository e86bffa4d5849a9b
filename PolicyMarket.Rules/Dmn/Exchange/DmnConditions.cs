using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>
/// Writes a tree of conditions: each leaf becomes an entry c1, c2 … with its clause as the note, and the visit answers how they are joined. An expression that
/// the item itself writes in FEEL is put in brackets, so that it is told from a comparison.
/// </summary>
internal sealed class DmnConditions(AttributeCatalog catalog, Action<IEnumerable<string>> use, Action<FeelExpression> useExpression, Action<string> refuse)
    : IConditionVisitor<string>
{
    public List<(string Name, string Text, string? Note)> Entries { get; } = [];

    public string VisitAll(AllOf all) => Joined("all", all.Parts);

    public string VisitAny(AnyOf any) => Joined("any", any.Parts);

    public string VisitNot(Not not) => Joined("not", [not.Part]);

    public string VisitComparison(Comparison leaf)
    {
        use(leaf.Attributes);
        var (text, why) = LeafText.Of(leaf, catalog);
        if (text is null)
        {
            refuse(why);
        }

        return Entry(text ?? "null", leaf.Cite);
    }

    public string VisitFormula(FeelCondition leaf)
    {
        useExpression(leaf.Expression);
        return Entry($"({leaf.Expression.Text})", leaf.Cite);
    }

    private string Joined(string word, ImmutableArray<Condition> parts) =>
        parts.IsEmpty ? $"{word}([])" : $"{word}({string.Join(", ", parts.Select(part => part.Accept(this)))})";

    private string Entry(string text, string? note)
    {
        var name = $"c{Entries.Count + 1}";
        Entries.Add((name, text, note));
        return name;
    }
}
