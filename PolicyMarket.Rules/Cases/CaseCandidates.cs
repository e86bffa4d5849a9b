using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// Values worth trying for each attribute of a rule, the everyday ones first: those of a worked example, those on both sides of every constant that the rule
/// compares with, codes that it names and one that it does not name. Lists of records and free texts have none.
/// </summary>
internal sealed class CaseCandidates
{
    private const decimal AwardedYuan = 100_000m;
    private const decimal UsualYuan = 1_000_000m;
    private static readonly decimal[] Scales = [1m, 10m, 0.1m, 100m, 0.01m, 2m, 0.5m, 1_000m, 0m];

    private readonly CaseRunner runner;
    private readonly Facts ground;
    private readonly Facts usual;
    private readonly ILookup<string, CaseThreshold> thresholds;
    private readonly Dictionary<string, ImmutableArray<FactValue>> known = new(StringComparer.Ordinal);

    public CaseCandidates(CaseRunner runner, Facts ground)
    {
        (this.runner, this.ground) = (runner, ground);
        usual = WorkedExampleOf(runner);
        var finder = new CaseThresholds(runner.Catalog);
        thresholds = CaseRunner
            .Leaves(runner.Tree)
            .SelectMany(leaf => finder.Of(leaf.Condition))
            .Concat(CaseThresholds.Of(runner.Tiers))
            .Distinct()
            .ToLookup(threshold => threshold.Attribute.Name, StringComparer.Ordinal);
    }

    /// <summary>Each once; empty where nothing can be tried.</summary>
    public ImmutableArray<FactValue> Of(string attribute)
    {
        if (!known.TryGetValue(attribute, out var values))
        {
            known[attribute] = values = runner.Catalog.TryDescribe(attribute, out var definition) ? [.. ValuesOf(definition).Distinct()] : [];
        }

        return values;
    }

    /// <summary>The value that stands where nothing asks for another.</summary>
    public FactValue? UsualOf(string attribute) => Of(attribute).FirstOrDefault();

    private static Facts WorkedExampleOf(CaseRunner runner) => ExampleFinder.Of(runner.Rule, runner.Catalog)?.Facts ?? Facts.Empty;

    private IEnumerable<FactValue> ValuesOf(AttributeDefinition definition)
    {
        IEnumerable<FactValue> values = definition.Type switch
        {
            AttributeType.Boolean => [new BooleanFact(true), new BooleanFact(false)],
            AttributeType.Decimal or AttributeType.Integer => Numbers(definition),
            AttributeType.Date => Days(definition),
            AttributeType.Code or AttributeType.Text => Codes(definition),
            AttributeType.Set => Sets(definition),
            _ => [],
        };
        return (usual[definition.Name] is { } everyday ? values.Prepend(everyday) : values).Where(value =>
            Plausibility.Fault(value, definition, today: null, isPercent: true) is null
        );
    }

    private IEnumerable<FactValue> Numbers(AttributeDefinition definition)
    {
        var everyday = definition.Example is NumberFact { Value: var example } ? example : Usual(definition);
        return Around(definition.Name)
            .OfType<NumberFact>()
            .OrderByDescending(number => number.Value)
            .Concat(
                Scales.Select(scale => new NumberFact(definition.Type == AttributeType.Integer ? decimal.Ceiling(everyday * scale) : everyday * scale))
            );
    }

    private IEnumerable<FactValue> Days(AttributeDefinition definition)
    {
        var today = ground[ElapsedTime.BusinessDate] is DateFact day ? day.Value : new DateOnly(2026, 1, 1);
        return Around(definition.Name)
            .Concat(new[] { today.AddYears(-2), today.AddYears(-1), today, today.AddYears(1), today.AddYears(-10) }.Select(one => new DateFact(one)));
    }

    private IEnumerable<FactValue> Codes(AttributeDefinition definition)
    {
        var named = CodesNamed(definition);
        return named.Append(OtherCode.Of(definition, named)).Concat(definition.Values).OfType<string>().Select(code => new TextFact(code));
    }

    private IEnumerable<FactValue> Sets(AttributeDefinition definition)
    {
        var named = CodesNamed(definition);
        return named
            .Select(code => new SetFact([code]))
            .Append(new SetFact(OtherCode.Of(definition, named) is { } other ? [other] : []))
            .Append(new SetFact([]))
            .Append(new SetFact(named));
    }

    /// <summary>Both sides of each constant and the constant itself.</summary>
    private IEnumerable<FactValue> Around(string attribute) =>
        thresholds[attribute].SelectMany(threshold => new[] { threshold.Value, threshold.Above, threshold.Below }).OfType<FactValue>();

    private IReadOnlyList<string> CodesNamed(AttributeDefinition definition) =>
        [
            .. ConditionCodes
                .Of(runner.Rule.Conditions, definition.Name)
                .Concat(TextsIn(runner.Rule.Amount, definition))
                .Concat(TextsInRows(definition))
                .Distinct(StringComparer.Ordinal),
        ];

    private IEnumerable<string> TextsInRows(AttributeDefinition definition) =>
        runner
            .Tiers.Rows.SelectMany(row => row.When.Zip(runner.Tiers.Inputs))
            .Where(pair => pair is { First.Test.Kind: CellKind.Text } && pair.Second.Attribute == definition.Name)
            .SelectMany(pair => pair.First.Test?.Texts.Select(pattern => pattern.Text) ?? []);

    private static IEnumerable<string> TextsIn(FeelExpression? expression, AttributeDefinition definition) =>
        expression is null ? [] : TextsIn(expression, expression.Root, definition);

    private static IEnumerable<string> TextsIn(FeelExpression expression, FeelNode node, AttributeDefinition definition) =>
        node switch
        {
            Relation { Left: NameReference name, Right: TextLiteral text } when expression.DefinitionOf(name.Name).Name == definition.Name => [text.Value],
            Call { Arguments: [NameReference name, TextLiteral text] } when expression.DefinitionOf(name.Name).Name == definition.Name => [text.Value],
            _ => Walk.Children(node).SelectMany(child => TextsIn(expression, child, definition)),
        };

    private static decimal Usual(AttributeDefinition definition) =>
        definition switch
        {
            { Kind: AttributeKind.Cross, IsMoney: true } => AwardedYuan,
            { IsMoney: true } => UsualYuan,
            { IsRatio: true } => 0.1m,
            { Unit: "年" or "月" } => 1m,
            _ => 10m,
        };
}
