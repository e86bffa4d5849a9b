using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class FactTextTests
{
    private static readonly DateFact LastOfJanuary = new(new DateOnly(2025, 1, 31));

    [Theory]
    [InlineData("2025-01-31")]
    [InlineData("2025/1/31")]
    [InlineData("20250131")]
    [InlineData("2025年1月31日")]
    [InlineData("2025.1.31")]
    [InlineData("2025/1/31 0:00:00")]
    [InlineData("２０２５-01-31")]
    public void Date_is_read_in_the_usual_forms(string cell) => Assert.Equal(LastOfJanuary, Parse(cell, "registration_date"));

    [Theory]
    [InlineData("revenue", "1,234.50", "1234.50")]
    [InlineData("taxable_income", "－1,234,567", "-1234567")]
    [InlineData("revenue", "1E+05", "100000")]
    [InlineData("revenue_growth_rate", "35%", "0.35")]
    [InlineData("revenue_growth_rate", "0.35", "0.35")]
    [InlineData("employees", "300", "300")]
    [InlineData("employees", "300.0", "300")]
    public void Number_is_read_exactly(string attribute, string cell, string expected) =>
        Assert.Equal(new NumberFact(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)), Parse(cell, attribute));

    [Theory]
    [InlineData("是", true)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("否", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    public void Boolean_is_read_in_the_usual_forms(string cell, bool expected) =>
        Assert.Equal(new BooleanFact(expected), Parse(cell, "is_listed_company"));

    [Theory]
    [InlineData("entity_type", "company", "company")]
    [InlineData("entity_type", "个体工商户", "individual_business")]
    [InlineData("enterprise_size", "小型", "small")]
    [InlineData("tax_credit_rating", "M", "M")]
    [InlineData("registration_region", "431382", "431382")]
    [InlineData("industry_code", "3512", "C3512")]
    public void Code_is_read_by_code_or_name(string attribute, string cell, string expected) =>
        Assert.Equal(new TextFact(expected), Parse(cell, attribute));

    [Fact]
    public void Set_is_split_at_any_of_its_separators()
    {
        Assert.Equal(
            new SetFact(["high_tech_enterprise", "little_giant", "srdi_sme"]),
            Parse("srdi_sme；高新技术企业|little_giant", "qualifications_valid")
        );
        Assert.Equal(new SetFact(["high_tech_enterprise", "srdi_sme"]), Parse("srdi_sme, 高新技术企业", "qualifications_valid"));
        Assert.Equal(new SetFact(["high_tech_enterprise", "srdi_sme"]), Parse("""["srdi_sme", "高新技术企业"]""", "qualifications_valid"));
        Assert.Equal(new SetFact([]), Parse("无", "qualifications_valid"));
    }

    [Theory]
    [InlineData("revenue", "   ", DiagnosticCatalogue.FactBlank)]
    [InlineData("revenue", "NaN", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "Infinity", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "35%", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "100万", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "12,34", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "1.234,5", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "=1+1", DiagnosticCatalogue.FactNotNumber)]
    [InlineData("revenue", "12345678901234567890123456789", DiagnosticCatalogue.FactTooPrecise)]
    [InlineData("revenue", "1e-40", DiagnosticCatalogue.FactTooPrecise)]
    [InlineData("revenue", "1e400", DiagnosticCatalogue.FactTooPrecise)]
    [InlineData("employees", "1.5", DiagnosticCatalogue.FactNotWhole)]
    [InlineData("is_listed_company", "也许", DiagnosticCatalogue.FactNotBoolean)]
    [InlineData("registration_date", "2025-02-30", DiagnosticCatalogue.FactNotDate)]
    [InlineData("registration_date", "31/01/2025", DiagnosticCatalogue.FactNotDate)]
    [InlineData("entity_type", "外星人", DiagnosticCatalogue.FactNotListed)]
    [InlineData("qualifications_valid", "srdi_sme;nonsense", DiagnosticCatalogue.FactNotListed)]
    [InlineData("qualifications_valid", "[\"srdi_sme\", 5]", DiagnosticCatalogue.FactWrongType)]
    [InlineData("qualifications_valid", "[\"srdi_sme\"", DiagnosticCatalogue.FactWrongType)]
    [InlineData("registration_region", "439999", DiagnosticCatalogue.RegionUnknown)]
    [InlineData("industry_code", "Z1", DiagnosticCatalogue.IndustryShape)]
    [InlineData("unified_social_credit_code", "91350100M000100Y44", DiagnosticCatalogue.CreditCodeCheck)]
    public void Bad_cell_is_refused_with_its_reason(string attribute, string cell, string code)
    {
        var why = Assert.Single(FactText.Parse(cell, Definition(attribute)).Diagnostics);
        Assert.Equal(code, why.Code);
        Assert.EndsWith("。", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_text_is_refused()
    {
        var why = Assert.Single(FactText.Parse(new string('长', 3000), Definition("enterprise_name")).Diagnostics);
        Assert.Equal(DiagnosticCatalogue.FactTooLong, why.Code);
    }

    [Theory]
    [InlineData("revenue", "86000", "86,000 元")]
    [InlineData("revenue", "0.10", "0.1 元")]
    [InlineData("revenue_growth_rate", "0.055", "5.5%")]
    [InlineData("employees", "1200", "1,200 人")]
    [InlineData("assessment_year", "2025", "2025 年")]
    [InlineData("is_listed_company", "是", "是")]
    [InlineData("registration_region", "431382", "湖南省娄底市涟源市")]
    [InlineData("entity_type", "company", "公司")]
    [InlineData("qualifications_valid", "srdi_sme;high_tech_enterprise", "高新技术企业、专精特新中小企业")]
    [InlineData("registration_date", "2025-01-31", "2025年1月31日")]
    public void Fact_is_shown_in_chinese(string attribute, string cell, string shown) =>
        Assert.Equal(shown, FactText.Display(Parse(cell, attribute), Definition(attribute)));

    [Fact]
    public void Every_listed_code_has_a_chinese_name()
    {
        var nameless = AttributeCatalog.Starter.All.SelectMany(definition =>
            definition.Values.Where(code => CodeLabels.NameOf(definition, code) == code).Select(code => $"{definition.Name}: {code}")
        );

        Assert.Empty(nameless);
    }

    private static AttributeDefinition Definition(string name) =>
        AttributeCatalog.Starter.TryGet(name, out var definition) ? definition : throw new InvalidOperationException(name);

    private static FactValue Parse(string cell, string attribute)
    {
        var value = FactText.Parse(cell, Definition(attribute)).Required.Value;
        return value;
    }
}
