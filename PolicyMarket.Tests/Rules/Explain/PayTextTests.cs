using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class PayTextTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Theory]
    [InlineData(null, null, "资格认定", "本身不发放资金")]
    [InlineData(null, 5_000_000, "最高 500 万元", "金额由主管部门核定")]
    [InlineData("100000", null, "10 万元", null)]
    [InlineData("5000", null, "5,000 元", null)]
    [InlineData("100000", 50_000, "5 万元", null)]
    [InlineData("1500 * hires_youth_3months_three_insurances", null, "每人 1,500 元", null)]
    [InlineData("overseas_inspection_person_nights * 500", 800_000, "每人夜 500 元，最高 80 万元", null)]
    [InlineData("new_herb_base_area_mu * (if new_herb_base_area_mu >= 500 then 200 else 100)", null, "每亩 100–200 元", null)]
    [InlineData(
        "(if enterprise_size = \"large\" then 0 else graduate_hires_insured_6_months * 2000) + hard_to_employ_hires_insured_12_months * 6000",
        null,
        "每人 2,000–6,000 元",
        null
    )]
    [InlineData("if education_level = \"doctor\" then 100000 else 50000", null, "5 万–10 万元，分 2 档", null)]
    [InlineData("if industrial_output >= 100000000 then 50000 else 0", null, "5 万元", null)]
    [InlineData("rd_expense * 0.1", 2_000_000, "研发费用的 10%，最高 200 万元", "研发费用 × 10%")]
    [InlineData("rd_expense * 0.1", null, "研发费用的 10%", "研发费用 × 10%")]
    [InlineData("rd_expense * (if rd_expense_ratio >= 0.05 then 0.10 else 0.06)", 2_000_000, "研发费用的 6%–10%，最高 200 万元", null)]
    [InlineData("max(0, rd_expense - rd_expense_prior) * 0.3", null, "研发费用比上年增加部分的 30%", null)]
    [InlineData(
        "min(first_set_sale_price * 0.10, if first_set_type = \"key_component\" then 500000 else 2000000)",
        null,
        "首台套实际售价的 10%，最高 200 万元",
        null
    )]
    [InlineData(
        "(if entity_type = \"individual_business\" then 3000 else 30000) + min(4, floor(trade_sales_increment / 20000000)) * 200000",
        null,
        "最高 83 万元",
        null
    )]
    [InlineData("apprentices_mid_level_completed * 5000 - training_subsidy_prepaid", null, "每人 5,000 元", null)]
    [InlineData("new_loan_principal * loan_interest_rate * 0.35", null, "例：新增贷款额 1,000 万元、贷款合同利率 4%的企业可得 14 万元", null)]
    public void Headline_promises_no_more_than_the_formula(string? amount, int? cap, string headline, string? note)
    {
        var pay = PayCases.Of(amount, cap);

        Assert.Equal(headline.Replace("例：", "", StringComparison.Ordinal), pay.Headline);
        if (note is not null)
        {
            Assert.Equal(note, pay.Note);
        }
    }

    [Theory]
    [InlineData("taxable_income * 0.25 - taxable_income * 0.25 * 0.20", "年应纳税所得额 100 万元的企业少缴 20 万元")]
    [InlineData("monthly_sales * 0.03", "月销售额 10 万元的企业少缴 3,000 元")]
    public void Relief_is_told_by_a_case(string amount, string headline) => Assert.Equal(headline, PayCases.Of(amount, null, BenefitKind.Relief).Headline);

    [Theory]
    [InlineData("rd_expense * 0.1", null, null)]
    [InlineData("rd_expense * 0.1", 2_000_000, 2_000_000)]
    [InlineData("max(0, rd_expense - rd_expense_prior) * 0.3", null, null)]
    [InlineData("rd_expense * min(loan_term_years, 2)", null, null)]
    [InlineData("200000 - ipo_subsidy_received", null, null)]
    [InlineData("300000 * (if years_since_above_scale_entry = 0 then 0.40 else 0.60)", null, 180_000)]
    public void Ceiling_is_named_only_where_one_is_certain(string amount, int? cap, int? most) =>
        Assert.Equal((decimal?)most, PayCases.Of(amount, cap).MostYuan);

    /// <summary>The sum of the example is what the engine that pays gives for the same facts.</summary>
    [Fact]
    public void Examples_of_the_library_pay_what_the_engine_pays()
    {
        var explainer = new Explainer(Catalog);
        var examples = PayCases.Starter.Select(rule => (Rule: rule, PayText.Of(rule, Catalog).Example)).Where(one => one.Example is not null).ToList();

        Assert.True(examples.Count > 60, $"Only {examples.Count} items have an example.");
        foreach (var (rule, example) in examples)
        {
            var anyone = rule with { Conditions = new AllOf([]), WrittenConditions = null };
            Assert.Equal(explainer.Explain(anyone, example!.Facts).PayableYuan, example.Yuan); // filtered above
            Assert.True(example.Yuan > 0m, rule.Id);
            Assert.NotEqual(PolicyMarket.Rules.Outcomes.OutcomeKind.Ineligible, explainer.Decide(rule, example.Facts).Outcome);
        }
    }

    /// <summary>The hostile formulas of the sampling, alone and joined to each other: division by 0, overflow, null, choices.</summary>
    [Fact]
    public void Examples_of_hostile_formulas_pay_what_the_engine_pays_and_no_headline_is_empty()
    {
        var catalog = RandomMarket.Catalog;
        var explainer = new Explainer(catalog);
        var texts = RandomFormulas.Amounts.Select(formula => formula.Text).ToList();
        var joined = texts.SelectMany(
            (text, place) => new[] { text, $"min({text}, {texts[(place + 7) % texts.Count]})", $"({text}) + ({texts[(place + 3) % texts.Count]})" }
        );
        var found = 0;
        foreach (var (place, text) in joined.Index())
        {
            var formula = FeelExpression.ParseAmount(text, catalog).Required;
            foreach (var kind in new[] { BenefitKind.Award, BenefitKind.Relief })
            {
                var rule = PayCases.RuleOf(formula, place % 3 == 0 ? 50_000m : null, kind);
                var pay = PayText.Of(rule, catalog);
                Assert.False(string.IsNullOrWhiteSpace(pay.Headline), text);
                Assert.DoesNotContain("计算", pay.Headline, StringComparison.Ordinal);
                if (pay.Example is { } example)
                {
                    found++;
                    Assert.Equal(explainer.Explain(rule, example.Facts).PayableYuan, example.Yuan);
                }
            }
        }

        Assert.True(found > 100, $"Only {found} formulas have an example.");
    }

    /// <summary>A person who reads only the headline learns a figure with a unit, or the right by name.</summary>
    [Fact]
    public void Every_headline_of_the_library_says_a_sum_or_a_right()
    {
        foreach (var rule in PayCases.Starter)
        {
            var headline = PayText.Of(rule, Catalog).Headline;
            Assert.False(string.IsNullOrWhiteSpace(headline), rule.Id);
            Assert.DoesNotContain("计算", headline, StringComparison.Ordinal);
            Assert.DoesNotContain("核定", headline, StringComparison.Ordinal);
            Assert.Matches(@"\d (元|万元|亿元)|\d%|资格认定|权益|可享受", headline);
            Assert.True(headline.Length <= 60, $"{rule.Id}: {headline}");
            Assert.DoesNotMatch("[A-Za-z_]{6,}", headline);
        }
    }
}
