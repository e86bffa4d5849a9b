using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>The questions that an item's conditions and formula need, and no other; parameters are known, lists and free texts are not asked.</summary>
internal static class SelfTestQuestions
{
    private const decimal Wan = 10_000m;

    public static ImmutableArray<SelfTestQuestion> Of(PolicyRule rule, AttributeCatalog catalog, DateOnly today)
    {
        var periods = AssessedPeriods.On(today);
        var deciding = ConditionAttributes.In(rule.Conditions).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. deciding
                .Concat(rule.Amount?.Attributes ?? [])
                .Distinct(StringComparer.Ordinal)
                .Select(name => catalog.TryGet(name, out var found) ? found : null)
                .OfType<AttributeDefinition>()
                .Where(attribute => attribute.Kind != AttributeKind.Parameter && attribute.Type is not (AttributeType.List or AttributeType.Text))
                .Select(attribute => Ask(attribute, rule, periods))
                .OfType<SelfTestQuestion>()
                .Select(question => question with { IsForAmount = !deciding.Contains(question.Attribute.Name, StringComparer.Ordinal) }),
        ];
    }

    private static SelfTestQuestion? Ask(AttributeDefinition attribute, PolicyRule rule, AssessedPeriods periods)
    {
        var label = periods.LabelOf(attribute);
        return attribute.Type switch
        {
            AttributeType.Boolean => new SelfTestQuestion(attribute, label, QuestionKind.YesNo),
            AttributeType.Date => new SelfTestQuestion(attribute, label, QuestionKind.Day),
            AttributeType.Decimal or AttributeType.Integer => Figure(attribute, label),
            AttributeType.Code => WithOptions(attribute, label, QuestionKind.Choice, rule),
            AttributeType.Set => WithOptions(attribute, label, QuestionKind.Several, rule),
            _ => null,
        };
    }

    /// <summary>Sums are asked in 万元 and shares in per cent, as people know them.</summary>
    private static SelfTestQuestion Figure(AttributeDefinition attribute, string label) =>
        attribute switch
        {
            { IsMoney: true } => new SelfTestQuestion(attribute, label, QuestionKind.Figure) { Unit = "万元", Scale = 1m / Wan },
            { IsRatio: true } => new SelfTestQuestion(attribute, label, QuestionKind.Figure) { Unit = "%", Scale = 100m },
            _ => new SelfTestQuestion(attribute, label, QuestionKind.Figure) { Unit = attribute.Unit is { } unit ? Words(unit) : null },
        };

    private static string Words(string unit) => unit.Replace("CNY", "元", StringComparison.Ordinal).Replace("kWh", "千瓦时", StringComparison.Ordinal);

    /// <summary>A closed list is offered whole; of trees and of sets only the codes that the item names.</summary>
    private static SelfTestQuestion? WithOptions(AttributeDefinition attribute, string label, QuestionKind kind, PolicyRule rule)
    {
        var named = ConditionCodes.Of(rule.Conditions, attribute.Name);
        var codes = attribute is { HasTree: false, Type: AttributeType.Code, Values.IsEmpty: false } ? attribute.Values : [.. named];
        if (codes.IsEmpty && attribute.Type == AttributeType.Set)
        {
            codes = attribute.Values;
        }

        return codes.IsEmpty
            ? null
            : new SelfTestQuestion(attribute, label, kind) { Options = [.. codes.Select(code => (code, CodeLabels.NameOf(attribute, code)))] };
    }
}
