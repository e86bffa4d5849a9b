using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// Finds round figures for which an item pays: everyday values of the catalogue, made greater or smaller by tens, with each choice of codes, until the engine
/// gives a sum above 0 that no cap cuts and the conditions do not refuse. A capped sum is taken where no other is found.
/// </summary>
internal sealed class ExampleFinder
{
    private const int MostChoices = 48;
    private const decimal AwardedYuan = 100_000m;
    private static readonly decimal[] Scales = [1m, 2m, 10m, 0.5m, 0.1m, 100m, 0.01m, 1_000m, 0.001m];

    private readonly PolicyRule rule;
    private readonly FeelExpression formula;
    private readonly AttributeCatalog catalog;
    private readonly ILookup<string, decimal> bounds;

    private ExampleFinder(PolicyRule rule, FeelExpression formula, AttributeCatalog catalog)
    {
        (this.rule, this.formula, this.catalog) = (rule, formula, catalog);
        bounds = Comparisons(rule.Conditions)
            .SelectMany(comparison => NumbersOf(comparison.Value).Select(bound => (comparison.Attribute, Bound: bound)))
            .ToLookup(pair => pair.Attribute, pair => pair.Bound, StringComparer.Ordinal);
    }

    /// <summary>Null where nothing tried pays anything, and for amounts without a formula.</summary>
    public static WorkedExample? Of(PolicyRule rule, AttributeCatalog catalog) =>
        rule.Amount is { } formula ? new ExampleFinder(rule, formula, catalog).Find() : null;

    private WorkedExample? Find()
    {
        WorkedExample? capped = null;
        var choices = Choices();
        foreach (var facts in Scales.SelectMany(scale => choices.Select(choice => FactsOf(choice, scale, atBounds: false))).Concat(AtBounds(choices)))
        {
            var full = DerivedFacts.Complete(facts, catalog);
            if (
                ConditionTruth.Of(rule.Conditions, full) == Truth.False
                || PayableAmount.Of(rule, OutcomeKind.Eligible, full, withSteps: false) is not { Payable: > 0m and var payable } amount
            )
            {
                continue;
            }

            var example = new WorkedExample(facts, [.. Names().Where(IsTold(facts)).Select(Definition).OfType<AttributeDefinition>()], payable);
            if (amount.Raw == payable || decimal.Round(amount.Raw ?? 0m, 2, MidpointRounding.AwayFromZero) == payable)
            {
                return example;
            }

            capped ??= example;
        }

        return capped;
    }

    /// <summary>The values on which conditions turn, for items that nothing round fits.</summary>
    private IEnumerable<Facts> AtBounds(List<ImmutableDictionary<string, FactValue>> choices) =>
        choices.Select(choice => FactsOf(choice, 1m, atBounds: true));

