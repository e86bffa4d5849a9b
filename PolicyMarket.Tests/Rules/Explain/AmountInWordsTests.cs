using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class AmountInWordsTests
{
    [Fact]
    public void Every_starter_formula_has_words_and_no_empty_table()
    {
        foreach (var (id, amount) in Starter())
        {
            if (amount is null)
            {
                continue;
            }

            var words = AmountInWords.Of(Formula(amount), AttributeCatalog.Starter);
            Assert.NotEqual("", words.Formula);
            foreach (var table in words.Tables)
            {
                Assert.True(table.Rows.Length >= 2, id);
                Assert.All(table.Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.When) || string.IsNullOrWhiteSpace(row.Result), id));
            }
        }
    }

    [Theory]
    [InlineData("taxable_income * (0.25 - 0.15)", "应纳税所得额 × （25% − 15%）")]
    [InlineData("(electricity_quarter - electricity_quarter_prior) * 0.2", "（季度用电量 − 上年同季度用电量） × 0.2 元")]
    [InlineData("max(0, rd_expense - rd_expense_prior) * 0.3", "（研发费用 − 上年研发费用，小于 0 按 0 计） × 30%")]
    [InlineData("floor(revenue / 1000000000) * 200000", "取整（营业收入 ÷ 10 亿元） × 20 万元")]
    public void Line_says_rates_sums_and_prices(string amount, string expected) =>
        Assert.Equal(expected, AmountInWords.Of(Formula(amount), AttributeCatalog.Starter).Formula);

    [Fact]
    public void Chain_that_is_the_whole_formula_is_a_table_of_sums()
    {
        var words = AmountInWords.Of(
            Formula("if rd_expense_prior >= 100000000 then 2000000 else if rd_expense_prior >= 60000000 then 1000000 else 0"),
            AttributeCatalog.Starter
        );

        Assert.Equal("〔标准〕", words.Formula);
        var table = Assert.Single(words.Tables);
        Assert.Equal(
            [
                new TierRow("上年研发费用达到 1 亿元", "200 万元"),
                new TierRow("上年研发费用达到 6,000 万元", "100 万元"),
                new TierRow("其他情形", "不发放"),
            ],
            table.Rows.ToArray()
        );
    }

    [Fact]
    public void Chain_inside_a_formula_is_named_for_what_it_gives()
    {
        var words = AmountInWords.Of(
            Formula(
                "rd_expense * (if enterprise_size = \"large\" then 0.05 else 1 - 0.9) * (if list contains(qualifications_valid, \"little_giant\") then 2 else 1)"
            ),
            AttributeCatalog.Starter
        );

        Assert.Equal("研发费用 × 〔比例〕 × 〔倍数〕", words.Formula);
        Assert.Equal([new TierRow("企业划型为大型", "5%"), new TierRow("其他情形", "10%")], words.Tables[0].Rows.ToArray());
        Assert.Equal(["2", "1"], words.Tables[1].Rows.Select(r => r.Result));
    }

    [Fact]
    public void Nested_choices_read_as_one_table()
    {
        var words = AmountInWords.Of(
            Formula("if patent_application_outsourced then if patent_stage = \"granted\" then 2000 else 0 else 3000"),
            AttributeCatalog.Starter
        );

        Assert.Equal(["通过购买服务申报，且专利审查阶段为已授权", "通过购买服务申报，且其他情形", "其他情形"], words.Tables[0].Rows.Select(r => r.When));
    }

    private static FeelExpression Formula(string text) => FeelExpression.ParseAmount(text, AttributeCatalog.Starter).Required;

    private static IEnumerable<(string Id, string? Amount)> Starter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        using var json = JsonDocument.Parse(stream);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            yield return (item.GetProperty("id").GetString() ?? "", item.GetProperty("amount").GetString());
        }
    }
}
