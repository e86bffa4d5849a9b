using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class DerivationTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Fact]
    public void All_starter_derivations_are_sound()
    {
        using var stream = StarterFiles.Open(StarterFiles.Derivations);
        using var document = JsonDocument.Parse(stream);
        var names = document.RootElement.EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal);

        Assert.Equal(names, Catalog.Derivations.InOrder.Select(one => one.Attribute.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"revenue": 110, "revenue_prior": 100}""", "revenue_growth_rate", "0.1")]
    [InlineData("""{"revenue": 110, "revenue_prior": 0}""", "revenue_growth_rate", null)]
    [InlineData("""{"revenue": 110}""", "revenue_growth_rate", null)]
    [InlineData("""{"revenue": 100, "rd_expense": 3}""", "rd_expense_ratio", "0.03")]
    [InlineData("""{"revenue": 100, "rd_expense": 3, "rd_expense_ratio": 0.04}""", "rd_expense_ratio", "0.04")]
    [InlineData("""{"revenue": 0, "rd_expense": 3}""", "rd_expense_ratio", null)]
    [InlineData(
        """{"revenue@history": {"2023": 80, "2024": 100}, "revenue": 110, "assessment_year": 2025, "rd_expense": 11, "rd_expense_prior": 5}""",
        "rd_expense_ratio_min_2y",
        "0.05"
    )]
    [InlineData("""{"revenue@history": {"2023": 80, "2024": 100}, "revenue": 110, "assessment_year": 2025}""", "revenue_growth_rate_min_2y", "0.1")]
    [InlineData("""{"revenue@history": {"2022": 130, "2023": 80, "2024": 100, "2025": 110}}""", "revenue_historical_max", "130")]
    [InlineData(
        """{"total_assets@history": {"2024Q4": 10, "2025Q1": 20, "2025Q2": 30, "2025Q3": 40, "2025Q4": 50}, "assessment_year": 2025}""",
        "assets_quarterly_avg",
        "30"
    )]
    [InlineData("""{"total_assets@history": {"2025Q1": 20, "2025Q2": 30, "2025Q3": 40, "2025Q4": 50}}""", "assets_quarterly_avg", null)]
    [InlineData("""{"above_scale_first_date": "2024-08-15", "assessment_year": 2025}""", "above_scale_first_quarter", "3")]
    [InlineData("""{"above_scale_first_date": "2024-08-15", "assessment_year": 2025}""", "years_since_above_scale_entry", "1")]
    [InlineData("""{"business_income_taxable": 100000}""", "iit_payable_on_first_2m", "9500")]
    [InlineData("""{"business_income_taxable": 9000000}""", "iit_payable_on_first_2m", "634500")]
    [InlineData("""{"taxable_income": 3000001}""", "is_small_low_profit", "false")]
    [InlineData("""{"taxable_income": 3000000, "employees_quarterly_avg": 300}""", "is_small_low_profit", null)]
    public void Value_follows_from_others(string facts, string attribute, string? expected)
    {
        var value = DerivedFacts.Complete(FactsOf(facts, Catalog), Catalog)[attribute];

        Assert.Equal(
            expected,
            value is BooleanFact truth ? (truth.Value ? "true" : "false")
                : value is NumberFact number ? number.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)
                : null
        );
    }

    [Fact]
    public void Delivered_value_decides_and_the_difference_is_told()
    {
        var facts = FactsOf("""{"revenue": 100, "rd_expense": 3, "rd_expense_ratio": 0.04, "revenue_prior": 50, "revenue_growth_rate": 1}""", Catalog);

        var difference = Assert.Single(DerivedFacts.Differences(facts, Catalog));

        Assert.Equal("rd_expense_ratio", difference.Derivation.Attribute.Name);
        Assert.Equal(new NumberFact(0.04m), difference.Delivered);
        Assert.Equal(new NumberFact(0.03m), difference.Computed);
        Assert.Equal("研发费用 ÷ 营业收入", difference.Derivation.InWords);
    }

    [Fact]
    public void Own_derivations_of_a_catalogue_are_read()
    {
        var catalog = Read(
            """
            [{"name": "a", "label_zh": "甲", "type": "decimal"},
             {"name": "b", "label_zh": "乙", "type": "decimal", "derivation": {"formula": "a * 2"}},
             {"name": "c", "label_zh": "丙", "type": "code", "values": ["x", "y"], "derivation": {"table": {"hit": "first", "inputs": ["b"], "outputs": ["c"], "rules": [{"when": ["> 5"], "then": ["\"x\""]}], "default": ["\"y\""]}}}]
            """
        ).Required;

        Assert.Equal(new TextFact("x"), DerivedFacts.Complete(FactsOf("""{"a": 3}""", catalog), catalog)["c"]);
        Assert.Null(DerivedFacts.Complete(Facts.Empty, catalog)["c"]);
        Assert.Equal(["a", "b"], catalog.Derivations.InputsOf(["c"]));
    }

    [Theory]
    [InlineData(
        """[{"name": "a", "label_zh": "甲", "type": "decimal", "derivation": {"formula": "b + 1"}}, {"name": "b", "label_zh": "乙", "type": "decimal", "derivation": {"formula": "c@prior"}}, {"name": "c", "label_zh": "丙", "type": "decimal", "derivation": {"formula": "a"}}]""",
        DiagnosticCatalogue.DerivationCycle,
        "甲 → 乙 → 丙 → 甲"
    )]
    [InlineData(
        """[{"name": "a", "label_zh": "甲", "type": "decimal", "derivation": {"formula": "a + 1"}}]""",
        DiagnosticCatalogue.DerivationCycle,
        "甲 → 甲"
    )]
    [InlineData("""[{"name": "a", "label_zh": "甲", "type": "decimal", "derivation": {"formula": "\"x\""}}]""", DiagnosticCatalogue.DerivationType, "甲")]
    [InlineData(
        """[{"name": "a", "label_zh": "甲", "type": "decimal", "derivation": {"formula": "nothing"}}]""",
        DiagnosticCatalogue.FeelUnknownName,
        "nothing"
    )]
    [InlineData("""[{"name": "a", "label_zh": "甲", "type": "decimal", "derivation": 5}]""", DiagnosticCatalogue.DerivationShape, "甲")]
    [InlineData("""[{"name": "a", "label_zh": "甲", "type": "list"}]""", DiagnosticCatalogue.FieldsMissing, "fields")]
    public void Bad_derivation_is_refused(string json, string code, string words)
    {
        var fault = Assert.Single(Read(json).Diagnostics);

        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static Result<AttributeCatalog> Read(string json) => VocabularyReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static Facts FactsOf(string json, AttributeCatalog catalog)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, catalog).Required;
    }
}
