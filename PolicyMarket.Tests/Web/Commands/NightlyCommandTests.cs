using PolicyMarket.Web.Commands;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Web.Commands;

public sealed class NightlyCommandTests
{
    [Fact]
    public async Task Date_that_does_not_follow_the_last_run_is_refused_until_a_reason_is_given()
    {
        using var folder = new Folder();
        Assert.Equal(ExitCodes.Done, (await RunAsync(folder, "2026-11-20")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await RunAsync(folder, "2026-11-23")).ExitCode);
        foreach (var date in new[] { "2026-11-22", "2026-11-27" })
        {
            var refused = await RunAsync(folder, date);
            Assert.Equal(ExitCodes.Refused, refused.ExitCode);
            Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
            Assert.Contains(date, refused.Error, StringComparison.Ordinal);
        }

        var forced = await RunAsync(folder, "2026-11-27", "--force", "程序停用数日");
        Assert.True(forced.ExitCode == ExitCodes.Done, forced.Error);
        Assert.Equal(ExitCodes.Done, (await RunAsync(folder, "2026-11-28")).ExitCode);
    }

    /// <summary>The engine is no part of a run's key: the answers are the same.</summary>
    [Fact]
    public async Task A_run_says_which_engine_determined_it_and_another_engine_finds_it_done()
    {
        using var folder = new Folder();

        var first = await RunAsync(folder, "2026-11-20", "--engine", "nrules");
        var again = await RunAsync(folder, "2026-11-20");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (first.ExitCode, again.ExitCode));
        Assert.Contains("完成，引擎 nrules", first.Output, StringComparison.Ordinal);
        Assert.Contains("此前已经完成，这次没有改动，引擎 nrules", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_engine_is_refused_before_the_record_is_opened()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("nightly", "--engine", "drools", "--data", folder.At("data"));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("columnar、nrules、explainer", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    private static Task<CommandRun> RunAsync(Folder folder, string date, params string[] more) =>
        CommandRun.OfAsync(["nightly", "--as-of", date, "--data", folder.Root, .. more]);
}
