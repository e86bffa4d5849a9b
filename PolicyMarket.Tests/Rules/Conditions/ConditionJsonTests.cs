using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Conditions;

public sealed class ConditionJsonTests
{
    [Fact]
    public void Any_condition_survives_writing_and_reading() =>
        Prop.ForAll(RandomConditions.Conditions.ToArbitrary(), condition => Read(Write(condition)).Required.Equals(condition))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("""1""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"all": [], "any": []}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"all": {}}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"any": []}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"attribute": "revenue", "op": ">="}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"attribute": "revenue", "op": ">=", "value": 1, "cite": 3}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"every": []}""", DiagnosticCatalogue.ConditionUnknownField)]
    [InlineData("""{"attribute": "revenue", "op": ">=", "valeu": 1}""", DiagnosticCatalogue.ConditionUnknownField)]
    [InlineData("""{"attribute": "revenu", "op": ">=", "value": 1}""", DiagnosticCatalogue.ConditionUnknownAttribute)]
    [InlineData("""{"attribute": "revenue", "op": "=>", "value": 1}""", DiagnosticCatalogue.ConditionUnknownOperator)]
    [InlineData("""{"attribute": "revenue", "value": 1}""", DiagnosticCatalogue.ConditionUnknownOperator)]
    [InlineData("""{"attribute": "is_listed_company", "op": ">=", "value": true}""", DiagnosticCatalogue.ConditionOperatorType)]
    [InlineData("""{"attribute": "entity_type", "op": "under", "value": "company"}""", DiagnosticCatalogue.ConditionOperatorType)]
    [InlineData("""{"attribute": "qualifications_valid", "op": "==", "value": "srdi_sme"}""", DiagnosticCatalogue.ConditionOperatorType)]
    [InlineData("""{"attribute": "revenue", "op": ">=", "value": "1"}""", DiagnosticCatalogue.ConditionValueType)]
    [InlineData("""{"attribute": "revenue", "op": "exists", "value": "no"}""", DiagnosticCatalogue.ConditionValueType)]
    [InlineData("""{"attribute": "registration_date", "op": ">=", "value": "2025-02-30"}""", DiagnosticCatalogue.ConditionValueType)]
    [InlineData("""{"attribute": "qualifications_valid", "op": "in", "value": "srdi_sme"}""", DiagnosticCatalogue.ConditionListNeeded)]
    [InlineData("""{"attribute": "qualifications_valid", "op": "in", "value": []}""", DiagnosticCatalogue.ConditionListNeeded)]
    [InlineData("""{"attribute": "revenue", "op": "between", "value": [1]}""", DiagnosticCatalogue.ConditionRangeShape)]
    [InlineData("""{"attribute": "revenue", "op": "between", "value": [2, 1]}""", DiagnosticCatalogue.ConditionRangeUpsideDown)]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": "@nothing"}""", DiagnosticCatalogue.ConditionReference)]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": "@registration_date"}""", DiagnosticCatalogue.ConditionReference)]
    [InlineData("""{"attribute": "revenue", "op": "in", "value": [1, "@rd_expense"]}""", DiagnosticCatalogue.ConditionReference)]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": "999999"}""", DiagnosticCatalogue.ConditionCode)]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": ["C", "27"]}""", DiagnosticCatalogue.ConditionCode)]
    [InlineData("""{"attribute": "entity_type", "op": "==", "value": "firm"}""", DiagnosticCatalogue.ConditionCode)]
    [InlineData("""{"feel": "revenue > 0", "op": ">"}""", DiagnosticCatalogue.ConditionUnknownField)]
    [InlineData("""{"feel": 3}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"feel": "revenue > 0", "cite": 3}""", DiagnosticCatalogue.ConditionShape)]
    [InlineData("""{"feel": "rd_expense + revenue"}""", DiagnosticCatalogue.ConditionFeelNotTruth)]
    [InlineData("""{"feel": "enterprise_size"}""", DiagnosticCatalogue.ConditionFeelNotTruth)]
    [InlineData("""{"feel": "5"}""", DiagnosticCatalogue.ConditionFeelNotTruth)]
    public void Bad_condition_is_refused_with_its_path(string json, string code)
    {
        var read = Read(json);

        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
        Assert.StartsWith("$", read.Diagnostics[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        var read = Read(
            """{"all": [{"attribute": "x", "op": ">", "value": 1}, {"not": {"any": [{"attribute": "revenue", "op": ">", "value": true}]}}]}"""
        );

        Assert.Equal(["$.all[0].attribute", "$.all[1].not.any[0].value"], read.Diagnostics.Select(one => one.Where));
    }

    [Fact]
    public void Fault_in_an_expression_has_path_and_position()
    {
        var read = Read("""{"all": [{"feel": "rd_expense > 0.03 * revenu", "cite": "第三条"}]}""");

        var fault = Assert.Single(read.Diagnostics);
        Assert.Equal(DiagnosticCatalogue.FeelUnknownName, fault.Code);
        Assert.Equal("$.all[0].feel", fault.Where);
        Assert.Equal(20, fault.Position);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        const string leaf = """{"attribute": "revenue", "op": ">", "value": 1}""";

        Assert.True(Read(Nested(leaf, ConditionJson.MaxDepth - 1)).Succeeded);
        Assert.Equal(DiagnosticCatalogue.ConditionTooDeep, Assert.Single(Read(Nested(leaf, ConditionJson.MaxDepth)).Diagnostics).Code);
    }

    [Fact]
    public void Number_of_leaves_is_bounded()
    {
        const string leaf = """{"attribute": "revenue", "op": ">", "value": 1}""";
        var json = $$"""{"all": [{{string.Join(",", Enumerable.Repeat(leaf, ConditionJson.MaxLeaves + 1))}}]}""";

        Assert.Equal(DiagnosticCatalogue.ConditionTooMany, Assert.Single(Read(json).Diagnostics).Code);
    }

    [Theory]
    [InlineData("""{"attribute": "taxable_income", "op": "<=", "value": 3000000}""", "taxable_income <= 3000000")]
    [InlineData("""{"attribute": "entity_type", "op": "in", "value": ["company", "law_firm"]}""", "entity_type in [company, law_firm]")]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": "431382"}""", "registration_region under 431382")]
    [InlineData("""{"attribute": "rd_expense", "op": ">", "value": "@rd_expense_prior"}""", "rd_expense > @rd_expense_prior")]
    [InlineData(
        """{"attribute": "moved_in_date", "op": "between", "value": ["@assessment_year_start", "2025-12-31"]}""",
        "moved_in_date between [@assessment_year_start, 2025-12-31]"
    )]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists", "value": true}""", "moved_in_date exists")]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists"}""", "moved_in_date exists")]
    [InlineData("""{"attribute": "moved_in_date", "op": "exists", "value": false}""", "not(moved_in_date exists)")]
    [InlineData("""{"feel": "rd_expense > 0.03 * revenue"}""", "feel(rd_expense > 0.03 * revenue)")]
    [InlineData("""{"not": {"attribute": "is_listed_company", "op": "==", "value": true}}""", "not(is_listed_company == true)")]
    public void Condition_has_a_short_technical_form(string json, string text) => Assert.Equal(text, Read(json).Required.ToString());

    private static string Nested(string leaf, int levels) => string.Concat(Enumerable.Repeat("""{"not": """, levels)) + leaf + new string('}', levels);

    private static Result<Condition> Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return ConditionJson.Read(document.RootElement, AttributeCatalog.Starter);
    }

    private static string Write(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ConditionJson.Write(condition, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
