using PolicyMarket.Web.Commands;

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

    private static Task<CommandRun> RunAsync(Folder folder, string date, params string[] more) =>
        CommandRun.OfAsync(["nightly", "--as-of", date, "--data", folder.Root, .. more]);
}
