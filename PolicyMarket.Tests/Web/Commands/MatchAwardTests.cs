using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`match` and `bench match` with amounts that refer to other items.</summary>
public sealed class MatchAwardTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly string attributes;

    public MatchAwardTests()
    {
        using var stream = StarterFiles.Open(StarterFiles.Attributes);
        using var reader = new StreamReader(stream);
        attributes = folder.Write("attributes.json", reader.ReadToEnd());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Sums_follow_each_other_and_an_item_that_has_ended_pays_nothing()
    {
        var policies = Policies(
            Item("p", "revenue * 0.1", cap: 1000),
            Item("c", "award(\"p\") * 0.2"),
            Item("d", "500 - award(\"c\") - award(\"old\")"),
            Item("old", "400", to: "2025-12-31")
        );
        var firms = folder.Write("firms.jsonl", """{"id":"F1","facts":{"revenue":50000}}""" + "\n" + """{"id":"F2","facts":{}}""" + "\n");

        var run = await CommandRun.OfAsync("match", "--policies", policies, "--attributes", attributes, "--firms", firms, "--as-of", "2026-11-28");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("""{"firm":"F1","item":"c","outcome":"eligible","amount":200,"missing":[],"failed":[]}""", run.Lines);
        Assert.Contains("""{"firm":"F1","item":"d","outcome":"eligible","amount":300,"missing":[],"failed":[]}""", run.Lines);
        Assert.Contains(
            """{"firm":"F2","item":"d","outcome":"eligible","amount":null,"missing":["revenue"],"failed":[],"amount_state":"facts_missing"}""",
            run.Lines
        );

        var anyDate = await CommandRun.OfAsync("match", "--policies", policies, "--attributes", attributes, "--firms", firms, "--any-date");
        Assert.Contains("""{"firm":"F1","item":"d","outcome":"eligible","amount":0,"missing":[],"failed":[],"amount_state":"zero"}""", anyDate.Lines);
    }

    [Theory]
    [InlineData("award(\"b\")", "award(\"a\")", "a → b → a")]
    [InlineData("award(\"a\")", "1", "它自己的金额")]
    [InlineData("award(\"nowhere\")", "1", "引用了事项“nowhere”")]
    [InlineData("award(1)", "1", "award(\"事项编号\")")]
    public async Task Bad_references_are_refused_with_place_and_reason(string a, string b, string words)
    {
        var policies = Policies(Item("a", a), Item("b", b));
        var firms = folder.Write("firms.jsonl", """{"id":"F1","facts":{}}""" + "\n");

        var run = await CommandRun.OfAsync("match", "--policies", policies, "--attributes", attributes, "--firms", firms, "--any-date");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("$[0].amount", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Measurement_from_files_determines_them_too()
    {
        var policies = Policies(Item("p", "revenue * 0.1", cap: 1000), Item("c", "award(\"p\") * 0.2"));
        var firms = folder.Write("firms.csv", "revenue\n50000\n100\n");

        var run = await CommandRun.OfAsync("bench", "match", "--policies", policies, "--attributes", attributes, "--firms-file", firms);

        Assert.Equal(0, run.ExitCode);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Contains("1212", run.Output, StringComparison.Ordinal); // 1000 + 200 + 10 + 2
    }

    private string Policies(params string[] items) => folder.Write("policies.json", $"[{string.Join(',', items)}]");

    private static string Item(string id, string amount, decimal? cap = null, string to = "2027-12-31") =>
        $$"""
            {"id": "{{id}}", "title": "{{id}} 奖补", "document": {"title": "文件", "level": "市", "region": "430100", "effective_from": "2025-01-01", "effective_to": "{{to}}"},
             "category": "资金奖补", "mode": "免申即享", "department": "工信", "summary": "", "conditions": {"all": []},
             "amount": {{JsonSerializer.Serialize(amount)}}, "cap": {{cap?.ToString(CultureInfo.InvariantCulture)
                ?? "null"}}, "exclusive_group": null, "frequency": "yearly", "source": "", "confidence": "known"}
            """;
}
