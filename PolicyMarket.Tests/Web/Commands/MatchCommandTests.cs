using System.Text.Json;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Tests.Examples;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`match`: worked sums from files, in order, and nothing half-written.</summary>
public sealed class MatchCommandTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly string policies;
    private readonly string attributes;

    public MatchCommandTests()
    {
        policies = Starter(StarterFiles.Policies);
        attributes = Starter(StarterFiles.Attributes);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Worked_cases_print_the_worked_amounts()
    {
        var cases = WorkedExamples.Cases;
        var firms = folder.Write(
            "firms.jsonl",
            string.Concat(cases.Select((one, index) => $"{{\"id\":\"case-{index + 1}\",\"facts\":{Flat(one.GetProperty("facts"))}}}\n"))
        );

        var run = await MatchAsync(firms, "--any-date", "--all");

        Assert.Equal(0, run.ExitCode);
        var pairs = run.Lines.Select(Parse).ToDictionary(pair => (pair.Firm, pair.Item));
        Assert.Equal(cases.Count * WorkedExamples.Rules.Count, pairs.Count);
        for (var index = 0; index < cases.Count; index++)
        {
            var pair = pairs[($"case-{index + 1}", WorkedExamples.Text(cases[index], "item"))];
            var eligible = cases[index].GetProperty("eligible");
            var expected = eligible.ValueKind switch
            {
                JsonValueKind.True => "eligible",
                JsonValueKind.False => "ineligible",
                _ => "unknown",
            };
            Assert.Equal((expected, WorkedExamples.Number(cases[index], "payable")), (pair.Outcome, pair.Amount));
        }
    }

    [Fact]
    public async Task Every_engine_prints_the_same_pairs()
    {
        var firms = folder.Write(
            "firms.jsonl",
            string.Concat(WorkedExamples.Cases.Select((one, index) => $"{{\"id\":\"case-{index + 1}\",\"facts\":{Flat(one.GetProperty("facts"))}}}\n"))
        );

        var standard = await MatchAsync(firms, "--any-date");
        var network = await MatchAsync(firms, "--any-date", "--engine", "NRules");
        var reference = await MatchAsync(firms, "--any-date", "--engine", "explainer");

        Assert.NotEmpty(standard.Lines);
        Assert.Equal((0, standard.Output), (network.ExitCode, network.Output));
        Assert.Equal((0, standard.Output), (reference.ExitCode, reference.Output));
    }

    [Fact]
    public async Task An_unknown_engine_is_refused_with_the_names_that_are_allowed()
    {
        var run = await MatchAsync(folder.Write("firms.jsonl", FirmLine("F1", "{}")), "--engine", "drools");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("没有名为“drools”的匹配引擎，可用：columnar、nrules、explainer。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_has_six_fields_and_a_plain_number()
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", Small(2_000_000)));

        var run = await MatchAsync(firms, "--as-of", "2026-11-22");

        Assert.Contains("""{"firm":"F1","item":"cn-cit-small-low-profit","outcome":"eligible","amount":400000,"missing":[],"failed":[]}""", run.Lines);
    }

    [Fact]
    public async Task Pairs_come_by_firm_and_then_by_item_whatever_the_threads_do()
    {
        var firms = folder.Write("firms.jsonl", string.Concat(Enumerable.Range(0, 300).Select(i => FirmLine($"F{i}", Small(1_000 + i)))));

        var run = await MatchAsync(firms, "--any-date", "--all");

        var order = WorkedExamples.Rules.Keys.ToList();
        var expected = Enumerable.Range(0, 300).SelectMany(i => order.Select(item => ($"F{i}", item)));
        Assert.Equal(expected, run.Lines.Select(Parse).Select(pair => (pair.Firm, pair.Item)));
    }

    [Fact]
    public async Task Without_all_ineligible_pairs_are_left_out_and_with_it_they_name_what_failed()
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", Small(3_000_001)));

        var brief = await MatchAsync(firms);
        var full = await MatchAsync(firms, "--all");

        Assert.DoesNotContain(brief.Lines, line => line.Contains("ineligible", StringComparison.Ordinal));
        Assert.Contains(
            """{"firm":"F1","item":"cn-cit-small-low-profit","outcome":"ineligible","amount":null,"missing":[],"failed":["taxable_income"]}""",
            full.Lines
        );
    }

    [Theory]
    [InlineData("2025-06-30", true)]
    [InlineData("2026-01-01", false)]
    public async Task Items_that_are_not_in_force_are_left_out(string date, bool isInForce)
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", "{}"));

        var run = await MatchAsync(firms, "--all", "--as-of", date);

        Assert.Equal(isInForce, run.Lines.Any(line => line.Contains("cn-job-retention-refund-2025", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_undated_text_is_not_in_force_by_itself()
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", "{}"));

        Assert.DoesNotContain((await MatchAsync(firms, "--all")).Lines, line => line.Contains("hn-ly-high-tech-10w", StringComparison.Ordinal));
        Assert.Contains((await MatchAsync(firms, "--all", "--any-date")).Lines, line => line.Contains("hn-ly-high-tech-10w", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"employees\":1}", "第 2 行")]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"employes\":1}}", "第 2 行 facts.employes")]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"employees\":\"many\"}}", "第 2 行 facts.employees")]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"employees\":1.5}}", "第 2 行 facts.employees")]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"revenue\":1e40}}", "第 2 行 facts.revenue")]
    [InlineData("{\"id\":\"F2\",\"facts\":{\"revenue\":1,\"revenue\":2}}", "第 2 行")]
    [InlineData("{\"id\":\"F2\"}", "第 2 行")]
    [InlineData("{\"facts\":{}}", "第 2 行")]
    [InlineData("{\"id\":\"\",\"facts\":{}}", "第 2 行")]
    [InlineData("{\"id\":\"F1\",\"facts\":{}}", "第 2 行")]
    [InlineData("[]", "第 2 行")]
    public async Task A_bad_line_is_named_and_no_file_is_written(string line, string place)
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", "{}") + line + "\n");
        var output = folder.At("out.jsonl");

        var run = await MatchAsync(firms, "--out", output);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(folder.Root).Length);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task A_whole_result_takes_the_place_of_an_older_file()
    {
        var firms = folder.Write("firms.jsonl", "\uFEFF" + FirmLine("F1", Small(1_000)).Replace("\n", "\r\n", StringComparison.Ordinal) + "\n");
        var output = folder.Write("out.jsonl", "old");

        var run = await MatchAsync(firms, "--out", output);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("{\"firm\":\"F1\"", await File.ReadAllTextAsync(output), StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(folder.Root).Length);
    }

    [Fact]
    public async Task Bad_policies_and_missing_files_are_refused()
    {
        var firms = folder.Write("firms.jsonl", FirmLine("F1", "{}"));
        var broken = folder.Write("broken.json", "[{\"id\":");

        var notJson = await CommandRun.OfAsync("match", "--policies", broken, "--attributes", attributes, "--firms", firms);
        var missing = await CommandRun.OfAsync("match", "--policies", folder.At("none.json"), "--attributes", attributes, "--firms", firms);
        var badDate = await MatchAsync(firms, "--as-of", "2026-02-30");

        Assert.All([notJson, missing, badDate], run => Assert.Equal((2, ""), (run.ExitCode, run.Output)));
        Assert.Contains("broken.json", notJson.Error, StringComparison.Ordinal);
        Assert.Contains("none.json", missing.Error, StringComparison.Ordinal);
        Assert.Contains("2026-02-30", badDate.Error, StringComparison.Ordinal);
    }

    private static string FirmLine(string id, string facts) => $"{{\"id\":\"{id}\",\"facts\":{facts}}}\n";

    private static string Small(int taxableIncome) =>
        $"{{\"entity_type\":\"company\",\"in_restricted_or_prohibited_industry\":false,\"taxable_income\":{taxableIncome},\"employees_quarterly_avg\":120,\"assets_quarterly_avg\":30000000}}";

    private static string Flat(JsonElement element) => JsonSerializer.Serialize(element);

    private static (string Firm, string Item, string Outcome, decimal? Amount) Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return (
            WorkedExamples.Text(root, "firm"),
            WorkedExamples.Text(root, "item"),
            WorkedExamples.Text(root, "outcome"),
            WorkedExamples.Number(root, "amount")
        );
    }

    private Task<CommandRun> MatchAsync(string firms, params string[] more) =>
        CommandRun.OfAsync(["match", "--policies", policies, "--attributes", attributes, "--firms", firms, .. more]);

    private string Starter(string name)
    {
        using var stream = StarterFiles.Open(name);
        using var reader = new StreamReader(stream);
        return folder.Write(name, reader.ReadToEnd());
    }
}
