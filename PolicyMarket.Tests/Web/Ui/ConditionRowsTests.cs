using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Rules.Explain;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

/// <summary>A cross stands only where the whole fails because of it.</summary>
public sealed class ConditionRowsTests
{
    private const string Either = """
        {"any": [{"attribute": "revenue", "op": ">=", "value": 100}, {"attribute": "employees", "op": ">=", "value": 10}]}
        """;

    [Theory]
    [InlineData("""{"revenue": 200, "employees": 1}""", Truth.True, true)]
    [InlineData("""{"employees": 1}""", Truth.Unknown, true)]
    [InlineData("""{"revenue": 1, "employees": 1}""", Truth.False, false)]
    public void Alternative_that_is_not_met_is_spared_while_another_way_is_open(string facts, Truth whole, bool isSpared)
    {
        var row = Assert.Single(RowsOf(Either, facts));

        Assert.Equal(whole, row.Truth);
        Assert.False(row.IsSpared);
        Assert.Equal((Truth.False, isSpared), (row.Children[1].Truth, row.Children[1].IsSpared));
    }

    [Fact]
    public void Part_of_a_negation_carries_no_verdict_of_its_own()
    {
        var row = Assert.Single(RowsOf("""{"not": {"attribute": "employees", "op": ">=", "value": 10}}""", """{"employees": 1}"""));

        Assert.Equal((Truth.True, (Truth?)null), (row.Truth, row.Children[0].Truth));
    }

    private static IReadOnlyList<ConditionRow> RowsOf(string condition, string facts)
    {
        var catalog = AttributeCatalog.Starter;
        using var json = JsonDocument.Parse(condition);
        using var told = JsonDocument.Parse(facts);
        var rule = RandomRules.Rule(ConditionJson.Read(json.RootElement, catalog, "$").Required, null, 100m);
        return ConditionRows.Of(new Explainer(catalog).Explain(rule, Facts.Read(told.RootElement, catalog).Required).Trace, catalog);
    }
}
