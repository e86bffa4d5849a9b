using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Cases;

/// <summary>Told facts are read with every fault, written in one form, and stand over what holds for every firm.</summary>
public sealed class CaseFactsTests
{
    [Fact]
    public void Written_facts_read_back_equal_and_in_one_order()
    {
        var told = CaseRules.Told("""{"revenue":2000.50,"employees":null,"qualifications_valid":["srdi_sme"],"award(\"x\")":5,"revenue@prior":3}""");

        Assert.Equal("""{"award(\"x\")":5,"employees":null,"qualifications_valid":["srdi_sme"],"revenue":2000.5,"revenue@prior":3}""", told.ToJson());
        Assert.Equal(told, CaseRules.Told(told.ToJson()));
        Assert.Equal(told.GetHashCode(), CaseRules.Told(told.ToJson()).GetHashCode());
    }

    [Fact]
    public void Told_facts_stand_over_the_ground_and_a_missing_one_takes_it_away()
    {
        var facts = CaseRules.Told("""{"assessment_year":2020,"business_date":null,"employees":7}""").Over(CaseRules.Ground, CaseRules.Day);

        Assert.Equal(new NumberFact(2020), facts["assessment_year"]);
        Assert.Null(facts["business_date"]);
        Assert.Equal(new NumberFact(7), facts["employees"]);
        Assert.NotNull(facts["assessment_year_end"]);
    }

    [Theory]
    [InlineData("[]", DiagnosticCatalogue.JsonShape)]
    [InlineData("{", DiagnosticCatalogue.JsonShape)]
    [InlineData("""{"no_such":1}""", DiagnosticCatalogue.FactUnknownAttribute)]
    [InlineData("""{"no_such":null}""", DiagnosticCatalogue.FactUnknownAttribute)]
    [InlineData("""{"employees":"many"}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"employees":1.5}""", DiagnosticCatalogue.FactNotWhole)]
    [InlineData("""{"employees":-1}""", DiagnosticCatalogue.FactImplausible)]
    public void What_no_firm_can_have_is_refused(string json, string code) =>
        Assert.Contains(code, CaseFacts.Read(json, CaseRules.Catalog).Diagnostics.Select(one => one.Code));

    [Fact]
    public void Texts_and_numbers_of_facts_have_limits()
    {
        var tooLong = $$"""{"enterprise_name":"{{new string('长', CaseFacts.MostCharacters)}}"}""";
        var many = "{" + string.Join(',', Enumerable.Range(2, CaseFacts.MostFacts).Select(n => $"\"award(\\\"{n}\\\")\":1").Append("\"revenue\":1")) + "}";

        Assert.Equal(DiagnosticCatalogue.CaseTooLarge, Assert.Single(CaseFacts.Read(tooLong, CaseRules.Catalog).Diagnostics).Code);
        Assert.Equal(DiagnosticCatalogue.CaseTooLarge, Assert.Single(CaseFacts.Read(many, CaseRules.Catalog).Diagnostics).Code);
    }

    [Fact]
    public void Standard_firms_have_facts_of_the_catalogue_and_a_place_where_they_are_put()
    {
        Assert.Equal(["科技型小企业", "餐饮个体户", "规上制造企业", "初创大学生企业", "劳务派遣公司"], Persona.Starter.Select(persona => persona.Name));
        foreach (var persona in Persona.Starter)
        {
            foreach (var (name, value) in persona.Facts.Told)
            {
                Assert.True(CaseRules.Catalog.TryGet(name, out var definition), $"{persona.Name}: {name}");
                string[] codes = value switch
                {
                    TextFact text => [text.Value],
                    SetFact set => [.. set.Values],
                    _ => [],
                };
                Assert.True(definition.Values.IsEmpty || codes.All(code => definition.Values.Contains(code)), $"{persona.Name}: {name}");
            }

            Assert.Equal(new TextFact("431382"), persona.In("431382").Told["registration_region"]);
            Assert.Same(persona.Facts, persona.In(null));
        }
    }
}
