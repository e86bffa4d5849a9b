using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class MembershipTests
{
    private const string Titles =
        """{"qualifications_valid": [{"code": "little_giant", "from": "2023-07-01", "to": "2026-06-30"}, {"code": "srdi_sme", "to": "2025-01-01"}, "high_tech_enterprise"]}""";
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Theory]
    [InlineData("2023-06-30", "high_tech_enterprise,srdi_sme")]
    [InlineData("2023-07-01", "high_tech_enterprise,little_giant,srdi_sme")]
    [InlineData("2026-06-30", "high_tech_enterprise,little_giant")]
    [InlineData("2026-07-01", "high_tech_enterprise")]
    public void Titles_count_from_their_first_to_their_last_day(string date, string held) =>
        Assert.Equal(
            new SetFact(held.Split(',')),
            FactsOf(Titles).On(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture))["qualifications_valid"]
        );

    [Fact]
    public void Without_a_day_dated_titles_are_unknown()
    {
        var rule = RandomRules.Rule(
            new Comparison("qualifications_valid", ComparisonOperator.In, new ListOperand([new TextFact("little_giant")])),
            null,
            null
        );
        var explainer = new Explainer(Catalog);

        Assert.Equal(OutcomeKind.Unknown, explainer.Decide(rule, FactsOf(Titles)).Outcome);
        Assert.Equal(
            OutcomeKind.Eligible,
            explainer.Decide(rule, FactsOf(Titles).With("assessment_year_end", new DateFact(new DateOnly(2025, 12, 31)))).Outcome
        );
        Assert.Equal(OutcomeKind.Ineligible, explainer.Decide(rule, FactsOf(Titles).On(new DateOnly(2026, 12, 31))).Outcome);
    }

    [Fact]
    public void Dated_titles_survive_writing_and_reading()
    {
        var facts = FactsOf(Titles);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            facts.Write(writer);
        }

        Assert.Equal(facts["qualifications_valid"], FactsOf(Encoding.UTF8.GetString(buffer.WrittenSpan))["qualifications_valid"]);
        Catalog.TryGet("qualifications_valid", out var definition);
        Assert.Contains(
            "2023年7月1日至2026年6月30日",
            FactText.Display(facts["qualifications_valid"] ?? new TextFact(""), definition),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"code": "a", "from": "2025-02-30"}""")]
    [InlineData("""{"code": "a", "from": "2025-02-02", "to": "2025-02-01"}""")]
    [InlineData("""{"from": "2025-02-02"}""")]
    [InlineData("""{"code": "a", "until": "2025-02-02"}""")]
    public void Bad_term_is_refused(string entry)
    {
        using var document = JsonDocument.Parse($$"""{"qualifications_valid": ["b", {{entry}}]}""");
        var fault = Assert.Single(Facts.Read(document.RootElement, Catalog).Diagnostics);

        Assert.Equal(DiagnosticCatalogue.MembershipTerm, fault.Code);
        Assert.Equal("$.qualifications_valid[1]", fault.Where);
    }

    [Fact]
    public void Codes_of_any_attribute_may_form_a_tree()
    {
        var catalog = VocabularyReader
            .Read(Json("""[{"name": "chain", "label_zh": "产业链", "type": "code", "values": ["A", "A1", "A12", "B"], "tree": "prefix"}]"""))
            .Required;
        using var document = JsonDocument.Parse("""{"attribute": "chain", "op": "under", "value": "A1"}""");
        var rule = RandomRules.Rule(ConditionJson.Read(document.RootElement, catalog).Required, null, null);

        Assert.Equal(OutcomeKind.Eligible, new Explainer(catalog).Decide(rule, Facts.Empty.With("chain", new TextFact("A12"))).Outcome);
        Assert.Equal(OutcomeKind.Ineligible, new Explainer(catalog).Decide(rule, Facts.Empty.With("chain", new TextFact("A"))).Outcome);
        Assert.Equal(
            DiagnosticCatalogue.TreeShape,
            Assert
                .Single(
                    VocabularyReader.Read(Json("""[{"name": "chain", "label_zh": "链", "type": "code", "values": ["1"], "tree": "prefix"}]""")).Diagnostics
                )
                .Code
        );
    }

    private static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
