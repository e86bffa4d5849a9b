using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class ExplainerTests
{
    private const string Revenue = """{"attribute": "revenue", "op": ">=", "value": 100, "cite": "第二条"}""";
    private const string Employees = """{"attribute": "employees", "op": ">=", "value": 10}""";
    private const string Listed = """{"attribute": "is_listed_company", "op": "==", "value": true}""";

    private static readonly Explainer Explainer = new(AttributeCatalog.Starter);

    [Theory]
    // leaf, fact, truth
    [InlineData("""{"attribute": "employees", "op": ">=", "value": 10}""", """{"employees": 10}""", Truth.True)]
    [InlineData("""{"attribute": "employees", "op": ">", "value": 10}""", """{"employees": 10}""", Truth.False)]
    [InlineData("""{"attribute": "employees", "op": "<=", "value": 10}""", """{"employees": 10}""", Truth.True)]
    [InlineData("""{"attribute": "employees", "op": "<", "value": 10}""", """{"employees": 10}""", Truth.False)]
    [InlineData("""{"attribute": "employees", "op": "==", "value": 10.0}""", """{"employees": 10}""", Truth.True)]
    [InlineData("""{"attribute": "employees", "op": "!=", "value": 10}""", """{}""", Truth.Unknown)]
    [InlineData("""{"attribute": "rd_expense_ratio", "op": ">=", "value": 0.03}""", """{"rd_expense_ratio": 0.0299999999999999999999}""", Truth.False)]
    [InlineData("""{"attribute": "employees", "op": "between", "value": [1, 3]}""", """{"employees": 3}""", Truth.True)]
    [InlineData("""{"attribute": "employees", "op": "between", "value": [1, 3]}""", """{"employees": 4}""", Truth.False)]
    [InlineData(
        """{"attribute": "moved_in_date", "op": "between", "value": ["@assessment_year_start", "@assessment_year_end"]}""",
        """{"moved_in_date": "2024-12-31", "assessment_year_start": "2025-01-01"}""",
        Truth.False
    )]
    [InlineData(
        """{"attribute": "moved_in_date", "op": "between", "value": ["@assessment_year_start", "@assessment_year_end"]}""",
        """{"moved_in_date": "2025-01-01", "assessment_year_start": "2025-01-01"}""",
        Truth.Unknown
    )]
    [InlineData("""{"attribute": "rd_expense", "op": ">", "value": "@rd_expense_prior"}""", """{"rd_expense": 1}""", Truth.Unknown)]
    [InlineData("""{"attribute": "rd_expense", "op": ">", "value": "@rd_expense_prior"}""", """{"rd_expense": 1, "rd_expense_prior": 0.5}""", Truth.True)]
    [InlineData("""{"attribute": "entity_type", "op": "in", "value": ["company", "law_firm"]}""", """{"entity_type": "law_firm"}""", Truth.True)]
    [InlineData("""{"attribute": "entity_type", "op": "not_in", "value": ["company"]}""", """{"entity_type": "company"}""", Truth.False)]
    [InlineData("""{"attribute": "entity_type", "op": "not_in", "value": ["company"]}""", """{}""", Truth.Unknown)]
    [InlineData(
        """{"attribute": "qualifications_valid", "op": "in", "value": ["srdi_sme", "little_giant"]}""",
        """{"qualifications_valid": ["little_giant", "innovative_sme"]}""",
        Truth.True
    )]
    [InlineData("""{"attribute": "qualifications_valid", "op": "in", "value": ["srdi_sme"]}""", """{"qualifications_valid": []}""", Truth.False)]
    [InlineData("""{"attribute": "qualifications_valid", "op": "not_in", "value": ["srdi_sme"]}""", """{"qualifications_valid": []}""", Truth.True)]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": "430000"}""", """{"registration_region": "431382"}""", Truth.True)]
    [InlineData(
        """{"attribute": "registration_region", "op": "under", "value": ["440000", "431300"]}""",
        """{"registration_region": "431382"}""",
        Truth.True
    )]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": "431382"}""", """{"registration_region": "431300"}""", Truth.False)]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": "C27"}""", """{"industry_code": "C2710"}""", Truth.True)]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": ["C27", "F"]}""", """{"industry_code": "C2810"}""", Truth.False)]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": "C"}""", """{}""", Truth.Unknown)]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists", "value": true}""", """{}""", Truth.False)]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists", "value": true}""", """{"moved_in_date": "2025-01-01"}""", Truth.True)]
    [InlineData("""{"not": {"attribute": "employees", "op": ">", "value": 1}}""", """{}""", Truth.Unknown)]
    [InlineData("""{"all": []}""", """{}""", Truth.True)]
    public void Condition_has_its_truth(string condition, string facts, Truth truth) => Assert.Equal(truth, Explain(condition, facts).Trace.Truth);

    [Theory]
    [InlineData("all", """{"revenue": 1}""", OutcomeKind.Ineligible)]
    [InlineData("all", """{"revenue": 100}""", OutcomeKind.Unknown)]
    [InlineData("all", """{"revenue": 100, "employees": 10}""", OutcomeKind.Eligible)]
    [InlineData("any", """{"revenue": 100}""", OutcomeKind.Eligible)]
    [InlineData("any", """{"revenue": 1}""", OutcomeKind.Unknown)]
    [InlineData("any", """{"revenue": 1, "employees": 1}""", OutcomeKind.Ineligible)]
    public void Groups_follow_kleene(string group, string facts, OutcomeKind outcome) =>
        Assert.Equal(outcome, Explain($$"""{"{{group}}": [{{Revenue}}, {{Employees}}]}""", facts).Outcome);

    [Fact]
    public void Trace_holds_every_leaf_with_clause_value_and_truth()
    {
        var trace = Explain($$"""{"all": [{{Revenue}}, {{Employees}}]}""", """{"revenue": 99}""").Trace;

        Assert.Equal(("all", "以下各项全部满足", Truth.False), (trace.Kind, trace.Sentence, trace.Truth));
        Assert.Equal(2, trace.Children.Length);
        var (revenue, employees) = (trace.Children[0], trace.Children[1]);
        Assert.Equal(("leaf", "营业收入不少于 100 元", "第二条", "revenue"), (revenue.Kind, revenue.Sentence, revenue.Cite, revenue.Attribute));
        Assert.Equal((Truth.False, "99 元"), (revenue.Truth, revenue.ValueText));
        Assert.Equal((Truth.Unknown, null), (employees.Truth, employees.ValueText));
    }

    [Fact]
    public void Missing_names_only_what_can_still_decide()
    {
        var condition =
            $$"""{"all": [{"any": [{{Listed}}, {{Employees}}]}, {{Revenue}}, {"attribute": "rd_expense", "op": ">", "value": "@rd_expense_prior"}]}""";

        Assert.Equal(["revenue", "rd_expense_prior"], Explain(condition, """{"employees": 10, "rd_expense": 1}""").Missing.ToArray());
        Assert.Empty(Explain(condition, """{"employees": 10, "revenue": 1}""").Missing);
    }

    [Fact]
    public void Failed_holds_only_the_leaves_that_refuse()
    {
        var condition =
            $$"""{"all": [{"any": [{{Listed}}, {{Employees}}]}, {{Revenue}}, {"not": {"attribute": "industry_code", "op": "under", "value": "C16"} }]}""";
        var explanation = Explain(condition, """{"employees": 10, "is_listed_company": false, "revenue": 1, "industry_code": "C1620"}""");

        Assert.Equal(["营业收入不少于 100 元", "不满足“所属行业属于烟草制品业”"], explanation.Failed.Select(failed => failed.Sentence));
        Assert.All(explanation.Failed, failed => Assert.Equal(Truth.False, failed.Truth));
        Assert.Equal(
            ["revenue >= 100", "not(industry_code under C16)"],
            Explainer
                .Decide(RandomRules.Rule(Read(condition), null, null), FactsOf("""{"revenue": 1, "industry_code": "C1620"}"""))
                .Failed.Select(failed => failed.ToString())
        );
    }

    [Theory]
    [InlineData("100.005", null, "100.01")]
    [InlineData("100.00499999999999999999", null, "100")]
    [InlineData("100 - 200", null, "0")]
    [InlineData("100", "60", "60")]
    [InlineData("floor((0.15 - 0.12) * 100) * 1000", null, "3000")]
    [InlineData("revenue * 0.1", null, null)]
    public void Amount_is_bounded_and_rounded_once_at_the_end(string formula, string? cap, string? payable)
    {
        var rule = RandomRules.Rule(new AllOf([]), formula, Parse(cap));
        var explanation = Explainer.Explain(rule, Facts.Empty);

        Assert.Equal(Parse(payable), explanation.PayableYuan);
        Assert.Equal(explanation.PayableYuan, explanation.Payable?.Yuan);
        Assert.Equal(explanation.PayableYuan, Explainer.Decide(rule, Facts.Empty).PayableYuan);
        Assert.Equal(payable is null ? ["revenue"] : [], explanation.Missing.ToArray());
    }

    [Fact]
    public void Amount_sentence_says_the_arithmetic()
    {
        var facts = FactsOf("""{"rd_expense": 3000000}""");
        var all = new AllOf([]);

        Assert.Contains(
            "超过封顶，按 20 万元计；应兑现 200,000.00 元",
            Explainer.Explain(RandomRules.Rule(all, "rd_expense * 0.1", 200000), facts).Amount.Sentence,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "缺少：营业收入",
            Explainer.Explain(RandomRules.Rule(all, "revenue * 0.1", null), facts).Amount.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal("由主管部门核定，不超过 50 万元", Explainer.Explain(RandomRules.Rule(all, null, 500000), facts).Amount.Sentence);
        Assert.Equal("本事项为资格认定，不直接发放资金", Explainer.Explain(RandomRules.Rule(all, null, null), facts).Amount.Sentence);
    }

    [Fact]
    public void Sum_beyond_whole_fen_is_not_payable_and_does_not_crash()
    {
        var explanation = Explainer.Explain(RandomRules.Rule(new AllOf([]), "90000000000000000 * 10", null), Facts.Empty);

        Assert.Equal((OutcomeKind.Eligible, null, null), (explanation.Outcome, explanation.PayableYuan, explanation.Payable));
        Assert.Contains("超出可拨付的范围", explanation.Amount.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_is_derived_before_conditions_are_decided()
    {
        var explanation = Explain(
            """{"attribute": "enterprise_size", "op": "in", "value": ["small", "micro"]}""",
            """{"industry_code": "C3512", "employees": 25, "revenue": 5000000}"""
        );

        Assert.Equal((OutcomeKind.Eligible, "小型"), (explanation.Outcome, explanation.Trace.ValueText));
    }

    [Fact]
    public void Best_of_a_group_is_kept_and_ties_go_to_the_lesser_id()
    {
        (string Id, string? Group, decimal? Payable)[] items =
        [
            ("d", "g", 5),
            ("b", "g", 7),
            ("a", "h", null),
            ("c", "g", 7),
            ("e", null, 1),
            ("f", null, null),
            ("z", "h", 0),
        ];

        Assert.Equal(["b", "e", "f", "z"], ExclusiveGroups.KeepBest(items, one => one.Group, one => one.Payable, one => one.Id).Select(one => one.Id));
    }

    private static Explanation Explain(string condition, string facts) => Explainer.Explain(RandomRules.Rule(Read(condition), null, null), FactsOf(facts));

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

    private static decimal? Parse(string? number) => number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
