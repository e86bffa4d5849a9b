using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Tests.Examples;

namespace PolicyMarket.Tests.Rules.Conditions;

public sealed class ConditionSentenceTests
{
    [Theory]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": "431382"}""", "注册地在湖南省娄底市涟源市")]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": ["430100", "431300"]}""", "注册地在湖南省长沙市或湖南省娄底市")]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": "C"}""", "所属行业属于制造业")]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": ["C", "B"]}""", "所属行业属于制造业、采矿业之一")]
    [InlineData("""{"attribute": "employees", "op": ">=", "value": 300}""", "从业人员不少于 300 人")]
    [InlineData("""{"attribute": "rd_expense_ratio", "op": ">=", "value": 0.03}""", "研发费用占营收比重 3% 以上")]
    [InlineData("""{"attribute": "rd_expense_ratio", "op": "<", "value": 0.055}""", "研发费用占营收比重低于 5.5%")]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": 20000000}""", "营业收入超过 2,000 万元")]
    [InlineData("""{"attribute": "revenue", "op": "<=", "value": 400000000}""", "营业收入不超过 4 亿元")]
    [InlineData("""{"attribute": "revenue", "op": "<", "value": 65000}""", "营业收入少于 6.5 万元")]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": 0}""", "营业收入超过 0 元")]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": "@revenue_historical_max"}""", "营业收入超过“历年营业收入最高值”")]
    [InlineData("""{"attribute": "tenancy_subsidy_year", "op": "between", "value": [1, 5]}""", "租金补助第几年在 1 年至 5 年之间（含两端）")]
    [InlineData("""{"attribute": "procurement_deduction_rate", "op": "between", "value": [0.1, 0.2]}""", "价格扣除比例在 10% 至 20% 之间（含两端）")]
    [InlineData(
        """{"attribute": "moved_in_date", "op": "between", "value": ["@assessment_year_start", "2025-12-31"]}""",
        "迁入日期在“考核年度起始日”至2025年12月31日之间（含两端）"
    )]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists", "value": true}""", "有“迁入日期”的数据")]
    [InlineData("""{"attribute": "moved_in_date", "op": ">=", "value": "2025-01-01"}""", "迁入日期不早于2025年1月1日")]
    [InlineData("""{"attribute": "is_listed_company", "op": "==", "value": true}""", "是上市公司")]
    [InlineData("""{"attribute": "is_listed_company", "op": "!=", "value": true}""", "不是上市公司")]
    [InlineData("""{"attribute": "in_restricted_or_prohibited_industry", "op": "==", "value": false}""", "不属限制或禁止行业")]
    [InlineData("""{"attribute": "entity_type", "op": "in", "value": ["company", "law_firm"]}""", "主体类型为公司、律师事务所之一")]
    [InlineData("""{"attribute": "entity_type", "op": "not_in", "value": ["natural_person"]}""", "主体类型不是自然人")]
    [InlineData("""{"attribute": "above_scale_category", "op": "!=", "value": "none"}""", "四上单位类别不为未入库")]
    [InlineData("""{"attribute": "qualifications_valid", "op": "in", "value": ["high_tech_enterprise"]}""", "有效资质含高新技术企业")]
    [InlineData("""{"attribute": "titles_ever_before", "op": "not_in", "value": ["single_champion_national"]}""", "以往称号不含国家制造业单项冠军")]
    [InlineData("""{"not": {"attribute": "industry_code", "op": "under", "value": "F51"}}""", "不满足“所属行业属于批发业”")]
    [InlineData("""{"all": []}""", "不限条件")]
    [InlineData(
        """{"all": [{"attribute": "is_listed_company", "op": "==", "value": true}, {"any": [{"attribute": "employees", "op": "<", "value": 5}, {"attribute": "employees", "op": ">", "value": 9}]}]}""",
        "是上市公司，且（从业人员少于 5 人，或从业人员超过 9 人）"
    )]
    public void Condition_reads_as_plain_chinese(string json, string sentence)
    {
        using var document = JsonDocument.Parse(json);
        var condition = ConditionJson.Read(document.RootElement, AttributeCatalog.Starter).Required;

        Assert.Equal(sentence, ConditionSentence.Of(condition, AttributeCatalog.Starter));
    }

    [Fact]
    public void Sentences_of_the_starter_library_hold_no_code_words()
    {
        var codes = WorkedExamples
            .Rules.Values.Select(rule => ConditionSentence.Of(rule.Conditions, AttributeCatalog.Starter))
            .Where(sentence => sentence.Contains('_', StringComparison.Ordinal) || sentence.Contains('@', StringComparison.Ordinal));

        Assert.Empty(codes);
    }
}
