namespace PolicyMarket.Tests.Rules.Explain;

public sealed class PayTextTests
{
    [Theory]
    [InlineData(null, null, "资格认定", "本身不发放资金")]
    [InlineData(null, 5_000_000, "最高 500 万元", "金额由主管部门核定")]
    [InlineData("100000", null, "10 万元", null)]
    [InlineData("5000", null, "5,000 元", null)]
    [InlineData("100000", 50_000, "5 万元", null)]
    [InlineData("1500 * hires_youth_3months_three_insurances", null, "每人 1,500 元", null)]
    [InlineData("overseas_inspection_person_nights * 500", 800_000, "每人夜 500 元", "最高 80 万元")]
    [InlineData("if education_level = \"doctor\" then 100000 else 50000", null, "5 – 10 万元", "按情形分档")]
    [InlineData("if industrial_output >= 100000000 then 50000 else 0", null, "5 万元", null)]
    [InlineData("rd_expense * 0.1", 2_000_000, "最高 200 万元", "研发费用 × 10%")]
    [InlineData("rd_expense * 0.1", null, "按研发费用计算", "研发费用 × 10%")]
    [InlineData("min(first_set_sale_price * 0.10, if first_set_type = \"key_component\" then 500000 else 2000000)", null, "最高 200 万元", null)]
    [InlineData("(if entity_type = \"individual_business\" then 3000 else 30000) + min(4, floor(trade_sales_increment / 20000000)) * 200000", null, "最高 83 万元", null)]
    [InlineData("apprentices_mid_level_completed * 5000 - training_subsidy_prepaid", null, "按中级工学徒人数计算", null)]
    public void Headline_promises_no_more_than_the_formula(string? amount, int? cap, string headline, string? note)
    {
        var pay = AmountInWordsTests.Pay(amount, cap);

        Assert.Equal(headline, pay.Headline);
        if (note is not null)
        {
            Assert.Equal(note, pay.Note);
        }
    }

    [Theory]
    [InlineData("rd_expense * 0.1", null, null)]
    [InlineData("rd_expense * 0.1", 2_000_000, 2_000_000)]
    [InlineData("max(0, rd_expense - rd_expense_prior) * 0.3", null, null)]
    [InlineData("rd_expense * min(loan_term_years, 2)", null, null)]
    [InlineData("200000 - ipo_subsidy_received", null, null)]
    [InlineData("300000 * (if years_since_above_scale_entry = 0 then 0.40 else 0.60)", null, 180_000)]
    public void Ceiling_is_named_only_where_one_is_certain(string amount, int? cap, int? most) =>
        Assert.Equal((decimal?)most, AmountInWordsTests.Pay(amount, cap).MostYuan);
}
