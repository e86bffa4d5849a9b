using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Tests.Rules.Tables;

public sealed class DecisionTableTests
{
    private const string Employees = """["employees"]""";

    [Theory]
    [InlineData("unique", """["< 10", 1], ["[10..20)", 2], [">= 20", 3]""", """{"employees": 10}""", "2")]
    [InlineData("unique", """["< 10", 1], ["[10..20)", 2]""", """{"employees": 20}""", null)]
    [InlineData("unique", """["< 10", 1], [">= 10", 2]""", """{}""", null)]
    [InlineData("any", """["> 5", 1], ["> 7", 1], ["<= 5", 0]""", """{"employees": 8}""", "1")]
    [InlineData("first", """["> 100", 3], ["> 10", 2], ["-", 1]""", """{"employees": 50}""", "2")]
    [InlineData("first", """["> 100", 3], ["> 10", 2], ["-", 1]""", """{}""", null)]
    [InlineData("first", """["> 100", 1], ["-", 1]""", """{}""", "1")]
    [InlineData("first", """["not(3, 4)", 1], ["-", 2]""", """{"employees": 4}""", "2")]
    [InlineData("first", """["3, 4, > 100", 1], ["-", 2]""", """{"employees": 101}""", "1")]
    [InlineData("first", """["? > 3 and ? < 5", 1], ["-", 2]""", """{"employees": 4}""", "1")]
    [InlineData("first", """["-", "revenue / 2"]""", """{"revenue": 5}""", "2.5")]
    [InlineData("first", """["-", "revenue / 2"]""", """{}""", null)]
    public void Row_that_fits_gives_the_result(string hit, string rows, string facts, string? expected) =>
        Assert.Equal(expected, Text(Single(hit, "", rows, Employees).Evaluate(FactsOf(facts))));

