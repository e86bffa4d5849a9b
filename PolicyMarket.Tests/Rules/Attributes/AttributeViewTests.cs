using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class AttributeViewTests
{
    private const string Years =
        """{"industrial_output@history": {"2021": 50, "2022": 90, "2023": 80, "2024": 100}, "industrial_output": 120, "assessment_year": 2025}""";
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Theory]
    [InlineData("prior", 100.0)]
    [InlineData("prior(3)", 90.0)]
    [InlineData("growth", 0.2)]
    [InlineData("increment", 20.0)]
    [InlineData("history_max", 100.0)]
    [InlineData("sum_of_last(3)", 300.0)]
    [InlineData("mean_of_last(2)", 110.0)]
    [InlineData("min_of_last(3)", 80.0)]
    [InlineData("max_of_last(5)", 120.0)]
    [InlineData("2022", 90.0)]
    [InlineData("sum_of_last(6)", null)]
    [InlineData("prior(5)", null)]
    [InlineData("quarterly_mean", null)]
    [InlineData("2019", null)]
    public void View_is_worked_out_from_the_history(string view, double? expected) =>
        Assert.Equal((decimal?)expected, (FactsOf(Years)["industrial_output@" + view] as NumberFact)?.Value);

    [Theory]
    [InlineData("""{"revenue@history": {"2024": 0, "2025": 5}}""")]
    [InlineData("""{"revenue@history": {"2024": -3, "2025": 5}}""")]
    [InlineData("""{"revenue@history": {"2023": 3, "2025": 5}}""")]
    public void Growth_over_nothing_is_unknown(string facts) => Assert.Null(FactsOf(facts)["revenue@growth"]);

    [Fact]
    public void Parts_of_years_are_compared_with_the_same_part_a_year_before()
    {
        var facts = FactsOf(
            """{"electricity_quarter@history": {"2024Q2": 100, "2025Q1": 70, "2025Q2": 110}, "lpr_1y@history": {"2024-12": 0.031, "2025-01": 0.03}}"""
        );

        Assert.Equal(new NumberFact(0.1m), facts["electricity_quarter@growth"]);
        Assert.Equal(new NumberFact(180m), facts["electricity_quarter@sum_of_last(2)"]);
        Assert.Equal(new NumberFact(0.031m), facts["lpr_1y@2024-12"]);
    }

    [Theory]
    [InlineData("industrial_output@prior", "工业总产值（上年同期）")]
    [InlineData("industrial_output@prior(2)", "工业总产值（2 年前同期）")]
    [InlineData("industrial_output@growth", "工业总产值（同比增速）")]
    [InlineData("industrial_output@sum_of_last(3)", "工业总产值（最近 3 期合计）")]
    [InlineData("lpr_1y@2024-12", "一年期LPR（2024年12月）")]
    [InlineData("lpr_1y@2024Q1", "一年期LPR（2024年第1季度）")]
    public void View_has_a_label_that_leads_back(string name, string label)
    {
        Assert.True(Catalog.TryGet(name, out var definition));
        Assert.Equal(label, definition.Label);
        Assert.True(Catalog.TryGetByLabel(label, out var back));
        Assert.Equal(name, back.Name);
    }

    [Theory]
    [InlineData("industrial_output@best")]
    [InlineData("industrial_output@sum_of_last")]
    [InlineData("industrial_output@sum_of_last(99)")]
    [InlineData("enterprise_name@growth")]
    [InlineData("nothing@prior")]
    [InlineData("industrial_output@2024-13")]
    public void Unknown_view_is_no_attribute(string name) => Assert.False(Catalog.TryGet(name, out _));

    [Fact]
    public void Views_stand_in_conditions_formulas_and_sentences()
    {
        var condition = Read(
            """{"all": [{"attribute": "industrial_output@growth", "op": ">=", "value": 0.1}, {"attribute": "industrial_output", "op": ">", "value": "@industrial_output@history_max"}, {"feel": "industrial_output@sum_of_last(2) > 200"}, {"attribute": "industrial_output@prior", "op": "exists", "value": true}]}"""
        );
        var rule = RandomRules.Rule(condition, "max(0, industrial_output@increment) * 2 + industrial_output@2022", null);
        var explainer = new Explainer(Catalog);

        var explanation = explainer.Explain(rule, FactsOf(Years));

        Assert.Equal(130m, explanation.PayableYuan);
        Assert.Equal("工业总产值（同比增速） 10% 以上", explanation.Trace.Children[0].Sentence);
        Assert.Equal("20%", explanation.Trace.Children[0].ValueText);
        var sentence = ConditionSentence.Of(condition, Catalog);
        Assert.Equal(
            ConditionNormalForm.FingerprintOf(condition, Catalog),
            ConditionNormalForm.FingerprintOf(ConditionSentenceReader.Read(sentence, Catalog).Required, Catalog)
        );
        Assert.Equal("industrial_output@increment", explainer.Decide(rule with { Conditions = new AllOf([]) }, Facts.Empty).Missing[0]);
    }

    [Fact]
    public void Plan_knows_views_as_the_explainer_does()
    {
        var rule = RandomRules.Rule(Read("""{"attribute": "industrial_output@growth", "op": ">=", "value": 0.1}"""), "industrial_output@increment", null);
        Facts[] rows = [FactsOf(Years), Facts.Empty];
        var builder = new FactTableBuilder(Catalog, ["industrial_output@growth", "industrial_output@increment"]);
        foreach (var row in rows)
        {
            builder.Add(DerivedFacts.Complete(row, Catalog));
        }

        var table = builder.Build();
        var plan = PlanCompiler.Compile([rule], Catalog);
        var result = plan.Match(plan.Encode(table));

        Assert.Equal(OutcomeKind.Eligible, result.OutcomeOf(new ItemIndex(0), new RowIndex(0)));
        Assert.Equal(OutcomeKind.Unknown, result.OutcomeOf(new ItemIndex(0), new RowIndex(1)));
        Assert.Equal(2000, new PayableColumns(plan, table).FenOf(new ItemIndex(0), new RowIndex(0)));
    }

    [Theory]
    [InlineData("""{"revenue@history": {"24": 1}}""", DiagnosticCatalogue.HistoryPeriod)]
    [InlineData("""{"revenue@history": [1]}""", DiagnosticCatalogue.HistoryPeriod)]
    [InlineData("""{"revenue@history": {"2024": "x"}}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"revenue@histori": {"2024": 1}}""", DiagnosticCatalogue.FactUnknownAttribute)]
    public void Bad_history_is_refused(string json, string code)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(code, Assert.Single(Facts.Read(document.RootElement, Catalog).Diagnostics).Code);
    }

    [Fact]
    public void History_survives_writing_and_reading()
    {
        var facts = FactsOf(Years);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            facts.Write(writer);
        }

        Assert.Equal(facts["industrial_output@history"], FactsOf(Encoding.UTF8.GetString(buffer.WrittenSpan))["industrial_output@history"]);
    }

    [Fact]
    public void Unknown_view_in_a_formula_is_told() => Assert.False(FeelExpression.Parse("industrial_output@best > 1", Catalog).Succeeded);

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, Catalog).Required;
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
