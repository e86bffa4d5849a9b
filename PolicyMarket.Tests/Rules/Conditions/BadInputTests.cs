using System.Diagnostics;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Conditions;

/// <summary>Bad input gives a diagnostic with its place, never a crash, never a wrong match.</summary>
public sealed class BadInputTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    /// <summary>For what would take hours: each takes a second or two on an idle machine.</summary>
    private static readonly TimeSpan LongestOfABusyMachine = TimeSpan.FromSeconds(20);

    private static readonly string SixtyDigits = string.Concat(Enumerable.Repeat("1234567890", 6));

    [Fact]
    public void Item_with_ten_thousand_leaves_is_decided_normalized_and_read_back()
    {
        var leaves = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $$"""{"attribute": "revenue", "op": ">", "value": {{i}}}"""));
        var condition = Read($$"""{"all": [{{leaves}}]}""").Required;
        var clock = Stopwatch.StartNew();

        var decision = new Explainer(Catalog).Decide(RandomRules.Rule(condition, null, null), FactsOf("""{"revenue": 10000}"""));
        var back = ConditionSentenceReader.Read(ConditionSentence.Of(condition, Catalog), Catalog).Required;

        Assert.Equal(OutcomeKind.Eligible, decision.Outcome);
        Assert.Equal(ConditionNormalForm.FingerprintOf(condition, Catalog), ConditionNormalForm.FingerprintOf(back, Catalog));
        Assert.True(clock.Elapsed < LongestOfABusyMachine, $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e400")]
    [InlineData("0x10")]
    [InlineData("１２")]
    public void Text_that_looks_like_a_number_is_no_number(string text)
    {
        var fault = Assert.Single(Read($$"""{"attribute": "revenue", "op": ">", "value": "{{text}}"}""").Diagnostics);

        Assert.Equal(DiagnosticCatalogue.ConditionValueType, fault.Code);
        Assert.Equal("$.value", fault.Where);
    }

    [Fact]
    public void Number_of_sixty_digits_is_refused_with_its_place()
    {
        Assert.Equal("$.value", Assert.Single(Read($$"""{"attribute": "revenue", "op": ">", "value": {{SixtyDigits}}}""").Diagnostics).Where);
        Assert.Equal("$.value", Assert.Single(Read($$"""{"attribute": "revenue", "op": "between", "value": [1, 0.{{SixtyDigits}}]}""").Diagnostics).Where);
        using var facts = JsonDocument.Parse($$$"""{"revenue": {{{SixtyDigits}}}, "revenue@history": {"2024": {{{SixtyDigits}}}}}""");
        Assert.Equal(
            [DiagnosticCatalogue.FactTooPrecise, DiagnosticCatalogue.FactTooPrecise],
            Facts.Read(facts.RootElement, Catalog).Diagnostics.Select(one => one.Code)
        );
        Assert.False(ConditionSentenceReader.Read($"营业收入超过 {SixtyDigits} 元", Catalog).Succeeded);
    }

    [Theory]
    [InlineData("""{"hit": "first", "inputs": ["revenue"], "outputs": ["o"], "rules": [{"when": ["[9..1]"], "then": [1]}]}""")]
    [InlineData("""{"hit": "first", "inputs": ["revenue"], "outputs": ["o"], "rules": [{"when": ["> NaN"], "then": [1]}]}""")]
    [InlineData("""{"hit": "first", "inputs": ["revenue"], "outputs": ["o"], "rules": [{"when": [{}], "then": [1]}]}""")]
    [InlineData("""{"hit": "first", "inputs": ["revenue"], "outputs": ["o"], "rules": [{"when": ["not("], "then": [1]}]}""")]
    [InlineData("""{"hit": "first", "inputs": ["revenue", 5], "outputs": ["o"], "rules": [{"when": ["-", "-"], "then": [1]}]}""")]
    public void Bad_table_cell_is_refused_with_its_place(string json)
    {
        using var document = JsonDocument.Parse(json);
        var read = DecisionTable.Read(document.RootElement, Catalog);

        Assert.False(read.Succeeded);
        Assert.All(read.Diagnostics, one => Assert.StartsWith("$.", one.Where, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_of_many_rows_is_analysed_in_time()
    {
        var rows = string.Join(",", Enumerable.Range(0, 300).Select(i => $$"""{"when": ["[{{i}}..{{i + 1}})", "-"], "then": [{{i}}]}"""));
        using var document = JsonDocument.Parse($$"""{"inputs": ["revenue", "employees"], "outputs": ["o"], "rules": [{{rows}}]}""");
        var clock = Stopwatch.StartNew();

        var table = DecisionTable.Read(document.RootElement, Catalog).Required;

        Assert.Equal(new NumberFact(200m), table.Evaluate(FactsOf("""{"revenue": 200.5}""")).Value);
        Assert.Equal(DiagnosticCatalogue.TableAsAmount, table.Formula.Diagnostics[0].Code);
        Assert.True(clock.Elapsed < LongestOfABusyMachine, $"{clock.Elapsed}");
    }

    [Fact]
    public void Division_by_zero_and_overflow_are_unknown()
    {
        var facts = FactsOf(
            """{"revenue": 9999999999999999999999999999, "rd_expense": 9999999999999999999999999999, "employees_on_post": 0, "disabled_employees": 1, "revenue@history": {"2024": 9999999999999999999999999999, "2025": 9999999999999999999999999999}}"""
        );

        Assert.Null(DerivedFacts.Complete(facts, Catalog)["disabled_employment_ratio"]);
        Assert.Null(facts["revenue@sum_of_last(2)"] is NumberFact { Value: < 0 } wrong ? wrong : null);
        Assert.Equal(
            OutcomeKind.Unknown,
            new Explainer(Catalog).Decide(RandomRules.Rule(Read("""{"feel": "1 / employees_on_post > 0"}""").Required, null, null), facts).Outcome
        );
    }

    private static Result<Condition> Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return ConditionJson.Read(document.RootElement, Catalog);
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
