namespace PolicyMarket.Tests.Rules.Feel;

public sealed class FeelUnknownTests
{
    [Theory]
    [InlineData("missing", "missing")]
    [InlineData("0 * missing", "missing")]
    [InlineData("-missing", "missing")]
    [InlineData("missing2 + missing + missing2", "missing2,missing")]
    [InlineData("min(1, missing)", "missing")]
    [InlineData("sum([1, missing, missing2])", "missing,missing2")]
    [InlineData("floor(missing)", "missing")]
    [InlineData("missing > 5", "missing")]
    [InlineData("missing != missing2", "missing,missing2")]
    [InlineData("not(missing_yes)", "missing_yes")]
    [InlineData("yes and missing > 1", "missing")]
    [InlineData("missing_yes or missing > 1", "missing_yes,missing")]
    [InlineData("missing between 1 and 2", "missing")]
    [InlineData("a between missing and 10", "missing")]
    [InlineData("a in (1, missing)", "missing")]
    [InlineData("list contains(missing_titles, \"gold\")", "missing_titles")]
    [InlineData("count(missing_titles)", "missing_titles")]
    [InlineData("if missing > 1 then a else missing2", "missing")]
    [InlineData("if yes then missing2 else missing", "missing2")]
    public void Unknown_facts_make_the_result_unknown_and_are_named(string text, string missing)
    {
        var outcome = FeelSheet.Evaluate(text);

        Assert.Null(outcome.Value);
        Assert.Equal(missing, string.Join(',', outcome.Missing));
    }

    [Theory]
    [InlineData("if yes then 1 else missing", "1")]
    [InlineData("if no then missing else 2", "2")]
    [InlineData("no and missing > 1", "false")]
    [InlineData("missing > 1 and no", "false")]
    [InlineData("yes or missing > 1", "true")]
    [InlineData("missing > 1 or yes", "true")]
    [InlineData("a in (missing, 7)", "true")]
    [InlineData("a between 8 and missing", "false")]
    [InlineData("missing = null", "true")]
    [InlineData("missing != null", "false")]
    [InlineData("a != null", "true")]
    [InlineData("if missing = null then 5 else missing", "5")]
    public void An_unknown_fact_that_cannot_matter_leaves_the_result_known(string text, string expected)
    {
        Assert.Equal(expected, FeelSheet.Value(text));
        Assert.Empty(FeelSheet.Evaluate(text).Missing);
    }

    [Theory]
    [InlineData("a / zero", "除数为 0")]
    [InlineData("modulo(a, zero)", "余数的除数为 0")]
    [InlineData("zero ** -1", "0 不能作负数次方")]
    [InlineData("a ** 0.5", "乘方的指数 0.5 不是 -10000 至 10000 的整数")]
    [InlineData("9 ** 999", "数值超出可表示的范围")]
    [InlineData("10 ** 28 * 10", "数值超出可表示的范围")]
    [InlineData("sum(7 * 10 ** 28, 7 * 10 ** 28)", "数值超出可表示的范围")]
    public void What_cannot_be_worked_out_is_unknown_with_a_reason(string text, string reason)
    {
        var outcome = FeelSheet.Evaluate(text);

        Assert.Null(outcome.Value);
        Assert.Empty(outcome.Missing);
        Assert.Equal(reason, Assert.Single(outcome.Reasons));
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_unknown_and_does_not_crash()
    {
        var facts = FeelSheet.Firm.With("a", new PolicyMarket.Rules.Attributes.TextFact("七"));
        var outcome = PolicyMarket.Rules.Feel.Evaluation.FeelExpression.Parse("a + 1", FeelSheet.Catalog).Required.Evaluate(facts);

        Assert.Null(outcome.Value);
        Assert.Contains("类型不符", Assert.Single(outcome.Reasons), StringComparison.Ordinal);
    }
}
