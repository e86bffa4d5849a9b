using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Tests.Rules.Feel;

public sealed class FeelStepTests
{
    [Theory]
    [InlineData("100000", "固定金额 = 100,000")]
    [InlineData("b", "乙（2 元） = 2")]
    [InlineData("a * 0.60 - b", "甲（7） × 0.60 = 4.2; 4.2 − 乙（2 元） = 2.2")]
    [InlineData("(b - a) * 1000", "乙（2 元） − 甲（7） = −5; （−5） × 1,000 = −5,000")]
    [InlineData("min(a * 1000, 5000)", "甲（7） × 1,000 = 7,000; 较小值（7,000，5,000） = 5,000")]
    [InlineData("b * (if size = \"large\" then 0.3 else 0.6)", "划型（small） = large = 不成立; 乙（2 元） × 0.6 = 1.2")]
    [InlineData("if a >= 5 and not(no) then 10 else 20", "甲（7） ≥ 5 且 并非（未确认（否）） = 成立")]
    [InlineData("if yes then 1 else 2", "已确认（是） = 成立")]
    [InlineData("if missing / b > 3 then 1 else 2", "缺失数（未知） ÷ 乙（2 元） > 3 = 未知")]
    [InlineData("a / zero", "甲（7） ÷ 零（0） = 无法计算（除数为 0）")]
    [InlineData("if list contains(titles, \"gold\") then 5 else 0", "称号（gold、silver） 包含 gold = 成立")]
    [InlineData("if a in [5..9) then 5 else 0", "甲（7） 属于 5（含）至 9（不含） = 成立")]
    public void Steps_tell_the_arithmetic_in_Chinese(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", FeelSheet.Evaluate(text).Steps.Select(step => $"{step.Expression} = {step.Result}")));

    [Theory]
    [InlineData("a * (if size = \"large\" then 0.30 else 0.60)", "甲 × （若 划型 = large 则 0.30，否则 0.60）")]
    [InlineData("max(0, a - b) * 2 ** 3", "较大值（0，甲 − 乙） × 2 ^ 3")]
    [InlineData(
        "if a between 1 and 5 or size in (\"small\", \"medium\") then 1 else null",
        "若 甲 在 1 至 5 之间（含） 或 划型 属于 small 或 medium 则 1，否则 未知"
    )]
    public void A_formula_is_told_in_Chinese(string text, string expected) =>
        Assert.Equal(expected, FeelExpression.Parse(text, FeelSheet.Catalog).Required.ToChinese());

    [Fact]
    public void The_longest_chain_is_worked_out() => Assert.Equal("499", FeelSheet.Value(string.Join('+', Enumerable.Repeat("1", 499))));

    [Fact]
    public void Retention_refund_is_told_with_labels_of_the_catalogue()
    {
        var amount = FeelExpression
            .ParseAmount("unemployment_insurance_paid_prior_year * (if enterprise_size = \"large\" then 0.30 else 0.60)", AttributeCatalog.Starter)
            .Required;
        var outcome = amount.Evaluate(
            Facts.Empty.With("unemployment_insurance_paid_prior_year", new NumberFact(86_000)).With("enterprise_size", new TextFact("small"))
        );

        Assert.Equal(51_600m, outcome.Number);
        Assert.Equal("51,600", outcome.Steps[^1].Result);
        Assert.Contains("86,000 元", outcome.Steps[^1].Expression, StringComparison.Ordinal);
        Assert.Equal(["enterprise_size", "unemployment_insurance_paid_prior_year"], amount.Attributes);
    }

    [Fact]
    public void Evaluation_for_a_run_gives_the_same_value_without_steps()
    {
        var amount = FeelExpression.ParseAmount("a * 100 + b", FeelSheet.Catalog).Required;
        var outcome = amount.Evaluate(name => FeelSheet.Firm[name]);

        Assert.Equal(702m, outcome.Number);
        Assert.Empty(outcome.Steps);
    }
}