    private Facts FactsOf(ImmutableDictionary<string, FactValue> choice, decimal scale, bool atBounds) =>
        Facts.From(
            Names()
                .Select(name => (Name: name, Value: choice.GetValueOrDefault(name) ?? NumberOf(name, scale, atBounds)))
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Name, pair.Value ?? throw new InvalidOperationException("Filtered just before.")))
        );

    private FactValue? NumberOf(string name, decimal scale, bool atBounds)
    {
        if (AwardName.TryParse(name, out _))
        {
            return new NumberFact(AwardedYuan);
        }

        if (Definition(name) is not { IsNumber: true } definition)
        {
            return null;
        }

        if (atBounds && bounds[name].Any(bound => bound > 0m))
        {
            return new NumberFact(bounds[name].Max());
        }

        var value = definition.Example is NumberFact { Value: var example } ? example : Usual(definition);
        var scaled = IsOfSize(definition) ? value * scale : value;
        return new NumberFact(definition.Type == AttributeType.Integer ? decimal.Ceiling(scaled) : scaled);
    }

    /// <summary>Sums and quantities of the firm grow with it; prices, shares, years and what an authority sets do not.</summary>
    private static bool IsOfSize(AttributeDefinition definition) =>
        definition.Kind != AttributeKind.Parameter && (definition.IsMoney || definition.Unit is "人" or "个" or "件" or "份" or "人月" or "亩" or "kWh");

    /// <summary>Where the catalogue names no example.</summary>
    private static decimal Usual(AttributeDefinition definition) =>
        definition switch
        {
            { Kind: AttributeKind.History, IsMoney: true } => definition.Name.Contains("@prior", StringComparison.Ordinal) ? 600_000m : 0m,
            { IsMoney: true } when definition.Name.EndsWith("_prior", StringComparison.Ordinal) => 600_000m,
            { IsMoney: true } => 1_000_000m,
            { IsRatio: true } => 0.1m,
            { Unit: "年" or "月" } => 1m,
            _ => 10m,
        };

    /// <summary>Each combination of codes and yes-or-no facts, the usual ones first.</summary>
    private List<ImmutableDictionary<string, FactValue>> Choices()
    {
        List<ImmutableDictionary<string, FactValue>> all = [ImmutableDictionary<string, FactValue>.Empty];
        foreach (var definition in Names().Select(Definition).OfType<AttributeDefinition>().Where(definition => !definition.IsNumber))
        {
            var values = ValuesOf(definition).ToList();
            all = [.. all.SelectMany(one => values.Select(value => one.SetItem(definition.Name, value))).Take(MostChoices)];
        }

        return all;
    }

    private IEnumerable<FactValue> ValuesOf(AttributeDefinition definition)
    {
        var named = CodesNamed(definition.Name).Concat(CodesInFormula(formula.Root, definition)).Distinct(StringComparer.Ordinal);
        var found = definition.Type switch
        {
            AttributeType.Boolean => [new BooleanFact(false), new BooleanFact(true)],
            AttributeType.Set => named.Select(code => (FactValue)new SetFact([code])).Append(new SetFact([])),
            AttributeType.Code or AttributeType.Text => named.Concat(definition.Values).Select(code => (FactValue)new TextFact(code)),
            _ => [],
        };
        return definition.Example is { } usual ? found.Prepend(usual).Distinct() : found;
    }

    /// <summary>Codes that the conditions ask for.</summary>
    private IEnumerable<string> CodesNamed(string attribute) =>
        Comparisons(rule.Conditions)
            .Where(comparison => comparison.Attribute == attribute && comparison.Op is ComparisonOperator.Equal or ComparisonOperator.In)
            .SelectMany(comparison =>
                comparison.Value switch
                {
                    LiteralOperand { Value: TextFact text } => [text.Value],
                    ListOperand list => list.Values.OfType<TextFact>().Select(text => text.Value),
                    _ => Enumerable.Empty<string>(),
                }
            );

    private IEnumerable<string> CodesInFormula(FeelNode node, AttributeDefinition definition) =>
        node switch
        {
            Relation { Left: NameReference name, Right: TextLiteral text } when formula.DefinitionOf(name.Name).Name == definition.Name => [text.Value],
            Call { Function.Name: "list contains", Arguments: [NameReference name, TextLiteral text] }
                when formula.DefinitionOf(name.Name).Name == definition.Name => [text.Value],
            _ => Walk.Children(node).SelectMany(child => CodesInFormula(child, definition)),
        };

    private static IEnumerable<Comparison> Comparisons(Condition condition) =>
        condition.AsComparison is { } comparison ? [comparison] : condition.Children.SelectMany(Comparisons);

    private static IEnumerable<decimal> NumbersOf(Operand? operand) =>
        operand switch
        {
            LiteralOperand { Value: NumberFact number } => [number.Value],
            RangeOperand range => NumbersOf(range.Low).Concat(NumbersOf(range.High)),
            _ => [],
        };

    /// <summary>In the order in which the formula names them.</summary>
    private IEnumerable<string> Names() => NamesIn(formula.Root).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> NamesIn(FeelNode node) =>
        node is NameReference name ? [formula.DefinitionOf(name.Name).Name] : Walk.Children(node).SelectMany(NamesIn);

    private AttributeDefinition? Definition(string name) => catalog.TryDescribe(name, out var definition) ? definition : null;

    private static Func<string, bool> IsTold(Facts facts) =>
        name => facts[name] is not (null or NumberFact { Value: 0m } or BooleanFact { Value: false } or SetFact { Values.IsEmpty: true });
}
