using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>One bad row never stops the night: its firm is left out and named, its offers stay, the others go on, and a good delivery brings it back.</summary>
public sealed class DamagedSheetNightTests
{
    private const long Bad = 9;
    private static readonly DateOnly Tomorrow = MatchingCounty.Tonight.AddDays(1);

    [Fact]
    public async Task Firm_of_a_damaged_sheet_is_left_out_and_named_and_the_others_match_as_they_would()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 1);
        await using var twin = await MatchingCounty.CreateAsync(seed: 1);
        await DamageAsync(county);
        await twin.Record.EditSheetsAsync($"DELETE FROM FactSheets WHERE FirmId = {Bad}");

        var run = await county.RunAsync();
        await twin.RunAsync();

        Assert.Equal(1, run.FirmsLeftOut);
        var named = Assert.Single(await county.Record.Get<LeftOutFirms>().OfRunAsync(run.RunId, 10, CancellationToken.None));
        Assert.Equal(
            (Bad, "统计", "2025", SheetDamageReason.Seal, Seeds.CreditCode((int)Bad)),
            (named.FirmId, named.Source, named.Period, named.Reason, named.CreditCode)
        );
        Assert.Equal(await OthersAsync(twin), await OthersAsync(county));
        Assert.False(await county.Record.ReadAsync(db => db.FirmMatches.AnyAsync(m => m.FirmId == Bad)));
    }

    [Fact]
    public async Task Offers_of_the_firm_stay_and_the_same_file_once_more_brings_it_back()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 2);
        Assert.False((await DeliverFileAsync(county)).IsRepeat);
        await county.RunAsync();
        var before = await OffersOfBadAsync(county);
        Assert.NotEmpty(before);
        var matched = await MatchedAsync(county);
        await DamageAsync(county);
        await county.DeliverSomeAsync(new Random(1), share: 1_000);
        await DamageAsync(county);
        await county.Record.Get<FactTableCache>().ClearAsync(CancellationToken.None);

        var run = await county.RunAsync(Tomorrow);

        Assert.Equal(1, run.FirmsLeftOut);
        Assert.Equal(before, await OffersOfBadAsync(county));
        Assert.False((await DeliverFileAsync(county)).IsRepeat);
        var healed = await county.RunAsync(Tomorrow.AddDays(1));
        Assert.Equal(0, healed.FirmsLeftOut);
        Assert.Equal(matched, await MatchedAsync(county));
        Assert.Equal(before, await OffersOfBadAsync(county));
    }

    [Fact]
    public async Task Nights_after_it_go_on_from_the_figures_without_the_firm()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 3);
        await county.RunAsync();
        await county.DeliverSomeAsync(new Random(2), share: 1_000);
        await DamageAsync(county);
        await county.Record.Get<FactTableCache>().ClearAsync(CancellationToken.None);
        await county.RunAsync(Tomorrow);

        var next = await county.RunAsync(Tomorrow.AddDays(1));

        Assert.Equal(1, next.FirmsLeftOut);
        var runs = await county.Record.ReadAsync(db => db.MatchingRuns.Where(r => r.State == RunState.Finished).OrderBy(r => r.Id).ToListAsync());
        Assert.True(runs[1].IsWhole);
        Assert.False(runs[2].IsWhole);
        Assert.Equal(runs[1].EligibleCount, runs[2].EligibleCount);
        Assert.Equal(MatchingCounty.FirmCount - 1, runs[2].FirmsDone);
    }

    /// <summary>The table in memory still holds the good values, but the receipt is written from the record.</summary>
    [Fact]
    public async Task Damage_that_only_the_writing_of_offers_sees_leaves_the_firm_out_too()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 4);
        await county.RunAsync();
        var before = await OffersOfBadAsync(county);
        await county.Record.ExecuteAsync($"""UPDATE FactSheets SET "Values" = CAST('{"{"}"employees":399{"}"}' AS BLOB) WHERE FirmId = {Bad}""");
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET NeedsPreCheck = 1 - NeedsPreCheck");

        var run = await county.RunAsync(Tomorrow);

        Assert.Equal(1, run.FirmsLeftOut);
        Assert.Equal(before, await OffersOfBadAsync(county));
    }

    [Fact]
    public async Task A_run_that_is_cut_and_goes_on_leaves_the_same_firms_out()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 5);
        await DamageAsync(county);
        var isUnderWay = false;
        for (var reads = 20; !isUnderWay; reads += 4)
        {
            county.Clock.CutAfter(reads);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => county.RunAsync());
            isUnderWay = await county.Record.ReadAsync(db => db.MatchingRuns.AnyAsync(r => r.State == RunState.Running && r.FirmsDone > 0));
        }

        county.Clock.CutAfter(int.MaxValue);
        await county.Record.ExecuteAsync($"UPDATE FactSheets SET Seal = zeroblob(16) WHERE FirmId = 20");
        await county.Record.Get<FactTableCache>().ClearAsync(CancellationToken.None);

        var run = await county.RunAsync();

        Assert.Equal(2, run.FirmsLeftOut);
        Assert.Equal([Bad, 20], (await county.Record.Get<LeftOutFirms>().OfRunAsync(run.RunId, 10, CancellationToken.None)).Select(one => one.FirmId));
    }

    private static Task DamageAsync(MatchingCounty county) =>
        county.Record.ExecuteAsync($"UPDATE FactSheets SET Seal = zeroblob(16) WHERE FirmId = {Bad}");

    /// <summary>A whole file of the department, the same every time.</summary>
    private static async Task<FirmImportReport> DeliverFileAsync(MatchingCounty county)
    {
        var rows = Enumerable.Range(1, MatchingCounty.FirmCount).Select(number => $"{Seeds.CreditCode(number)},{20 + number},{9_000_000 + number},431382");
        var path = Path.Combine(county.Record.Options.Directory, "whole.csv");
        await File.WriteAllTextAsync(path, $"统一社会信用代码,employees,revenue,registration_region\n{string.Join('\n', rows)}\n");
        var choice = new DeliveryChoice
        {
            Mode = DeliveryMode.Complete,
            AcceptsJumps = true,
            AcceptsChanges = true,
        };
        var report = await county
            .Record.Get<FirmImport>()
            .ImportAsync(
                personId: null,
                new FirmFile(path, "whole.csv", "统计", "2025", new DateOnly(2026, 11, 1)) { Choice = choice },
                progress: null,
                CancellationToken.None
            );
        Assert.True(report.Problems.Count == 0, string.Join(' ', report.Problems.Select(problem => problem.Reason)));
        return report;
    }

    private static async Task<string> MatchedAsync(MatchingCounty county) =>
        string.Join(", ", await county.Record.ReadAsync(db => MatchedItems.OfFirmAsync(db, Bad, CancellationToken.None)));

    private static Task<List<string>> OffersOfBadAsync(MatchingCounty county) =>
        county.Record.ReadAsync(db =>
            db.Offers.Where(o => o.FirmId == Bad).OrderBy(o => o.Id).Select(o => $"{o.ItemId} {o.State} {o.AmountFen} {o.Revision}").ToListAsync()
        );

    private static async Task<string> OthersAsync(MatchingCounty county) =>
        string.Join(
            '\n',
            (await county.SnapshotAsync())
                .Split('\n')
                .Where(line => line.StartsWith("match", StringComparison.Ordinal) || line.StartsWith("offer", StringComparison.Ordinal))
                .Where(line => !line.Contains($" {Bad} ", StringComparison.Ordinal))
        );
}
