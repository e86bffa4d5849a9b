using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Tests.Data.Opinions;

namespace PolicyMarket.Tests.Rules.Determination;

/// <summary>A dispute about an item is narrowed down to one condition.</summary>
public sealed class ConditionDisputeTests
{
    private static readonly Comparison Disputed = new("employees", ComparisonOperator.GreaterOrEqual, new LiteralOperand(new NumberFact(10)));
    private static readonly Comparison Agreed = new("revenue", ComparisonOperator.Greater, new LiteralOperand(new NumberFact(5)));

    public static TheoryData<string, Condition> Trees =>
        new()
        {
            { "leaf", Disputed },
            { "all", new AllOf([Agreed, Disputed]) },
            { "not any not", new AllOf([Agreed, new Not(new AnyOf([new Not(Agreed), new Not(Disputed)]))]) },
        };

    [Theory]
    [MemberData(nameof(Trees))]
    public void Smallest_disputed_condition_is_found_with_both_answers(string name, Condition conditions)
    {
        var found = Find(conditions, new WrongEngineChoice { Misread = "employees" });
        Assert.True(found?.Condition == Disputed, $"{name}: {found?.Condition}");
        Assert.Equal((Truth.True, Truth.False), (found?.First, found?.Second));
    }

    [Fact]
    public void Engines_that_agree_dispute_nothing() => Assert.Null(Find(new AllOf([Agreed, Disputed]), new WrongEngineChoice()));

    private static DisputedCondition? Find(Condition conditions, WrongEngineChoice engines)
    {
        var catalog = AttributeCatalog.Starter;
        var rule = MarketSample.Items(1, 1)[0] with { Conditions = conditions };
        var facts = Facts.From([
            KeyValuePair.Create<string, FactValue>("employees", new NumberFact(20)),
            KeyValuePair.Create<string, FactValue>("revenue", new NumberFact(9)),
        ]);
        return ConditionDispute.Find(
            rule,
            FactTable.Of(catalog, [facts]),
            engines.EngineOf(EngineKind.Columnar),
            engines.EngineOf(EngineKind.NRules),
            CancellationToken.None
        );
    }
}
