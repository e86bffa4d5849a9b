using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using Xunit.Abstractions;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>kill -9 of the running program while batches are made, approved and answered by the bank: begun again, everything is paid once.</summary>
[Trait("Takes", "long")]
public sealed class PayoutCrashTests(ITestOutputHelper report)
{
    private const int PayoutsInBatch = 5;
    private static readonly TimeSpan Room = TimeSpan.FromMinutes(5);
    private string bankDay = ""; // set before the work

    [Fact]
    public async Task Payouts_that_were_killed_and_begun_again_pay_what_whole_ones_pay()
    {
        var moments = new Moments();
        bankDay = (await DayWithRoomAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var county = await County.CreateAsync(budgetFen: 10_000_000_000_00);
        var batches = await ClaimsAsync(county, 2 + moments.Kills);
        using var whole = Copy(county);
        using var killed = Copy(county);

        var (_, length) = await WorkAsync(whole.Path, batches, moments: null);
        var (kills, _) = await WorkAsync(killed.Path, batches, moments, length * 1.5);

        var story = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {moments.Seed}, {kills} kills during {batches.Count} batches of {length.TotalSeconds:0.00} s"
        );
        var dump = await RecordDump.ReadAsync(whole.Path);
        RecordDump.DemandEqual(dump, await RecordDump.ReadAsync(killed.Path), story);
        Assert.Equal(moments.Kills, kills);
        report.WriteLine(
            $"{story}: nothing lost, nothing twice; {dump["Payouts"].Count} payouts, {dump["LedgerEntries"].Count} ledger entries, {dump["DisclosureRecords"].Count} disclosures equal."
        );
    }

    /// <summary>
    /// Today; the next day, waited for, when this one is nearly over: the numbers of the batches and the bank's dates of both records are of one day.
    /// </summary>
    private static async Task<DateOnly> DayWithRoomAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        if (BusinessClock.DateOf(now) != BusinessClock.DateOf(now + Room))
        {
            await Task.Delay(Room);
        }

        return BusinessClock.DateOf(TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Numbers of confirmed claims with reserved payouts, in groups that will be batches.</summary>
    private static async Task<List<List<string>>> ClaimsAsync(County county, int count)
    {
        var batches = new List<List<string>>();
        for (var b = 0; b < count; b++)
        {
            var numbers = new List<string>();
            for (var p = 0; p < PayoutsInBatch; p++)
            {
                var (firmUser, offer, account) = await county.OtherFirmAsync(100 + (b * PayoutsInBatch) + p, 1_000_00 + (b * 100) + p);
                var claimId = (await county.ClaimAsync(firmUser, offer, account)).ClaimId;
                numbers.Add(await county.Record.ReadAsync(db => db.Claims.Where(c => c.Id == claimId).Select(c => c.Number).SingleAsync()));
            }

            batches.Add(numbers);
        }

        return batches;
    }

    private static DataFolder Copy(County county)
    {
        using (var db = county.Record.Open())
        {
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE);");
        }

        RecordPool.Clear(county.Record.Options);
        return DataFolder.CopyOf(county.Record.Options.Directory);
    }

    /// <summary>
    /// Settles all batches, one after the other; with moments, the program is killed that often on the way. How often it was killed, and how long a batch took
    /// that was not.
    /// </summary>
    private async Task<(int Kills, TimeSpan Length)> WorkAsync(string folder, List<List<string>> batches, Moments? moments, TimeSpan most = default)
    {
        var address = new Uri($"http://127.0.0.1:{ChildProgram.FreePort()}");
        await using var office = await FinanceOffice.OpenAsync(address, bankDay);
        var (kills, done, length) = (0, 0, TimeSpan.Zero);
        while (done < batches.Count)
        {
            await using var program = ChildProgram.Start("Production", "serve", "--urls", address.OriginalString, "--data", folder);
            await program.WaitForAnswerAsync(address);
            await office.SignInAsync();
            if (moments is null || kills >= moments.Kills)
            {
                var (since, left) = (Stopwatch.StartNew(), batches.Count - done);
                for (; done < batches.Count; done++)
                {
                    await office.SettleAsync(batches[done]);
                }

                length = since.Elapsed / left;
                break;
            }

            // A batch is left for each kill that is still to come, however quick the machine is.
            var until = batches.Count - (moments.Kills - kills);
            var killing = KillAsync(program, office, moments.Within(most));
            try
            {
                for (; done < until; done++)
                {
                    await office.SettleAsync(batches[done]);
                }
            }
            catch (Exception cut) when (cut is PlaywrightException or TimeoutException)
            {
                // The program is dead; the next one goes on with the same batch.
            }

            await killing;
            kills++;
            await DemandSoundAsync(folder);
        }

        await DemandSoundAsync(folder);
        return (kills, length);
    }

    private static async Task KillAsync(ChildProgram program, FinanceOffice office, TimeSpan after)
    {
        await Task.Delay(after);
        await program.KillAsync();
        await office.LeaveAsync();
    }

    /// <summary>Invariants that hold at every moment, whatever was cut.</summary>
    private static async Task DemandSoundAsync(string folder)
    {
        (string Rule, string Sql)[] rules =
        [
            ("the ledger sums to zero", "SELECT ifnull(sum(AmountFen), 0) FROM LedgerEntries"),
            (
                "every pair of a subject and phase sums to zero",
                "SELECT count(*) FROM (SELECT 1 FROM LedgerEntries GROUP BY Subject, Phase HAVING sum(AmountFen) <> 0)"
            ),
            (
                "paid payouts and disclosures are the same",
                "SELECT count(*) FROM Payouts p LEFT JOIN DisclosureRecords d ON d.PayoutId = p.Id WHERE (p.State = 'Paid') <> (d.Id IS NOT NULL)"
            ),
            (
                "the paid account holds what was paid",
                "SELECT (SELECT ifnull(sum(AmountFen), 0) FROM LedgerEntries WHERE Account = 'Paid') - (SELECT ifnull(sum(AmountFen), 0) FROM Payouts WHERE State = 'Paid')"
            ),
            (
                "a batch counts its payouts",
                "SELECT count(*) FROM PayoutBatches b WHERE b.PayoutCount <> (SELECT count(*) FROM Payouts p WHERE p.BatchId = b.Id)"
            ),
            (
                "a claim has one live payout at most",
                "SELECT count(*) FROM (SELECT 1 FROM Payouts WHERE State <> 'Returned' GROUP BY ClaimId, Instalment HAVING count(*) > 1)"
            ),
        ];
        foreach (var (rule, sql) in rules)
        {
            Assert.Equal($"{rule}: 0", $"{rule}: {await RecordDump.FigureAsync(folder, sql)}");
        }
    }
}
