using System.Diagnostics;
using System.Globalization;
using PolicyMarket.Tests.Support;
using Xunit.Abstractions;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>kill -9 during `nightly` at random moments: begun again, it leaves what uninterrupted nights leave, and nothing twice.</summary>
[Trait("Takes", "long")]
public sealed class NightlyCrashTests(ITestOutputHelper report)
{
    [Fact]
    public async Task A_night_that_was_killed_and_begun_again_leaves_what_a_whole_night_leaves()
    {
        var moments = new Moments();
        using var start = await DemonstrationAsync();
        using var whole = DataFolder.CopyOf(start.Path);
        var length = await NightAsync(whole.Path);
        var dump = await RecordDump.ReadAsync(whole.Path);
        Assert.NotEmpty(dump["Offers"]);

        var (kills, nights) = (0, 0);
        while (kills < moments.Kills)
        {
            nights++;
            using var killed = DataFolder.CopyOf(start.Path);
            while (kills < moments.Kills && await IsKilledAsync(killed.Path, moments.Within(length)))
            {
                kills++;
                Assert.Equal(1, await RecordDump.FigureAsync(killed.Path, "SELECT (SELECT \"integrity_check\" FROM pragma_integrity_check) = 'ok'"));
            }

            await NightAsync(killed.Path);
            RecordDump.DemandEqual(dump, await RecordDump.ReadAsync(killed.Path), $"seed {moments.Seed}, {kills} kills");
        }

        report.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seed {moments.Seed}, {kills} kills in {nights} nights of {length.TotalSeconds:0.0} s: nothing lost, nothing twice; {dump["FirmMatches"].Count} firms with matches, {dump["Offers"].Count} offers, {dump["RunTallies"].Count} figures equal."
            )
        );
    }

    /// <summary>The demonstration's record without its past, as it was before its first run.</summary>
    private static async Task<DataFolder> DemonstrationAsync()
    {
        var folder = new DataFolder();
        var address = new Uri($"http://127.0.0.1:{ChildProgram.FreePort()}");
        await using var program = ChildProgram.Start(
            "Development",
            "serve",
            "--urls",
            address.OriginalString,
            "--data",
            folder.Path,
            "--Demonstration:HasPast=false"
        );
        await program.WaitForAnswerAsync(address);
        await program.KillAsync();
        await RecordDump.ForgetAsync(
            folder.Path,
            "Reviews",
            "Offers",
            "FirmMatches",
            "MatchChanges",
            "RunTallies",
            "RunRegions",
            "RunGaps",
            "OpinionItems",
            "OpinionDifferences",
            "ItemHolds",
            "SecondOpinions",
            "MatchingRuns",
            "sqlite_sequence"
        );
        return folder;
    }

    private static async Task<TimeSpan> NightAsync(string folder)
    {
        var since = Stopwatch.StartNew();
        await using var program = Begin(folder);
        var code = await program.WaitForEndAsync();
        Assert.True(code == 0, $"nightly ended with {code}:\n{program.Output}");
        return since.Elapsed;
    }

    /// <summary>False: the night was over before its end came.</summary>
    private static async Task<bool> IsKilledAsync(string folder, TimeSpan after)
    {
        await using var program = Begin(folder);
        if (await program.HasEndedWithinAsync(after))
        {
            return false;
        }

        await program.KillAsync();
        return true;
    }

    private static ChildProgram Begin(string folder) => ChildProgram.Start("Production", "nightly", "--as-of", "2026-11-30", "--data", folder);
}
