using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>Case R1 and its kind: every warning reaches the author, and no amount is missing, zero or left out without a word.</summary>
public sealed class WarningCases : IDisposable
{
    private const string Gap = """
        {"table":{"name":"t","hit":"unique","inputs":["revenue"],"outputs":[{"name":"amt","label":"金额"}],
        "rules":[{"when":["< 100"],"then":["500"]},{"when":["> 100"],"then":["1"]}]}}
        """;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>One row for each kind of warning that is computed of an item.</summary>
    public static TheoryData<string, string, string> Kinds =>
        new()
        {
            { DiagnosticCatalogue.TableGap, Positive, Gap },
            {
                DiagnosticCatalogue.TableRowUnreachable,
                Positive,
                """{"table":{"hit":"first","inputs":["revenue"],"outputs":["amt"],"rules":[{"when":["-"],"then":["500"]},{"when":["> 100"],"then":["1"]}]}}"""
            },
            { DiagnosticCatalogue.AmountGap, Positive, "\"if revenue > 100 then 1 else null\"" },
            { DiagnosticCatalogue.AmountGap, Positive, "\"if revenue > 100 then null else 5\"" },
            { DiagnosticCatalogue.AmountGap, Positive, "\"min(100, if revenue > 100 then 1 else if revenue < 50 then 2 else null)\"" },
            { DiagnosticCatalogue.AmountAlwaysZero, Positive, "\"0\"" },
            { DiagnosticCatalogue.AmountAlwaysZero, Positive, "\"if revenue > 5 then 0 else -3\"" },
            {
                DiagnosticCatalogue.ConditionContradiction,
                """{"all":[{"attribute":"revenue","op":">","value":9},{"attribute":"revenue","op":"<","value":5}]}""",
                "\"5\""
            },
            {
                DiagnosticCatalogue.ConditionImplied,
                """{"all":[{"attribute":"revenue","op":">","value":9},{"attribute":"revenue","op":">","value":5}]}""",
                "\"5\""
            },
        };

    private static string Positive => """{"all":[{"attribute":"revenue","op":">","value":0}]}""";

