using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Conditions.Lists;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Tests.Rules.Conditions.Lists;

/// <summary>Cards over lists are FEEL expressions that read back exactly; every other expression is left alone.</summary>
public sealed class ListConditionTextTests
{
    private static readonly AttributeCatalog Catalog = VocabularyReader
        .Read(
            new MemoryStream(
                Encoding.UTF8.GetBytes(
                    """
                    [{"name": "persons", "label_zh": "人员明细", "type": "list", "unit": null, "kind": "person", "fields": [
                        {"name": "name", "label_zh": "姓名", "type": "text"}, {"name": "disabled", "label_zh": "残疾人", "type": "boolean"},
                        {"name": "months", "label_zh": "参保月数", "type": "integer"}, {"name": "since", "label_zh": "入职日期", "type": "date"}]}]
                    """
                )
            )
        )
        .Required;

    [Theory]
    [InlineData("some x in persons satisfies x.months >= 6", ListQuantifier.Any, 1)]
    [InlineData("every x in persons satisfies x.months >= 6 and x.disabled = true", ListQuantifier.Every, 2)]
    [InlineData("count(persons[months >= 6 and disabled = true and name != \"甲\"]) >= 3", ListQuantifier.AtLeast, 3)]
    [InlineData("some x in persons satisfies x.since >= @\"2025-01-31\"", ListQuantifier.Any, 1)]
    [InlineData("count( persons[months>=6] )>=2", ListQuantifier.AtLeast, 1)]
    public void A_card_reads_back(string text, ListQuantifier quantifier, int tests)
    {
        var read = ListConditionText.Read(text, Catalog);

        Assert.Equal((quantifier, tests), (read?.Quantifier, read?.Tests.Length));
        Assert.Equal(read, ListConditionText.Read(ListConditionText.Write(read!), Catalog)); // read, as asserted
    }

    [Theory]
    [InlineData("some x in persons satisfies x.months >= 6 or x.disabled")]
    [InlineData("some x in persons satisfies x.months + 1 >= 6")]
    [InlineData("some p in persons satisfies p.months >= 6")]
    [InlineData("count(persons[months >= 6]) > 3")]
    [InlineData("count(persons[months >= 6]) >= 2.5")]
    [InlineData("count(persons) >= 3")]
    [InlineData("some x in persons satisfies")]
    [InlineData("")]
    public void Anything_else_stays_as_it_is(string text) => Assert.Null(ListConditionText.Read(text, Catalog));

    [Fact]
    public void Operators_with_an_order_are_for_numbers_and_days()
    {
        var fields = Catalog.All[0].Fields;

        Assert.Equal([2, 2, 6, 6], fields.Select(field => ListConditionText.Fitting(field).Length));
        Assert.Equal("\"a\\\"b\"", ListConditionText.Literal(new TextFact("a\"b")));
        Assert.Equal(ComparisonOperator.Equal, ListConditionText.Fitting(fields[0])[0]);
    }
}
