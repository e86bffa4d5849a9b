using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Sampling;

/// <summary>FEEL texts that divide by zero, overflow, lack facts, choose and round: amounts and yes-or-no leaves over the random attributes.</summary>
internal static class RandomFormulas
{
    private static readonly string[] AmountTexts =
    [
        "0",
        "1000000",
        "0.005",
        "-5",
        "1234.565",
        "revenue",
        "-revenue",
        "employees * 1500",
        "revenue * 0.03",
        "revenue / employees",
        "revenue / (employees - employees)",
        "(revenue - revenue_prior) * 0.10",
        "max(0, revenue - revenue_prior) * 0.30",
        "min(rd_expense * 0.105, 500000)",
        "max(revenue, revenue_prior, rd_expense)",
        "revenue * revenue",
        "revenue * 100000000000000",
        "rd_expense * rd_expense_ratio",
        "if employees > 2 then rd_expense else revenue",
        "if owns_core_ip then 100000 else 50000",
        "if revenue >= 3000000 and revenue_prior < 3000000 then 200000 else if revenue >= 100 then 100000 else 0",
        "if enterprise_size = \"large\" then 0.30 else if enterprise_size = \"micro\" then revenue else employees",
        "(if list contains(qualifications_valid, \"little_giant\") then 2 else 1) * rd_expense",
        "(if tax_credit_rating = \"A\" or tax_credit_rating = \"B\" then 300 else 100) + (if is_listed_company then 50.005 else 0)",
        "floor(revenue / 1000000) * 20000",
        "ceiling(rd_expense / 3) + floor(revenue / 7)",
        "revenue - revenue_prior - rd_expense",
        "min(employees, employees_insured) * monthly_minimum_wage * 4",
        "if registration_date >= assessment_year_start then 5000 else revenue / 3",
        "1 / 3",
        "2 / 3 * revenue",
        "0.1 + 0.2",
        "revenue * 0.333333333333333333333333333",
        "if revenue between 0 and 3000000 then revenue * 0.05 else 150000",
        "if employees in [1..300] then 10000 else employees * 10",
        "min(revenue * 0.005, if is_listed_company then 1000000 else 500000)",
        "revenue / rd_expense_ratio / rd_expense_ratio",
        "sum([revenue, rd_expense])",
        "count(qualifications_valid) * 1000",
        "if revenue = null then 0 else revenue",
        "decimal(revenue / 3, 2)",
        "abs(revenue)",
        "employees ** 2",
        "round half up(rd_expense / 7, 1) * 10",
        "sum(for x in qualifications_valid return 100)",
        "if enterprise_size = \"large\" then 100 else null",
        "if employees > 3 then 100 else if employees > 1 then null else 5",
        "modulo(employees, 7) * 1.5",
        "mean([revenue, revenue_prior])",
        "sqrt(employees)",
        "median([employees, employees_insured, 3])",
        "number(\"12.5\") * employees",
        "{a: revenue * 2, b: a + 1}.b",
    ];

    private static readonly string[] ConditionTexts =
    [
        "rd_expense > 0.03 * revenue",
        "rd_expense / revenue >= 0.03",
        "revenue > revenue_prior and employees > employees_insured",
        "revenue * revenue > 1",
        "employees in [1..5]",
        "revenue between 0 and 3000000",
        "if is_listed_company then revenue > 0 else employees >= 3",
        "registration_date >= assessment_year_start",
        "list contains(qualifications_valid, \"little_giant\")",
        "owns_core_ip",
        "owns_core_ip or is_listed_company",
        "tax_credit_rating = \"A\" or tax_credit_rating = \"B\"",
        "enterprise_size != \"micro\"",
        "max(revenue, revenue_prior) >= 3000000",
        "floor(employees / 3) = 1",
        "true",
        "false",
        "employees / (employees_insured - employees_insured) > 1",
        "revenue - revenue_prior > 0.1",
        "min(rd_expense, revenue) < 0",
        "some x in qualifications_valid satisfies x = \"little_giant\"",
        "every x in qualifications_valid satisfies string length(x) > 5",
        "registration_date + duration(\"P1Y\") <= date(\"2025-01-01\")",
        "modulo(employees, 3) = 0",
        "string length(enterprise_name) > 2",
        "starts with(registration_region, \"43\")",
        "revenue != null and revenue > 0",
        "enterprise_size in (\"large\", \"medium\")",
        "not(owns_core_ip)",
        "registration_date.year >= 2025",
        "count(qualifications_valid[item = \"little_giant\"]) = 1",
        "employees in (> 3, [0..1])",
        "rd_expense > 0 and (owns_core_ip or revenue / employees > 5)",
        "if owns_core_ip then null else true",
        "null",
        "owns_core_ip = null",
        "matches(enterprise_name, \"^[a-z]+$\")",
        "years and months duration(registration_date, assessment_year_end).years >= 1",
        "list contains(titles_awarded_this_year, legal_representative)",
        "upper case(enterprise_name) = \"A\"",
    ];

    private static readonly Lazy<ImmutableArray<FeelExpression>> ParsedAmounts = new(() =>
        [.. AmountTexts.Select(text => FeelExpression.ParseAmount(text, RandomMarket.Catalog).Required)]
    );

    private static readonly Lazy<ImmutableArray<FeelCondition>> ParsedConditions = new(() =>
        [.. ConditionTexts.Select(text => new FeelCondition(FeelExpression.Parse(text, RandomMarket.Catalog).Required))]
    );

    private static readonly string[] ReferringTexts =
    [
        "award(\"{0}\")",
        "award(\"{0}\") * 0.2",
        "500000 - award(\"{0}\")",
        "revenue * 0.03 - award(\"{0}\") - award(\"{1}\")",
        "min(award(\"{0}\"), award(\"{1}\"))",
        "if award(\"{0}\") > 0 then award(\"{1}\") * 0.5 else rd_expense",
        "if award(\"{0}\") = null then 1 else 2",
        "sum([award(\"{0}\"), award(\"{1}\")]) ** 1",
        "max(0, award(\"{0}\") - employees * 1500)",
    ];

    /// <summary>So many forms of amounts that refer to other items.</summary>
    public static int ReferringForms => ReferringTexts.Length;

    /// <summary>An amount that refers to one item or to two.</summary>
    public static FeelExpression Referring(int form, string one, string other) =>
        FeelExpression
            .ParseAmount(string.Format(System.Globalization.CultureInfo.InvariantCulture, ReferringTexts[form], one, other), RandomMarket.Catalog)
            .Required;

    public static IReadOnlyList<FeelExpression> Amounts => ParsedAmounts.Value;

    public static IReadOnlyList<FeelCondition> Conditions => ParsedConditions.Value;
}
