using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Wording;
using PolicyMarket.Tests.Rules.Conditions;

namespace PolicyMarket.Tests.Rules.Tables;

public sealed class AmountTableTests
{
    private const string Steps = """
        {"table": {"name": "产值奖励档次", "hit": "first", "inputs": ["industrial_output"], "outputs": [{"name": "amount"}],
         "rules": [{"when": [">= 1000000000"], "then": [500000], "cite": "第五条"}, {"when": [">= 100000000"], "then": ["industrial_output * 0.001"]}], "default": [0]}}
        """;

    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    private static readonly string[] Tables =
    [
        """{"hit": "first", "inputs": ["employees", "is_listed_company"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": [3]}, {"when": ["-", "true"], "then": ["revenue"]}, {"when": ["< 1", "false"], "then": [3]}]}""",
        """{"hit": "unique", "inputs": ["employees", "employees + revenue"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": [3]}, {"when": ["-", "> 3"], "then": ["revenue"]}], "default": [7]}""",
        """{"hit": "any", "inputs": ["employees", "revenue"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": ["rd_expense"]}, {"when": ["-", "> 1"], "then": ["rd_expense"]}]}""",
        """{"hit": "priority", "inputs": ["enterprise_size", "employees"], "outputs": [{"name": "o", "values": ["9", "4", "1"]}], "rules": [{"when": ["\"small\"", "-"], "then": [1]}, {"when": ["-", "[1..3]"], "then": [4]}, {"when": ["not(\"large\")", ">= 2"], "then": [9]}]}""",
        """{"hit": "collect", "aggregate": "sum", "inputs": ["employees", "revenue"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": [3]}, {"when": ["-", "> 1"], "then": ["rd_expense"]}]}""",
        """{"hit": "collect", "aggregate": "max", "inputs": ["employees", "revenue"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": ["rd_expense_prior"]}, {"when": ["-", "> 1"], "then": ["rd_expense"]}]}""",
        """{"hit": "collect", "aggregate": "min", "inputs": ["employees", "registration_date"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": [5]}, {"when": ["-", "> assessment_year_start"], "then": [4]}], "default": [1]}""",
        """{"hit": "collect", "aggregate": "count", "inputs": ["employees", "revenue"], "outputs": ["o"], "rules": [{"when": ["> 2", "-"], "then": [3]}, {"when": ["-", "> 1"], "then": [4]}]}""",
    ];

    [Theory]
    [InlineData("2000000000", "500000", "“产值奖励档次”第 1 行（工业总产值 ≥ 1,000,000,000）〔第五条〕 = 500,000；应兑现 500,000.00 元")]
    [InlineData("200000000", "200000", null)]
    [InlineData("5", "0", "“产值奖励档次”没有一行符合，按其他情形 = 0；“产值奖励档次”从上往下第一个符合的为准 = 0；应兑现 0.00 元")]
    public void Amount_is_read_from_the_table(string output, string payable, string? sentence)
    {
        var facts = FactsOf($$"""{"industrial_output": {{output}}}""");
        var explainer = new Explainer(Catalog);

        var explanation = explainer.Explain(Rule(Steps), facts);

        Assert.Equal(decimal.Parse(payable, System.Globalization.CultureInfo.InvariantCulture), explanation.PayableYuan);
        Assert.Equal(explanation.PayableYuan, explainer.Decide(Rule(Steps), facts).PayableYuan);
        if (sentence is not null)
        {
            Assert.Equal(sentence, explanation.Amount.Sentence);
        }
    }

    [Fact]
    public void Item_with_a_table_survives_writing_and_reading()
    {
        var rule = Rule(Steps);

        var again = Rule(Written(rule).GetProperty("amount").GetRawText());

        Assert.Equal(AmountKind.Formula, rule.AmountKind);
        Assert.Equal(rule.Fingerprint, again.Fingerprint);
        Assert.Equal(["industrial_output"], rule.Amount?.Attributes);
        Assert.Equal(2, AmountInWords.Of(rule.Amount ?? throw new InvalidOperationException("No amount."), Catalog).Tables[0].Rows.Length - 1);
    }

    [Fact]
    public void Missing_fact_leaves_the_amount_open() =>
        Assert.Equal("industrial_output", Assert.Single(new Explainer(Catalog).Decide(Rule(Steps), Facts.Empty).Missing));

    [Theory]
    [InlineData(
        """{"table": {"hit": "rule order", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["-"], "then": [1]}]}}""",
        DiagnosticCatalogue.TableAsAmount
    )]
    [InlineData(
        """{"table": {"hit": "first", "inputs": ["employees"], "outputs": ["o", "p"], "rules": [{"when": ["-"], "then": [1, 2]}]}}""",
        DiagnosticCatalogue.TableAsAmount
    )]
    [InlineData(
        """{"table": {"hit": "first", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": ["-"], "then": ["\"a\""]}]}}""",
        DiagnosticCatalogue.TableAsAmount
    )]
    [InlineData("""{"tabel": {}}""", DiagnosticCatalogue.PolicyFieldType)]
    public void Table_that_gives_no_amount_is_refused(string amount, string code) =>
        Assert.Equal(code, Assert.Single(PolicyExchange.ReadOne(ItemWith(amount), Catalog, "$[0]").Diagnostics).Code);

    [Fact]
    public void Formula_of_a_table_has_no_other_value_than_the_table()
    {
        var tables = Tables
            .Select(json =>
            {
                using var document = JsonDocument.Parse(json);
                return DecisionTable.Read(document.RootElement, Catalog).Required;
            })
            .ToList();

        Prop.ForAll(
                RandomConditions.Facts.ToArbitrary(),
                facts =>
                {
                    foreach (var table in tables)
                    {
                        var value = table.Formula.Required.Evaluate(facts).Value;
                        var outcome = table.Evaluate(facts);

                        Assert.True(value is null || value.Equals(outcome.Value), $"{table}: {value} but {outcome.Value}");
                        Assert.True(value is not null || outcome.Value is null || outcome.Missing.IsEmpty, $"{table}");
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static PolicyRule Rule(string amount) => PolicyExchange.ReadOne(ItemWith(amount), Catalog, "$[0]").Required;

    private static JsonElement ItemWith(string amount) =>
        JsonDocument
            .Parse(
                $$"""
                {"id": "t", "title": "t", "document": {"title": "d", "level": "市"}, "category": "c", "mode": "免申即享", "department": "工信", "summary": "",
                 "conditions": {"all": []}, "amount": {{amount}}, "cap": null, "exclusive_group": null, "frequency": "once", "source": "", "confidence": "page"}
                """
            )
            .RootElement;

    private static JsonElement Written(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            PolicyExchange.Write(rule, writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private static Facts FactsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, Catalog).Required;
    }
}
