using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Findings;

/// <summary>Finds thresholds that no value of their attribute can reasonably have, such as 60 for a ratio from 0 to 1.</summary>
internal static class ThresholdFinder
{
    public static IEnumerable<RuleFinding> In(TreePart part, AttributeCatalog catalog) => part.Condition switch
    {
        Comparison leaf when catalog.TryGet(leaf.Attribute, out var definition) => Numbers(leaf.Value)
            .Any(number => Plausibility.ThresholdFault(number, definition) is not null) ? [RemarkOf(part, leaf.Attribute)] : [],
        FeelCondition feel when FaultIn(feel.Expression, catalog) is { } fault => [RemarkOf(part, fault.Definition.Name)],
        _ => part.Parts.SelectMany(below => In(below, catalog)),
    };

    /// <summary>The words of the first implausible threshold of a leaf; null when there is none.</summary>
    public static string? WordsOf(Condition condition, AttributeCatalog catalog) => condition switch
    {
        Comparison leaf when catalog.TryGet(leaf.Attribute, out var definition) =>
            Numbers(leaf.Value).Select(number => Plausibility.ThresholdFault(number, definition)).FirstOrDefault(words => words is not null),
        FeelCondition feel => FaultIn(feel.Expression, catalog)?.Words,
        _ => null,
    };

    private static RuleFinding RemarkOf(TreePart part, string attribute) =>
        new(FindingKind.Implausible, attribute, IsAll: true, [part.Place], [part.Condition]);

    private static IEnumerable<decimal> Numbers(Operand operand) => operand switch
    {
        LiteralOperand { Value: NumberFact number } => [number.Value],
        ListOperand list => list.Values.OfType<NumberFact>().Select(number => number.Value),
        RangeOperand range => [.. Numbers(range.Low), .. Numbers(range.High)],
        _ => [],
    };

    private static (AttributeDefinition Definition, string Words)? FaultIn(FeelExpression expression, AttributeCatalog catalog)
    {
        var found = Nodes(expression.Root).OfType<Relation>()
            .SelectMany(relation => new[] { (Name: relation.Left as NameReference, Number: relation.Right), (Name: relation.Right as NameReference, Number: relation.Left) });
        foreach (var (name, number) in found)
        {
            if (name is not null && NumberOf(number) is { } threshold
                && (catalog.TryGet(name.Name, out var definition) || catalog.TryGetByLabel(name.Name, out definition))
                && Plausibility.ThresholdFault(threshold, definition) is { } words)
            {
                return (definition, words);
            }
        }

        return null;
    }

    private static decimal? NumberOf(FeelNode node) => node switch
    {
        NumberLiteral literal => literal.Value,
        Negation { Operand: NumberLiteral literal } => -literal.Value,
        _ => null,
    };

    private static IEnumerable<FeelNode> Nodes(FeelNode node) => [node, .. Walk.Children(node).SelectMany(Nodes)];
}
