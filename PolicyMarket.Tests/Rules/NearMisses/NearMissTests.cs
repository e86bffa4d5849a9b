using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.NearMisses;

/// <summary>Near misses of a firm: the distance, and whether the firm can close it.</summary>
public sealed class NearMissTests
{
    [Fact]
    public void Share_that_lacks_a_little_says_how_much_it_lacks()
    {
        var miss = Assert.Single(
            Of(
                """{"all": [{"attribute": "rd_expense_ratio", "op": ">=", "value": 0.03}, {"attribute": "registration_region", "op": "under", "value": "430000"}]}""",
                Fact("rd_expense_ratio", 0.027m),
                KeyValuePair.Create<string, FactValue>("registration_region", new TextFact("430102"))
            )
        );

        var gap = Assert.Single(miss.Gaps);
        Assert.Equal(0.003m, gap.Gap);
        Assert.StartsWith("现为 2.7%，差 0.3 个百分点", gap.Text, StringComparison.Ordinal);
        Assert.True(miss.IsWithinReach);
    }

    [Theory]
    [InlineData("""{"attribute": "employees", "op": ">", "value": 10}""", "差 3 人")]
    [InlineData("""{"attribute": "employees", "op": "<=", "value": 5}""", "差 2 人")]
    [InlineData("""{"attribute": "employees", "op": "between", "value": [9, 20]}""", "差 2 人")]
    [InlineData("""{"attribute": "rd_expense", "op": ">=", "value": 1000000}""", "差 10 万元")]
    public void Gap_is_said_in_the_unit_of_the_attribute(string condition, string words)
    {
        var miss = Assert.Single(Of(condition, Fact("employees", 7), Fact("rd_expense", 900_000)));

        Assert.EndsWith(words, Assert.Single(miss.Gaps).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_of_registration_is_out_of_reach()
    {
        var miss = Assert.Single(
            Of(
                """{"attribute": "registration_region", "op": "under", "value": "430000"}""",
                KeyValuePair.Create<string, FactValue>("registration_region", new TextFact("440100"))
            )
        );

        Assert.False(miss.IsWithinReach);
        Assert.False(Assert.Single(miss.Gaps).CanChange);
    }

    [Fact]
    public void One_way_within_reach_is_enough_where_any_of_several_will_do()
    {
        var miss = Assert.Single(
            Of(
                """{"any": [{"attribute": "registration_region", "op": "under", "value": "430000"}, {"attribute": "employees", "op": ">=", "value": 10}]}""",
                Fact("employees", 9),
                KeyValuePair.Create<string, FactValue>("registration_region", new TextFact("440100"))
            )
        );

        Assert.Equal((1, 2, true), (miss.Failing, miss.Gaps.Length, miss.IsWithinReach));
    }

    [Fact]
    public void Three_failing_parts_are_no_near_miss_and_an_unknown_one_does_not_fail()
    {
        const string Four = """
            {"all": [{"attribute": "employees", "op": ">", "value": 10}, {"attribute": "rd_expense", "op": ">", "value": 10},
                {"attribute": "revenue", "op": ">", "value": 10}, {"attribute": "taxable_income", "op": ">", "value": 0}]}
            """;

        Assert.Empty(Of(Four, Fact("employees", 1), Fact("rd_expense", 1), Fact("revenue", 1)));
        Assert.Equal(2, Assert.Single(Of(Four, Fact("employees", 1), Fact("rd_expense", 1), Fact("revenue", 11))).Failing);
    }

    [Fact]
    public void Near_misses_are_just_those_that_fail_by_few_parts()
    {
        for (var batch = 0L; batch < 8; batch++)
        {
            var market = RandomMarket.Batch(31, batch);
            var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog);
            var explainer = new Explainer(RandomMarket.Catalog);
            var finder = new NearMissFinder(plan);
            foreach (var firm in market.Firms.Take(20))
            {
                foreach (var miss in finder.Of(firm))
                {
                    Assert.Equal(OutcomeKind.Ineligible, explainer.Decide(plan.Rules[miss.Item], firm).Outcome);
                    Assert.NotEmpty(miss.Gaps);
                }
            }
        }
    }

    private static KeyValuePair<string, FactValue> Fact(string name, decimal value) => KeyValuePair.Create<string, FactValue>(name, new NumberFact(value));

    private static IEnumerable<NearMiss> Of(string condition, params KeyValuePair<string, FactValue>[] facts)
    {
        using var json = JsonDocument.Parse(condition);
        var rule = RandomRules.Rule(ConditionJson.Read(json.RootElement, AttributeCatalog.Starter).Required, null, null);
        return new NearMissFinder(PlanCompiler.Compile([rule], AttributeCatalog.Starter)).Of(Facts.From(facts));
    }
}
