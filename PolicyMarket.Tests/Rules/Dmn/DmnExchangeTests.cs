using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Exchange;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Tests.Rules.Conditions;

namespace PolicyMarket.Tests.Rules.Dmn;

/// <summary>Items to DMN and back: everything that DMN can say comes back equal, the rest is refused in words.</summary>
public sealed class DmnExchangeTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    private static readonly (string Input, string[] Cells)[] Columns =
    [
        ("employees", ["-", "< 10", "[10..20)", ">= 20", "3, 4", "not(5)", "? > 3 and ? < 9"]),
        ("enterprise_size", ["-", "\"small\"", "\"small\", \"large\"", "not(\"large\")"]),
        ("registration_date", ["-", "> @\"2020-01-31\"", "<= date(\"2024-02-29\")"]),
        ("is_listed_company", ["-", "true", "false"]),
        ("revenue / 10000", ["-", "> 2000", "(100..200]"]),
    ];

    private static readonly Gen<string> TableText =
        from hit in Gen.Elements("first", "first", "unique", "any", "rule order", "collect", "collect sum", "collect min", "collect max", "collect count")
        from columns in Gen.Elements(Columns).ListOf(2)
        from rows in RowText(columns.ToArray()).ListOf(3)
        from cite in Gen.Elements("", """, "cite": "第三条（二）"  """, """, "cite": "<引用> & \"说明\""  """)
        from otherwise in Gen.Elements("", """, "default": [0]""", """, "default": ["revenue * 0.1"]""")
        from label in Gen.Elements("", """, "label": "档次 & 金额" """)
        let word = hit.Split(' ', 2)
        let policy = hit.StartsWith("collect ", StringComparison.Ordinal) ? $"\"collect\", \"aggregate\": \"{word[1]}\"" : $"\"{hit}\""
        let inputs = string.Join(", ", columns.Select(one => $"{{\"expression\": {JsonSerializer.Serialize(one.Input)}{label}}}"))
        select $$"""
            {"name": "档次表", "hit": {{policy}}, "inputs": [{{inputs}}], "outputs": [{"name": "金额"{{label}}}],
             "rules": [{{string.Join(", ", rows.Select((row, i) => i == 0 ? row[..^1] + cite + "}" : row))}}]{{otherwise}}}
            """;

    [Fact]
    public void Random_tables_come_back_equal()
    {
        var read = 0;
        Prop.ForAll(
                Arb.From(TableText),
                text =>
                {
                    using var json = JsonDocument.Parse(text);
                    if (DecisionTable.Read(json.RootElement, Catalog).Value is not { } table)
                    {
                        return true;
                    }

                    read++;
                    var again = DmnTableReader.Read(DmnTableWriter.Write(table.Content, Catalog), Catalog).Required;
                    return Form(table) == Form(again);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(read > 20, $"Only {read} tables had no overlap.");
    }

    [Fact]
    public void Random_conditions_come_back_equal_or_are_refused()
    {
        var written = 0;
        Prop.ForAll(
                Arb.From(RandomConditions.Conditions),
                condition =>
                {
                    var rule = Rule() with { Conditions = condition };
                    if (DmnItemWriter.Write(rule, Catalog).Value is not { } xml)
                    {
                        return true;
                    }

                    written++;
                    return Equals(condition, Read(xml).Conditions);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(written > 5, $"Only {written} conditions could be written.");
    }

    /// <summary>Each refusal is named: code trees, lists of records, amounts of other items.</summary>
    [Fact]
    public void Items_of_the_starter_library_come_back_equal_or_are_refused_in_words()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        var kept = 0;
        foreach (var rule in PolicyExchange.Read(stream, Catalog).Required)
        {
            var written = DmnItemWriter.Write(rule, Catalog);
            if (!written.Succeeded)
            {
                Assert.All(written.Diagnostics, one => Assert.Equal(DiagnosticCatalogue.DmnNotExpressible, one.Code));
                continue;
            }

            kept++;
            var model = DmnModel.Read(Encoding.UTF8.GetBytes(written.Required)).Required;
            Assert.True(model.Problems.IsEmpty, $"{rule.Id}: {string.Join(" / ", model.Problems)}");
            var item = DmnItemReader.Read(model, Catalog).Required;
            Assert.Equal(
                (rule.Id, rule.Title, rule.Conditions, rule.AmountTable is null ? rule.AmountText : null, rule.Cap),
                (item.Id, item.Title, item.Conditions, item.AmountText, item.Cap)
            );
        }

        Assert.True(kept >= 20, $"Only {kept} items could be written.");
    }

    [Theory]
    [InlineData("""{"employees": 25, "revenue": 5}""", "500")]
    [InlineData("""{"employees": 12, "revenue": 5}""", "0.05")]
    [InlineData("""{"employees": 5, "revenue": 5}""", "7")]
    public void The_model_of_a_table_answers_as_the_table_does(string facts, string payable)
    {
        var rule = Rule(
            """
            {"table": {"hit": "first", "inputs": ["employees", "企业划型"], "outputs": ["o"], "default": [7],
             "rules": [{"when": [">= 20", "-"], "then": [600]}, {"when": ["[10..20)", "-"], "then": ["营业收入 * 0.01"]}]}}
            """
        );
        var model = DmnModel.Read(Encoding.UTF8.GetBytes(DmnItemWriter.Write(rule, Catalog).Required)).Required;
        using var json = JsonDocument.Parse(facts);
        var known = Facts.Read(json.RootElement, Catalog).Required;
        var inputs = model.Inputs.Select(input => ((string?)null, input.Name, ValueOf(known, input.Name))).ToList();

        var value = new DmnSession(new DmnInputs(inputs), FeelClock.None).ValueOf(
            model.Find("payable", ElementKind.Decision) ?? throw new InvalidOperationException("No decision payable.")
        );

        Assert.Empty(model.Problems);
        Assert.Equal(payable, FeelText.Written(value));
    }

    [Theory]
    [InlineData("<literalExpression><text>revenue * 2</text></literalExpression>", "revenue * 2", null)]
    [InlineData("<literalExpression><text>nothing * 2</text></literalExpression>", null, DiagnosticCatalogue.FeelUnknownName)]
    [InlineData("<list/>", null, DiagnosticCatalogue.DmnNotReadable)]
    [InlineData("<decisionTable hitPolicy=\"OUTPUT ORDER\"><output/></decisionTable>", null, DiagnosticCatalogue.DmnNotReadable)]
    public void The_amount_of_another_tool_is_taken_or_told(string logic, string? text, string? code)
    {
        var xml = $"<definitions xmlns=\"{DmnNames.Model}\" name=\"m\"><decision name=\"amount\">{logic}</decision></definitions>";

        var item = DmnItemReader.Read(DmnModel.Read(Encoding.UTF8.GetBytes(xml)).Required, Catalog);

        Assert.Equal((text, code), (item.Value?.AmountText, item.Diagnostics.IsEmpty ? null : item.Diagnostics[0].Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<decision name=\"eligible\"><literalExpression><text>true</text></literalExpression></decision>")]
    [InlineData(
        "<decision name=\"eligible\"><context><contextEntry><literalExpression><text>all(c1)</text></literalExpression></contextEntry></context></decision>"
    )]
    [InlineData(
        "<decision name=\"payable\"><context><contextEntry><variable name=\"cap\"/><literalExpression><text>much</text></literalExpression></contextEntry></context></decision>"
    )]
    public void Nothing_is_taken_from_another_form(string content)
    {
        var xml = $"<definitions xmlns=\"{DmnNames.Model}\" name=\"m\">{content}</definitions>";

        var item = DmnItemReader.Read(DmnModel.Read(Encoding.UTF8.GetBytes(xml)).Required, Catalog);

        Assert.Equal(DiagnosticCatalogue.DmnNotReadable, item.Diagnostics[0].Code);
    }

    [Fact]
    public void An_amount_of_another_item_is_refused() =>
        Assert.Contains(
            "award",
            Assert.Single(DmnItemWriter.Write(Rule("\"award(\\\"other\\\") * 2\""), Catalog).Diagnostics).Message,
            StringComparison.Ordinal
        );

    private static Gen<string> RowText((string Input, string[] Cells)[] columns) =>
        from first in Gen.Elements(columns[0].Cells)
        from second in Gen.Elements(columns[^1].Cells)
        from result in Gen.Elements("1", "25", "revenue * 0.05", "if is_listed_company then 3 else 4")
        let cells = columns.Length == 1 ? [first] : columns.Select((_, i) => i == 0 ? first : second).ToArray()
        select $$"""{"when": {{JsonSerializer.Serialize(cells)}}, "then": [{{JsonSerializer.Serialize(result)}}]}""";

    private static string Form(DecisionTable table)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            table.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static DmnItem Read(string xml) => DmnItemReader.Read(DmnModel.Read(Encoding.UTF8.GetBytes(xml)).Required, Catalog).Required;

    private static FeelValue ValueOf(Facts facts, string name)
    {
        var attribute = Catalog.TryGet(name, out var definition) || Catalog.TryGetByLabel(name, out definition) ? definition.Name : name;
        return facts[attribute] is { } fact ? FeelValue.Of(fact) : FeelNull.Plain;
    }

    private static PolicyRule Rule(string amount = "\"revenue * 0.1\"")
    {
        var json = $$"""
            [{"id": "x", "title": "试用事项", "document": {"title": "文件", "level": "县", "region": "431382", "issuer": "局", "number": null,
              "effective_from": "2026-01-01", "effective_to": null}, "category": "奖补", "mode": "免申即享", "department": "工信", "summary": "说明",
              "conditions": {"attribute": "employees", "op": ">=", "value": 1}, "amount": {{amount}}, "cap": 500, "exclusive_group": null,
              "frequency": "yearly", "source": "网址", "confidence": "page"}]
            """;
        using var element = JsonDocument.Parse(json);
        return PolicyExchange.ReadOne(element.RootElement[0], Catalog, "$").Required;
    }
}
