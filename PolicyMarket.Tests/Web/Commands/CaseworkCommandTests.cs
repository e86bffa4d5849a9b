namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`casework run` on a folder, and `bench casework` in small.</summary>
public sealed class CaseworkCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public async Task Run_says_what_it_has_done()
    {
        var run = await CommandRun.OfAsync("casework", "run", "--data", _folder.Root);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("督办检查完成：企业 0 家", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_opens_cases_once()
    {
        var run = await CommandRun.OfAsync("bench", "casework", "--claims", "2000", "--rules", "40");
        Assert.Equal(0, run.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("first_night").GetProperty("opened").GetInt32() > 20);
        Assert.Equal(0, json.RootElement.GetProperty("second_night").GetProperty("opened").GetInt32());
        Assert.Equal(2, (await CommandRun.OfAsync("bench", "casework", "--rules", "3")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
