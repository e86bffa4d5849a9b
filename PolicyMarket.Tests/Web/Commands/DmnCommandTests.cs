using System.Text.Json;

namespace PolicyMarket.Tests.Web.Commands;

public sealed class DmnCommandTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Rules", "Dmn", "TestCases");

    private const string Item = """
        [{"id": "x-1", "title": "用工补贴", "document": {"title": "文件", "level": "县", "region": "431382"}, "category": "奖补", "mode": "免申即享",
          "department": "人社", "summary": "", "conditions": {"all": [{"attribute": "employees", "op": ">=", "value": 5, "cite": "第三条"}]},
          "amount": {"table": {"name": "档次", "hit": "first", "inputs": ["employees"], "outputs": ["o"], "rules": [{"when": [">= 20"], "then": [500]}], "default": [100]}},
          "cap": 300, "exclusive_group": null, "frequency": "yearly", "source": "", "confidence": "page"}]
        """;

    /// <summary>Each hit policy, boxed expression, function, service, type and import.</summary>
    [Fact]
    public async Task Samples_of_every_feature_pass()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("dmn", "test", Samples, "--out", folder.At("results.json"));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("不符 0，拒绝 0", run.Lines[^1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("results.json")));
        Assert.Equal(Directory.GetFiles(Samples, "*-test-*.xml", SearchOption.AllDirectories).Length, json.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_difference_is_shown_and_the_exit_code_is_one()
    {
        using var folder = new Folder();
        folder.Write(
            "m.dmn",
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="urn:m">
            <decision name="d"><literalExpression><text>1 + 1</text></literalExpression></decision></definitions>
            """
        );
        folder.Write(
            "m-test-01.xml",
            """
            <testCases xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><testCase id="7"><resultNode name="d"><expected>
            <value xsi:type="xsd:decimal">3</value></expected></resultNode></testCase></testCases>
            """
        );
        folder.Write("m-test-02.xml", "<testCases");

        var run = await CommandRun.OfAsync("dmn", "test", folder.Root, "--verbose");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("不符：用例 7，d 应为 3，得到 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("没有运行：不是完整、合法的 XML", run.Output, StringComparison.Ordinal);
        Assert.Equal("共 2 个文件：通过 0，不符 1，拒绝 1", run.Lines[^1]);
    }

    [Fact]
    public async Task A_folder_without_tests_is_refused()
    {
        using var folder = new Folder();

        Assert.Contains("里没有测试", (await CommandRun.OfAsync("dmn", "test", folder.Root)).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("dmn", "test", folder.At("no"))).ExitCode);
    }

    [Fact]
    public async Task An_item_is_exported_and_read()
    {
        using var folder = new Folder();
        var file = folder.Write("item.json", Item);

        var export = await CommandRun.OfAsync("dmn", "export", file, "--out", folder.At("item.dmn"));
        var read = await CommandRun.OfAsync("dmn", "read", folder.At("item.dmn"));

        Assert.Equal((0, "", 0, ""), (export.ExitCode, export.Error, read.ExitCode, read.Error));
        Assert.Contains("用工补贴（DMN 1.3）", read.Output, StringComparison.Ordinal);
        Assert.Contains("  amount：number，决策表，引用：employees", read.Output, StringComparison.Ordinal);
        Assert.Contains("事项可以采用：条件、金额（决策表“档次”，1 行）、封顶 300 元", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_of_what_cannot_be_said_is_refused_and_writes_nothing()
    {
        using var folder = new Folder();
        var under = Item.Replace("\"op\": \">=\", \"value\": 5", "\"op\": \"under\", \"value\": \"C\"", StringComparison.Ordinal)
            .Replace("\"attribute\": \"employees\"", "\"attribute\": \"industry_code\"", StringComparison.Ordinal);

        var refused = await CommandRun.OfAsync("dmn", "export", folder.Write("item.json", under), "--out", folder.At("item.dmn"));
        var wrong = await CommandRun.OfAsync("dmn", "export", folder.Write("bad.json", "{"), "--out", folder.At("item.dmn"));
        var unknown = await CommandRun.OfAsync("dmn", "export", folder.Write("one.json", Item), "--out", folder.At("item.dmn"), "--item", "no");

        Assert.Equal((1, 2, 2), (refused.ExitCode, wrong.ExitCode, unknown.ExitCode));
        Assert.Contains("按代码树判断", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("item.dmn")));
    }

    [Fact]
    public async Task Read_lists_problems_with_their_places()
    {
        using var folder = new Folder();
        var file = folder.Write(
            "m.dmn",
            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"m\">\n"
                + "<decision name=\"amount\"><literalExpression><text>1 +</text></literalExpression></decision></definitions>"
        );

        var run = await CommandRun.OfAsync("dmn", "read", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("问题：第 2 行第 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("事项不能采用：", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("dmn", "read", folder.Write("x.dmn", "<x/>"))).ExitCode);
        Assert.Equal(2, (await CommandRun.OfAsync("dmn", "read", folder.At("no.dmn"))).ExitCode);
    }
}
