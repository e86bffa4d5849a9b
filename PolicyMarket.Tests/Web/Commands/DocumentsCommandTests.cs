using System.Text.Json;

namespace PolicyMarket.Tests.Web.Commands;

public sealed class DocumentsCommandTests
{
    [Fact]
    public async Task Read_writes_findings_as_json()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Root, "a.txt");
        var output = Path.Combine(folder.Root, "a.json");
        await File.WriteAllTextAsync(file, "长沙市财政局关于支持企业的通知\n长财发〔2024〕1号\n各单位：\n一、对企业一次性奖励20万元。\n");

        var run = await CommandRun.OfAsync("documents", "read", file, "--out", output);
        var printed = await CommandRun.OfAsync("documents", "read", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(output));
        Assert.Equal("长财发〔2024〕1号", json.RootElement.GetProperty("head").GetProperty("number").GetString());
        Assert.Equal(20, json.RootElement.GetProperty("amounts")[0].GetProperty("figures")[0].GetProperty("value").GetInt32());
        Assert.Equal(await File.ReadAllTextAsync(output), printed.Output);
    }

    [Fact]
    public async Task Read_of_bad_files_says_what_to_do()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Root, "a.pdf");
        await File.WriteAllTextAsync(file, "正文");

        var missing = await CommandRun.OfAsync("documents", "read", file + "x");
        var wrong = await CommandRun.OfAsync("documents", "read", file);

        Assert.Equal((2, 2), (missing.ExitCode, wrong.ExitCode));
        Assert.Contains("请检查路径", missing.Error, StringComparison.Ordinal);
        Assert.Contains("与扩展名不符", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_prints_the_fields_of_both_sets()
    {
        var run = await CommandRun.OfAsync("documents", "score");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("未参与调整的样本", run.Output, StringComparison.Ordinal);
        Assert.Contains("head.title", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_of_a_folder_without_gold_data_is_refused()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("documents", "score", folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("没有标准答案", run.Error, StringComparison.Ordinal);
    }
}
