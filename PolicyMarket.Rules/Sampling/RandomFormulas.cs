using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel;

namespace PolicyMarket.Rules.Sampling;

/// <summary>FEEL texts that divide by zero, overflow, lack facts, choose and round: amounts and yes-or-no leaves over the random attributes.</summary>
internal static class RandomFormulas
{
    private static readonly string[] AmountTexts =
    [
        "0", "1000000", "0.005", "-5", "1234.565", "revenue", "-revenue", "employees * 1500", "revenue * 0.03", "revenue / employees", "revenue / (employees - employees)", "(revenue - revenue_prior) * 0.10",
        "max(0, revenue - revenue_prior) * 0.30", "min(rd_expense * 0.105, 500000)", "max(revenue, revenue_prior, rd_expense)", "revenue * revenue", "revenue * 100000000000000", "rd_expense * rd_expense_ratio",
        "if employees > 2 then rd_expense else revenue",
        "if owns_core_ip then 100000 else 50000",
        "if revenue >= 3000000 and revenue_prior < 3000000 then 200000 else if revenue >= 100 then 100000 else 0",
        "if enterprise_size = \"large\" then 0.30 else if enterprise_size = \"micro\" then revenue else employees",
        "(if list contains(qualifications_valid, \"little_giant\") then 2 else 1) * rd_expense",
        "(if tax_credit_rating = \"A\" or tax_credit_rating = \"B\" then 300 else 100) + (if is_listed_company then 50.005 else 0)",
        "floor(revenue / 1000000) * 20000", "ceiling(rd_expense / 3) + floor(revenue / 7)", "revenue - revenue_prior - rd_expense", "min(employees, employees_insured) * monthly_minimum_wage * 4",
        "if registration_date >= assessment_year_start then 5000 else revenue / 3", "1 / 3", "2 / 3 * revenue", "0.1 + 0.2", "revenue * 0.333333333333333333333333333",
        "if revenue between 0 and 3000000 then revenue * 0.05 else 150000", "if employees in [1..300] then 10000 else employees * 10",
        "min(revenue * 0.005, if is_listed_company then 1000000 else 500000)", "revenue / rd_expense_ratio / rd_expense_ratio",
    ];

    private static readonly string[] ConditionTexts =
    [
        "rd_expense > 0.03 * revenue", "rd_expense / revenue >= 0.03", "revenue > revenue_prior and employees > employees_insured", "revenue * revenue > 1", "employees in [1..5]", "revenue between 0 and 3000000",
        "if is_listed_company then revenue > 0 else employees >= 3", "registration_date >= assessment_year_start", "list contains(qualifications_valid, \"little_giant\")", "owns_core_ip", "owns_core_ip or is_listed_company",
        "tax_credit_rating = \"A\" or tax_credit_rating = \"B\"", "enterprise_size != \"micro\"", "max(revenue, revenue_prior) >= 3000000", "floor(employees / 3) = 1", "true", "false", "employees / (employees_insured - employees_insured) > 1",
        "revenue - revenue_prior > 0.1", "min(rd_expense, revenue) < 0",
    ];

    private static readonly Lazy<ImmutableArray<FeelExpression>> ParsedAmounts = new(() => [.. AmountTexts.Select(text => FeelExpression.ParseAmount(text, RandomMarket.Catalog).Required)]);

    private static readonly Lazy<ImmutableArray<FeelCondition>> ParsedConditions =
        new(() => [.. ConditionTexts.Select(text => new FeelCondition(FeelExpression.Parse(text, RandomMarket.Catalog).Required))]);

    public static IReadOnlyList<FeelExpression> Amounts => ParsedAmounts.Value;

    public static IReadOnlyList<FeelCondition> Conditions => ParsedConditions.Value;
}
