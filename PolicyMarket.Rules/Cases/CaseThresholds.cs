using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Cases;

/// <summary>Finds the constants with which leaves, expressions, tiers and rows of tables compare attributes, each once.</summary>
internal sealed class CaseThresholds(AttributeCatalog catalog) : IConditionVisitor<IEnumerable<CaseThreshold>>
{
    /// <summary>Those of one leaf; none of a group.</summary>
    public IReadOnlyList<CaseThreshold> Of(Condition leaf) => [.. leaf.Accept(this).Distinct()];

    /// <summary>Those of the tiers or rows of an amount.</summary>
    public static IEnumerable<CaseThreshold> Of(CaseTiers tiers)
    {
        if (tiers is { Form: { } form, Attribute: { } attribute })
        {
            return form
                .Tiers.SelectMany(tier => new[] { tier.Low, tier.High })
                .OfType<decimal>()
                .Select(bound => new CaseThreshold(attribute, new NumberFact(bound)))
                .Distinct();
        }

        return tiers
            .Rows.SelectMany(row => row.When.Zip(tiers.Inputs))
            .Where(pair => pair is { First.Test.Kind: CellKind.Number, Second.Attribute: not null })
            .SelectMany(pair => (pair.First.Test?.Spans ?? []).Select(span => (pair.Second, Span: span)))
            .SelectMany(pair => new[] { (pair.Second, Bound: pair.Span.Low), (pair.Second, Bound: pair.Span.High) })
            .Where(pair => pair.Bound is not null)
            .Select(pair => new CaseThreshold(pair.Second.Expression.DefinitionOf(NameIn(pair.Second)), new NumberFact(pair.Bound ?? 0m)))
            .Distinct();
    }

    public IEnumerable<CaseThreshold> VisitAll(AllOf all) => [];

    public IEnumerable<CaseThreshold> VisitAny(AnyOf any) => [];

    public IEnumerable<CaseThreshold> VisitNot(Not not) => [];

    public IEnumerable<CaseThreshold> VisitComparison(Comparison leaf) =>
        catalog.TryGet(leaf.Attribute, out var definition)
            ? Constants(leaf.Value).Where(value => value is NumberFact or DateFact).Select(value => new CaseThreshold(definition, value))
            : [];

    public IEnumerable<CaseThreshold> VisitFormula(FeelCondition leaf) => In(leaf.Expression, leaf.Expression.Root);

    /// <summary>Those of comparisons of a name with a number anywhere in an expression.</summary>
    private static IEnumerable<CaseThreshold> In(FeelExpression expression, FeelNode node)
    {
        IEnumerable<(FeelNode Of, FeelNode Constant)> pairs = node switch
        {
            Relation relation => [(relation.Left, relation.Right), (relation.Right, relation.Left)],
            Between between => [(between.Value, between.Low), (between.Value, between.High)],
            _ => [],
        };
        return pairs
            .Where(pair => pair.Of is NameReference && NumberOf(pair.Constant) is not null)
            .Select(pair => new CaseThreshold(expression.DefinitionOf(((NameReference)pair.Of).Name), new NumberFact(NumberOf(pair.Constant) ?? 0m)))
            .Where(threshold => threshold.Attribute.IsNumber)
            .Concat(Walk.Children(node).SelectMany(child => In(expression, child)));
    }

    private static decimal? NumberOf(FeelNode node) =>
        node switch
        {
            NumberLiteral literal => literal.Value,
            Negation { Operand: NumberLiteral literal } => -literal.Value,
            _ => null,
        };

    private static IEnumerable<FactValue> Constants(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => [literal.Value],
            ListOperand list => list.Values,
            RangeOperand range => [.. Constants(range.Low), .. Constants(range.High)],
            _ => [],
        };

    private static string NameIn(TableInput input) => input.Expression.Root is NameReference name ? name.Name : input.Attribute ?? "";
}
