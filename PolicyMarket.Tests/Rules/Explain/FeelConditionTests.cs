using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class FeelConditionTests
{
    private const string Leaf = """{"feel": "rd_expense > 0.03 * revenue", "cite": "第三条"}""";
    private static readonly Explainer Explainer = new(AttributeCatalog.Starter);

    [Theory]
    [InlineData("""{"rd_expense": 4, "revenue": 100}""", OutcomeKind.Eligible, "")]
    [InlineData("""{"rd_expense": 3, "revenue": 100}""", OutcomeKind.Ineligible, "")]
    [InlineData("""{"rd_expense": 3}""", OutcomeKind.Unknown, "revenue")]
    [InlineData("""{}""", OutcomeKind.Unknown, "rd_expense,revenue")]
    public void Expression_decides_in_three_values(string facts, OutcomeKind outcome, string missing)
    {
        var rule = RandomRules.Rule(Read(Leaf), null, null);

        var decision = Explainer.Decide(rule, FactsOf(facts));
        var explanation = Explainer.Explain(rule, FactsOf(facts));

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(missing, string.Join(",", decision.Missing));
        Assert.Equal(outcome, explanation.Outcome);
        Assert.Equal(missing, string.Join(",", explanation.Missing));
    }

    [Fact]
    public void Refusing_expression_is_named_with_clause_and_values()
    {
        var explanation = Explainer.Explain(RandomRules.Rule(Read(Leaf), null, null), FactsOf("""{"rd_expense": 3, "revenue": 100}"""));

        var failed = Assert.Single(explanation.Failed);
        Assert.Equal("研发费用 > 0.03 × 营业收入", failed.Sentence);
        Assert.Equal("第三条", failed.Cite);
        Assert.Equal("研发费用 3 元，营业收入 100 元", failed.ValueText);
    }

    [Fact]
    public void Expression_that_is_met_below_a_negation_refuses()
    {
        var rule = RandomRules.Rule(Read($$"""{"not": {{Leaf}}}"""), null, null);

        var failed = Assert.Single(Explainer.Explain(rule, FactsOf("""{"rd_expense": 4, "revenue": 100}""")).Failed);

        Assert.Equal("不满足算式「研发费用 > 0.03 × 营业收入」", failed.Sentence);
        Assert.Equal(ConditionTrace.Not, failed.Kind);
    }

    [Fact]
    public void Expression_without_a_value_is_unknown_although_nothing_is_missing()
    {
        var rule = RandomRules.Rule(Read("""{"feel": "rd_expense / revenue > 0.03"}"""), null, null);

        var decision = Explainer.Decide(rule, FactsOf("""{"rd_expense": 4, "revenue": 0}"""));

        Assert.Equal(OutcomeKind.Unknown, decision.Outcome);
        Assert.Empty(decision.Missing);
    }

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }
}