    /// <summary>A cell that is a condition of its own is not compared with its input, also in the formula that the engines use.</summary>
    [Theory]
    [InlineData(
        """["list contains(qualifications_valid, \"high_tech_enterprise\")", 1], ["-", 2]""",
        """{"employees": 5, "qualifications_valid": ["high_tech_enterprise"]}""",
        "1"
    )]
    [InlineData(
        """["not(list contains(qualifications_valid, \"high_tech_enterprise\"))", 1], ["-", 2]""",
        """{"employees": 5, "qualifications_valid": ["high_tech_enterprise"]}""",
        "2"
    )]
    [InlineData("""["revenue > 10", 1], ["-", 2]""", """{"employees": 5, "revenue": 11}""", "1")]
    [InlineData("""["7, revenue > 10", 1], ["-", 2]""", """{"employees": 7, "revenue": 1}""", "1")]
    [InlineData("""["not(7, revenue > 10)", 1], ["-", 2]""", """{"employees": 8, "revenue": 1}""", "1")]
    [InlineData("""["revenue > 10", 1], ["-", 2]""", """{"employees": 5}""", null)]
    public void Condition_in_a_cell_decides_by_itself(string rows, string facts, string? expected)
    {
        var table = Single("first", "", rows, Employees);
        var read = FactsOf(facts);

        Assert.Equal(expected, Text(table.Evaluate(read)));
        Assert.Equal(expected, table.Formula.Required.Evaluate(read).Number?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("sum", """{"employees": 8, "revenue": 1}""", "6")]
    [InlineData("sum", """{"employees": 3, "revenue": 1}""", "4")]
    [InlineData("sum", """{"employees": 8}""", null)]
    [InlineData("min", """{"employees": 8, "revenue": 1}""", "2")]
    [InlineData("max", """{"employees": 8, "revenue": 1}""", "4")]
    [InlineData("max", """{"revenue": 1}""", "4")]
    [InlineData("min", """{"employees": 8}""", "2")]
    [InlineData("count", """{"employees": 8, "revenue": 1}""", "2")]
    [InlineData("count", """{"revenue": 1}""", null)]
    public void Collecting_table_puts_the_results_together(string aggregate, string facts, string? expected) =>
        Assert.Equal(expected, Text(Collect(aggregate).Evaluate(FactsOf(facts))));

    [Fact]
    public void Missing_fact_is_named_only_when_it_decides()
    {
        var table = Read(
            """
            {"hit": "first", "inputs": ["employees", "revenue"], "outputs": ["o"],
             "rules": [{"when": ["> 10", "> 5"], "then": [2]}, {"when": ["-", "-"], "then": [1]}]}
            """
        );

        Assert.Equal("revenue", Assert.Single(table.Evaluate(FactsOf("""{"employees": 11}""")).Missing));
        Assert.Equal("1", Text(table.Evaluate(FactsOf("""{"employees": 10}"""))));
        Assert.Equal("1", Text(table.Evaluate(FactsOf("""{"revenue": 5}"""))));
        Assert.Equal("employees", Assert.Single(table.Evaluate(FactsOf("""{"revenue": 6}""")).Missing));
    }

    [Fact]
    public void Priority_takes_the_most_important_result()
    {
        var table = Read(
            """
            {"hit": "priority", "inputs": ["employees", "is_listed_company"], "outputs": [{"name": "o", "values": ["\"high\"", "\"low\""]}],
             "rules": [{"when": ["> 5", "-"], "then": ["\"low\""]}, {"when": ["-", "true"], "then": ["\"high\""]}]}
            """
        );

        Assert.Equal("high", Text(table.Evaluate(FactsOf("""{"employees": 6, "is_listed_company": true}"""))));
        Assert.Equal("low", Text(table.Evaluate(FactsOf("""{"employees": 6, "is_listed_company": false}"""))));
        Assert.Null(Text(table.Evaluate(FactsOf("""{"employees": 6}"""))));
        Assert.Equal("high", Text(table.Evaluate(FactsOf("""{"is_listed_company": true}"""))));
    }

    [Fact]
    public void Listing_table_answers_all_rows_in_order_and_several_outputs()
    {
        var table = Read(
            """
            {"hit": "rule order", "inputs": ["employees"], "outputs": ["code", "rate"],
             "rules": [{"when": ["> 5"], "then": ["\"b\"", 0.2]}, {"when": ["> 3"], "then": ["\"a\"", 0.1]}, {"when": ["> 50"], "then": ["\"c\"", 0.3]}]}
            """
        );

        var outcome = table.Evaluate(FactsOf("""{"employees": 6}"""));

        Assert.Equal("1,2", string.Join(",", outcome.Rows));
        Assert.Equal(new SetFact(["a", "b"]), outcome.Value);
        Assert.Equal(new NumberFact(0.2m), outcome.Results[0][1]);
    }

    [Fact]
    public void Rows_that_meet_although_they_must_not_give_no_result()
    {
        var table = Read(
            """
            {"hit": "unique", "inputs": ["employees", "employees * 2"], "outputs": ["o"],
             "rules": [{"when": ["> 5", "-"], "then": [1]}, {"when": ["-", "> 12"], "then": [2]}]}
            """
        );

        var outcome = table.Evaluate(FactsOf("""{"employees": 7}"""));

        Assert.False(outcome.IsKnown);
        Assert.Contains("第 1、2 行同时符合", Assert.Single(outcome.Reasons), StringComparison.Ordinal);
        Assert.Equal("1", Text(table.Evaluate(FactsOf("""{"employees": 6}"""))));
    }

    [Fact]
    public void Steps_name_the_row()
    {
        var table = Single("first", "", """["> 100", 3], ["> 10", 2]""", Employees);

        var step = Assert.Single(table.Evaluate(FactsOf("""{"employees": 50}""")).Steps);

        Assert.Equal("“档次”第 2 行（从业人员 > 10）", step.Expression);
        Assert.Equal("2", step.Result);
    }

    [Theory]
    [InlineData("""[]""", DiagnosticCatalogue.TableShape)]
    [InlineData("""{"hit": "unique", "inputs": [], "outputs": ["o"], "rules": []}""", DiagnosticCatalogue.TableShape)]
    [InlineData(
        """{"hit": "best", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["-"], "then": [1]}]}""",
        DiagnosticCatalogue.TableHitPolicy
    )]
    [InlineData(
        """{"hit": "first", "aggregate": "sum", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["-"], "then": [1]}]}""",
        DiagnosticCatalogue.TableHitPolicy
    )]
    [InlineData(
        """{"hit": "priority", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["-"], "then": [1]}]}""",
        DiagnosticCatalogue.TablePriority
    )]
    [InlineData(
        """{"inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["> 5"], "then": [1]}, {"when": ["> 7"], "then": [1]}]}""",
        DiagnosticCatalogue.TableOverlap
    )]
    [InlineData(
        """{"hit": "any", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["> 5"], "then": [1]}, {"when": ["> 7"], "then": [2]}]}""",
        DiagnosticCatalogue.TableOverlap
    )]
    [InlineData("""{"inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["> 5", "-"], "then": [1]}]}""", DiagnosticCatalogue.TableShape)]
    [InlineData("""{"inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["> 5"], "then": []}]}""", DiagnosticCatalogue.TableShape)]
    [InlineData("""{"inputs": ["employeees"], "outputs": ["o"], "rules": [{"when": ["> 5"], "then": [1]}]}""", DiagnosticCatalogue.FeelUnknownName)]
    [InlineData("""{"inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["> 5"], "then": ["revenu"]}]}""", DiagnosticCatalogue.FeelUnknownName)]
    public void Bad_table_is_refused_with_its_path(string json, string code)
    {
        using var document = JsonDocument.Parse(json);
        var read = DecisionTable.Read(document.RootElement, AttributeCatalog.Starter);

        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
        Assert.StartsWith("$", read.Diagnostics[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_in_a_cell_has_its_row_path_and_position()
    {
        using var document = JsonDocument.Parse("""{"inputs": ["employees"], "outputs": ["o"], "rules": [{"when": [">= 5, revenu"], "then": [1]}]}""");

        var fault = Assert.Single(DecisionTable.Read(document.RootElement, AttributeCatalog.Starter, "$[3].amount.table").Diagnostics);

        Assert.Equal("$[3].amount.table.rules[0].when[0]", fault.Where);
        Assert.StartsWith("第 1 行：", fault.Message, StringComparison.Ordinal);
        Assert.Equal(6, fault.Position);
    }

    [Theory]
    [InlineData("first", """["> 5", 1], ["> 7", 2], ["<= 5", 0]""", DiagnosticCatalogue.TableRowUnreachable, "第 2 行")]
    [InlineData("first", """["< 5, > 7", 1], ["3, 8", 2], ["-", 0]""", DiagnosticCatalogue.TableRowUnreachable, "第 2 行")]
    [InlineData("unique", """["< 5", 1], ["> 5", 2]""", DiagnosticCatalogue.TableGap, "从业人员等于 5")]
    [InlineData("unique", """["<= 5", 1], [">= 7", 2]""", DiagnosticCatalogue.TableGap, "从业人员大于 5 且小于 7")]
    public void Gaps_and_dead_rows_are_remarked(string hit, string rows, string code, string words)
    {
        var remark = Assert.Single(Single(hit, "", rows, Employees).Findings);

        Assert.Equal(code, remark.Code);
        Assert.Contains(words, remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_leave_no_gap_between_neighbours() => Assert.Empty(Single("unique", "", """["<= 5", 1], [">= 6", 2]""", Employees).Findings);

    [Fact]
    public void Table_survives_writing_and_reading()
    {
        var json =
            """{"name":"甲","hit":"collect","aggregate":"sum","inputs":[{"expression":"employees","label":"人数"},{"expression":"revenue / 2"}],"outputs":[{"name":"o","label":"金额","values":["1","2"]}],"rules":[{"when":["> 5","-"],"then":["1"],"cite":"第一条"},{"when":["[1..3]","not(5)"],"then":["revenue"]}],"default":["0"]}""";

        Assert.Equal(json, Write(Read(json)));
    }

    private static DecisionTable Single(string hit, string more, string rows, string inputs)
    {
        using var pairs = JsonDocument.Parse($"[{rows}]");
        var rules = string.Join(
            ",",
            pairs.RootElement.EnumerateArray().Select(pair => $$"""{"when": [{{pair[0].GetRawText()}}], "then": [{{pair[1].GetRawText()}}]}""")
        );
        return Read($$"""{"name": "档次", "hit": "{{hit}}", {{more}} "inputs": {{inputs}}, "outputs": ["o"], "rules": [{{rules}}]}""");
    }

    private static DecisionTable Collect(string aggregate) =>
        Read(
            $$"""
            {"hit": "collect", "aggregate": "{{aggregate}}", "inputs": ["employees", "revenue"], "outputs": ["o"],
             "rules": [{"when": ["> 5", "-"], "then": [2]}, {"when": ["-", "> 0"], "then": [4]}]}
            """
        );

    private static DecisionTable Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return DecisionTable.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }

    private static string Write(DecisionTable table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            table.Write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }

    private static string? Text(TableOutcome outcome) => outcome.Value is { } value ? FactText.Display(value, null) : null;
}
