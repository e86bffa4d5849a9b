using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Findings;

/// <summary>Finds thresholds that no value of their attribute can reasonably have, such as 60 for a ratio from 0 to 1.</summary>
internal static class ThresholdFinder
{
    public static IEnumerable<RuleFinding> In(TreePart part, AttributeCatalog catalog) =>
        FaultOf(part.Condition, catalog) is { } fault ? [RemarkOf(part, fault.Attribute)] : part.Parts.SelectMany(below => In(below, catalog));

    /// <summary>The words of the first implausible threshold of a leaf; null when there is none.</summary>
    public static string? WordsOf(Condition condition, AttributeCatalog catalog) => FaultOf(condition, catalog)?.Words;

    private static ThresholdFault? FaultOf(Condition condition, AttributeCatalog catalog) => condition.Accept(new LeafFault(catalog));

    private static RuleFinding RemarkOf(TreePart part, string attribute) =>
        new(FindingKind.Implausible, attribute, IsAll: true, [part.Place], [part.Condition]);

    private static IEnumerable<decimal> Numbers(Operand operand) =>
        operand switch
        {
            LiteralOperand { Value: NumberFact number } => [number.Value],
            ListOperand list => list.Values.OfType<NumberFact>().Select(number => number.Value),
            RangeOperand range => [.. Numbers(range.Low), .. Numbers(range.High)],
            _ => [],
        };

    private static decimal? NumberOf(FeelNode node) =>
        node switch
        {
            NumberLiteral literal => literal.Value,
            Negation { Operand: NumberLiteral literal } => -literal.Value,
            _ => null,
        };

    private static IEnumerable<FeelNode> Nodes(FeelNode node) => [node, .. Walk.Children(node).SelectMany(Nodes)];

    private sealed record ThresholdFault(string Attribute, string Words);

    /// <summary>The first implausible threshold of a leaf; null for a group, whose parts are asked one by one.</summary>
    private sealed class LeafFault(AttributeCatalog catalog) : IConditionVisitor<ThresholdFault?>
    {
        public ThresholdFault? VisitAll(AllOf all) => null;

        public ThresholdFault? VisitAny(AnyOf any) => null;

        public ThresholdFault? VisitNot(Not not) => null;

        public ThresholdFault? VisitComparison(Comparison leaf) =>
            catalog.TryGet(leaf.Attribute, out var definition)
            && Numbers(leaf.Value).Select(number => Plausibility.ThresholdFault(number, definition)).FirstOrDefault(words => words is not null)
                is { } words
                ? new ThresholdFault(leaf.Attribute, words)
                : null;

        public ThresholdFault? VisitFormula(FeelCondition leaf)
        {
            var found = Nodes(leaf.Expression.Root)
                .OfType<Relation>()
                .SelectMany(relation =>
                    new[]
                    {
                        (Name: relation.Left as NameReference, Number: relation.Right),
                        (Name: relation.Right as NameReference, Number: relation.Left),
                    }
                );
            foreach (var (name, number) in found)
            {
                if (
                    name is not null
                    && NumberOf(number) is { } threshold
                    && (catalog.TryGet(name.Name, out var definition) || catalog.TryGetByLabel(name.Name, out definition))
                    && Plausibility.ThresholdFault(threshold, definition) is { } words
                )
                {
                    return new ThresholdFault(definition.Name, words);
                }
            }

            return null;
        }
    }
}