    [Fact]
    public async Task Value_that_no_row_covers_is_told_at_import()
    {
        var run = await ImportAsync(Item("t", Positive, Gap));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("没有一行覆盖：营业收入等于 100", run.Error, StringComparison.Ordinal);
        Assert.Contains("事项 t“测试t”", run.Error, StringComparison.Ordinal);
        Assert.Contains("$[0].amount.table.rules", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_warning_reaches_the_author_at_import(string code, string conditions, string amount)
    {
        var run = await ImportAsync(Item("t", conditions, amount));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"if revenue > 100 then 1 else 0\"")]
    [InlineData("\"revenue * 0.1\"")]
    [InlineData("null")]
    [InlineData(
        """{"table":{"hit":"first","inputs":["revenue"],"outputs":["amt"],"rules":[{"when":["> 100"],"then":["1"]},{"when":["-"],"then":["2"]}]}}"""
    )]
    public async Task Amount_without_a_gap_is_not_remarked(string amount)
    {
        var run = await ImportAsync(Item("t", Positive, amount));

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("PM304", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_tells_why_an_eligible_pair_has_no_amount()
    {
        var policies = folder.Write(
            "policies.json",
            Array(
                Item("gap", Positive, Gap),
                Item("branch", Positive, "\"if revenue > 100 then 5 else null\""),
                Item("zero", Positive, "\"max(0, revenue - 100)\""),
                Item("division", Positive, "\"revenue / (revenue - 100)\""),
                Item("facts", Positive, "\"rd_expense * 0.1\""),
                Item("fixed", Positive, "null", cap: "50000"),
                Item("title", Positive, "null"),
                Item("paid", Positive, "\"5\"")
            )
        );
        var firms = folder.Write("firms.jsonl", """{"id":"F","facts":{"revenue":100}}""");

        var run = await MatchAsync(policies, firms, "--as-of", "2026-11-22");

        Assert.Equal(0, run.ExitCode);
        var states = run.Lines.Select(line => JsonNode.Parse(line)!).ToDictionary(pair => (string)pair["item"]!, pair => (string?)pair["amount_state"]);
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["gap"] = "formula_gap",
                ["branch"] = "formula_gap",
                ["zero"] = "zero",
                ["division"] = "formula_gap",
                ["facts"] = "facts_missing",
                ["fixed"] = "discretionary",
                ["title"] = "qualification",
                ["paid"] = null,
            },
            states
        );
        Assert.Contains("规则有缺口：3 对", run.Error, StringComparison.Ordinal);
        Assert.Contains("gap（1 对）", run.Error, StringComparison.Ordinal);
        Assert.Contains("金额为 0：1 对", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_says_how_many_items_take_no_part_and_why()
    {
        var policies = folder.Write(
            "policies.json",
            Array(
                Item("now", Positive, "\"5\""),
                Item("undated", Positive, "\"5\"", to: null),
                Item("later", Positive, "\"5\"", from: "2027-06-01"),
                Item("over", Positive, "\"5\"", to: "2026-03-31")
            )
        );
        var firms = folder.Write("firms.jsonl", """{"id":"F","facts":{"revenue":100}}""");

        var run = await MatchAsync(policies, firms, "--as-of", "2026-11-22");
        var any = await MatchAsync(policies, firms, "--any-date");

        Assert.Single(run.Lines);
        Assert.Contains(
            "文件中 4 个事项，2026-11-22 施行中的 1 个参加匹配，3 个没有参加：没有失效日期 1 个；尚未施行 1 个；已经失效 1 个。",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal((4, ""), (any.Lines.Count, any.Error));
    }

    [Fact]
    public async Task Gap_of_a_table_that_derives_an_attribute_is_told()
    {
        var attributes = JsonNode.Parse(AttributesText())!.AsArray();
        attributes.First(one => (string)one!["name"]! == "total_assets")!["derivation"] = JsonNode.Parse(
            """{"table":{"hit":"unique","inputs":["revenue"],"outputs":["x"],"rules":[{"when":["< 100"],"then":[1]},{"when":["> 100"],"then":[2]}]}}"""
        );
        var policies = folder.Write("policies.json", Array(Item("paid", Positive, "\"5\"")));
        var firms = folder.Write("firms.jsonl", """{"id":"F","facts":{"revenue":100}}""");

        var run = await CommandRun.OfAsync(
            "match",
            "--policies",
            policies,
            "--attributes",
            folder.Write("attributes.json", attributes.ToJsonString()),
            "--firms",
            firms,
            "--as-of",
            "2026-11-22"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("（total_assets）的推算表：没有一行覆盖", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Night_tells_gaps_zeros_and_items_left_out_and_offers_none_of_them()
    {
        var data = folder.At("data");
        await CommandRun.OfAsync(
            "import",
            "policies",
            folder.Write(
                "policies.json",
                Array(
                    Item("gap", Positive, Gap),
                    Item("zero", Positive, "\"max(0, revenue - 100)\""),
                    Item("undated", Positive, "\"5\"", to: null),
                    Item("over", Positive, "\"5\"", to: "2026-03-31")
                )
            ),
            "--data",
            data
        );
        await CommandRun.OfAsync(
            "import",
            "firms",
            folder.Write("firms.csv", "统一社会信用代码,企业名称,revenue\n91431382MA4000001E,甲公司,100\n"),
            "--data",
            data,
            "--source",
            "税务",
            "--period",
            "2025"
        );

        var run = await CommandRun.OfAsync("nightly", "--data", data, "--as-of", "2026-11-22");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("没有参加匹配：没有失效日期，也没有人确认仍在执行 1 个；已经失效 1 个", run.Output, StringComparison.Ordinal);
        Assert.Contains("规则有缺口：1 对", run.Output, StringComparison.Ordinal);
        Assert.Contains("gap“测试gap”（1 对）", run.Output, StringComparison.Ordinal);
        Assert.Contains("金额为 0：1 对", run.Output, StringComparison.Ordinal);
        Assert.Contains("新生成待确认 0 项", run.Output, StringComparison.Ordinal);
        var again = await CommandRun.OfAsync("nightly", "--data", data, "--as-of", "2026-11-22");
        Assert.Contains("规则有缺口：1 对", again.Output, StringComparison.Ordinal);
    }

    private static string Item(string id, string conditions, string amount, string cap = "null", string? from = "2026-01-01", string? to = "2028-12-31") =>
        $$"""
            {"id":"{{id}}","title":"测试{{id}}","document":{"title":"测试文件{{id}}","number":"测〔2026〕1号","issuer":"测试","level":"县","region":null,"effective_from":{{Quoted(
                from
            )}},"effective_to":{{Quoted(to)}}},
            "category":"资金奖补","mode":"免申即享","department":"工信","summary":"x","conditions":{{conditions}},"amount":{{amount}},"cap":{{cap}},"exclusive_group":null,"frequency":"yearly","source":"x"}
            """;

    private static string Quoted(string? text) => text is null ? "null" : JsonSerializer.Serialize(text);

    private static string Array(params string[] items) => $"[{string.Join(",", items)}]";

    private Task<CommandRun> ImportAsync(string item) =>
        CommandRun.OfAsync("import", "policies", folder.Write("policies.json", Array(item)), "--data", folder.At("data"));

    private Task<CommandRun> MatchAsync(string policies, string firms, params string[] more) =>
        CommandRun.OfAsync([
            "match",
            "--policies",
            policies,
            "--attributes",
            folder.Write("attributes.json", AttributesText()),
            "--firms",
            firms,
            "--all",
            .. more,
        ]);

    private static string AttributesText()
    {
        using var stream = StarterFiles.Open(StarterFiles.Attributes);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
