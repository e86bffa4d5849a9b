using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class ListFactTests
{
    private const string Persons = """
        {"persons": [{"name": "甲", "disabled": true, "months": 8, "pay": 100.5}, {"name": "乙", "disabled": true, "months": 3, "pay": 50}, {"name": "丙", "disabled": false, "months": 12}]}
        """;

    private static readonly AttributeCatalog Catalog = VocabularyReader
        .Read(
            new MemoryStream(
                Encoding.UTF8.GetBytes(
                    """
                    [{"name": "persons", "label_zh": "人员明细", "type": "list", "unit": null, "kind": "person", "fields": [
                        {"name": "name", "label_zh": "姓名", "type": "text"}, {"name": "disabled", "label_zh": "残疾人", "type": "boolean"},
                        {"name": "months", "label_zh": "参保月数", "type": "integer"}, {"name": "pay", "label_zh": "月工资", "type": "decimal"}, {"name": "since", "label_zh": "入职日期", "type": "date"}]}]
                    """
                )
            )
        )
        .Required;

    [Theory]
    [InlineData("count(persons[disabled = true and months >= 6])", "1")]
    [InlineData("count(persons[disabled = true])", "2")]
    [InlineData("sum(persons[disabled = true].pay)", "150.5")]
    [InlineData("count(persons)", "3")]
    [InlineData("some p in persons satisfies p.months > 10", "True")]
    [InlineData("every p in persons satisfies p.months > 10", "False")]
    public void Records_are_filtered_counted_and_summed(string formula, string expected)
    {
        var value = FeelExpression.Parse(formula, Catalog).Required.Evaluate(FactsOf(Persons)).Value;

        Assert.Equal(
            expected,
            value switch
            {
                NumberFact number => number.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
                BooleanFact truth => truth.Value.ToString(),
                _ => null,
            }
        );
    }

    [Fact]
    public void Missing_list_is_unknown_and_named() =>
        Assert.Equal("persons", Assert.Single(FeelExpression.Parse("count(persons[disabled = true])", Catalog).Required.Evaluate(Facts.Empty).Missing));

    [Fact]
    public void List_survives_writing_and_reading()
    {
        var facts = FactsOf(Persons);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            facts.Write(writer);
        }

        Assert.Equal(facts["persons"], FactsOf(Encoding.UTF8.GetString(buffer.WrittenSpan))["persons"]);
        Assert.Equal("3 条", FactText.Display(facts["persons"] ?? throw new InvalidOperationException("No persons."), null));
    }

    [Theory]
    [InlineData("""{"persons": [{"nam": "甲"}]}""", DiagnosticCatalogue.FactUnknownAttribute, "$.persons[0].nam")]
    [InlineData("""{"persons": [{"name": "甲"}, {"months": 1.5}]}""", DiagnosticCatalogue.FactNotWhole, "$.persons[1].months")]
    [InlineData("""{"persons": [5]}""", DiagnosticCatalogue.FactWrongType, "$.persons[0]")]
    [InlineData("""{"persons": "甲"}""", DiagnosticCatalogue.FactWrongType, "$.persons")]
    public void Bad_record_is_refused_with_its_path(string json, string code, string where)
    {
        using var document = JsonDocument.Parse(json);
        var fault = Assert.Single(Facts.Read(document.RootElement, Catalog).Diagnostics);

        Assert.Equal(code, fault.Code);
        Assert.Equal(where, fault.Where);
    }

    [Fact]
    public void Cell_of_a_file_holds_records_as_json()
    {
        Assert.True(Catalog.TryGet("persons", out var definition));

        var value = FactText.Parse("""[{"name": "甲", "months": 3}]""", definition).Required.Value;
        Assert.Single(Assert.IsType<ListFact>(value).Records);
        Assert.False(FactText.Parse("甲", definition).Succeeded);
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
