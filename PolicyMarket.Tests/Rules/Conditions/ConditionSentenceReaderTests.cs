using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Examples;

namespace PolicyMarket.Tests.Rules.Conditions;

public sealed class ConditionSentenceReaderTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Fact]
    public void Sentences_of_the_starter_library_read_back_to_the_same_meaning() =>
        Assert.All(WorkedExamples.Rules.Values, rule => ReadsBack(rule.Conditions));

    [Fact]
    public void Any_sentence_reads_back_to_the_same_meaning() =>
        Prop.ForAll(RandomConditions.Conditions.ToArbitrary(), ReadsBack).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": "C271"}""")]
    [InlineData("""{"attribute": "industry_code", "op": "under", "value": ["A", "C2710", "C1411"]}""")]
    [InlineData("""{"attribute": "registration_region", "op": "under", "value": ["110101", "430100"]}""")]
    [InlineData("""{"attribute": "registration_region", "op": "in", "value": ["110101", "430100"]}""")]
    [InlineData("""{"attribute": "registration_region", "op": "!=", "value": "110101"}""")]
    [InlineData("""{"attribute": "enterprise_name", "op": "==", "value": "“营业收入”"}""")]
    [InlineData("""{"attribute": "enterprise_name", "op": "in", "value": ["甲，且乙", "丙」、「丁", "（", "", "戊之一"]}""")]
    [InlineData("""{"attribute": "enterprise_name", "op": "!=", "value": "@legal_representative"}""")]
    [InlineData("""{"attribute": "revenue", "op": "in", "value": [0, 10000, 123456.78, 200000000]}""")]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": -7922816251426433759354395033}""")]
    [InlineData("""{"attribute": "revenue", "op": ">", "value": 0.0000000000000000000000000001}""")]
    [InlineData("""{"attribute": "rd_expense_ratio", "op": ">=", "value": 7922816251426433759354395033}""")]
    [InlineData("""{"attribute": "is_listed_company", "op": "!=", "value": "@in_restricted_or_prohibited_industry"}""")]
    [InlineData("""{"attribute": "entity_type", "op": "in", "value": "@qualifications_valid"}""")]
    [InlineData(
        """{"any": [{"all": [{"any": [{"attribute": "employees", "op": "<", "value": 5}, {"attribute": "employees", "op": ">", "value": 9}]}]}, {"feel": "if is_listed_company then revenue >= 1 else enterprise_size in (\"small\", \"micro\") or enterprise_name = \"」\""}]}"""
    )]
    [InlineData("""{"not": {"all": []}}""")]
    public void Awkward_sentence_reads_back(string json) => ReadsBack(Read(json));

    [Fact]
    public void Statements_of_the_catalogue_are_all_clear() =>
        Assert.All(
            Catalog.All.Where(definition => definition.Type == AttributeType.Boolean),
            definition =>
            {
                ReadsBack(new Comparison(definition.Name, ComparisonOperator.Equal, new LiteralOperand(new BooleanFact(true))));
                ReadsBack(new Comparison(definition.Name, ComparisonOperator.Equal, new LiteralOperand(new BooleanFact(false))));
            }
        );

    [Theory]
    [InlineData("从业人员很多", DiagnosticCatalogue.SentenceUnread, 0)]
    [InlineData("是上市公司，且营收不少于 3 元", DiagnosticCatalogue.SentenceUnread, 7)]
    [InlineData("满足算式「营业收入 >」", DiagnosticCatalogue.SentenceUnread, 0)]
    [InlineData("是上市公司，且从业人员少于 5 人，或从业人员超过 9 人", DiagnosticCatalogue.SentenceAmbiguous, 0)]
    public void Unclear_sentence_is_refused_with_its_place(string sentence, string code, int position)
    {
        var fault = Assert.Single(ConditionSentenceReader.Read(sentence, Catalog).Diagnostics);

        Assert.Equal(code, fault.Code);
        Assert.Equal(position, fault.Position);
    }

    [Fact]
    public void Deep_and_long_sentences_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("不满足“", 100)) + "是上市公司" + new string('”', 100);

        Assert.Equal(DiagnosticCatalogue.ConditionTooDeep, Assert.Single(ConditionSentenceReader.Read(deep, Catalog).Diagnostics).Code);
        Assert.False(ConditionSentenceReader.Read(new string('是', ConditionSentenceReader.MaxLength + 1), Catalog).Succeeded);
    }

    private static void ReadsBack(Condition condition)
    {
        var sentence = ConditionSentence.Of(condition, Catalog);
        var read = ConditionSentenceReader.Read(sentence, Catalog);

        Assert.True(read.Succeeded, sentence + "\n" + string.Join("\n", read.Diagnostics));
        Assert.Equal(ConditionNormalForm.Of(condition, Catalog), ConditionNormalForm.Of(read.Required, Catalog));
        Assert.Equal(ConditionNormalForm.FingerprintOf(condition, Catalog), ConditionNormalForm.FingerprintOf(read.Required, Catalog));
    }

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, Catalog).Required;
    }
}
