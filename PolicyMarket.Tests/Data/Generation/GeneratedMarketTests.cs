using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Generation;

public sealed class GeneratedMarketTests
{
    private static readonly GenerationOrder Order = new(300, 7, 12, WithStarter: false);

    [Fact]
    public async Task The_record_holds_the_firms_and_items_of_the_sample_with_their_provenance()
    {
        await using var record = await TestRecord.CreateAsync();

        var report = await MakeAsync(record, Order);

        Assert.Equal(new GenerationReport(300, 1_200, 12, WasThereBefore: false), report);
        var row = 0;
        await foreach (var firm in record.Get<FirmFacts>().ReadAllAsync(record.Business.Today, CancellationToken.None))
        {
            Assert.Equal("", CreditCode.Parse(firm.CreditCode).Why);
            Assert.Equal((firm.Facts["registration_region"] as TextFact)?.Value, firm.Region);
            var facts = firm
                .Facts.Where(fact =>
                    !fact.Key.EndsWith(HistoryFact.Suffix, StringComparison.Ordinal) && firm.Sources[fact.Key].Source != FirmFacts.PlatformSource
                )
                .ToList();
            Assert.Equal(MarketSample.Firm(row, Order.Seed), facts);
            Assert.All(facts, fact => Assert.NotNull(firm.Sources[fact.Key].BatchId));
            row++;
        }

        Assert.Equal(300, row);
        await using var db = record.Open();
        Assert.Equal(4, await db.ImportBatches.CountAsync(b => b.RowCount == 300));
        Assert.Equal(300, await db.Firms.Select(f => f.Name).Distinct().CountAsync());
        var plan = await record.Get<PlanReader>().ReadAsync(db, record.Business.Today, CancellationToken.None);
        Assert.Equal(
            MarketSample.Items(12, Order.Seed).Select(item => item.Fingerprint).Order(),
            plan.Items.Select(item => item.Rule.Fingerprint).Order()
        );
    }

    [Fact]
    public async Task The_same_order_again_changes_nothing_and_another_is_refused()
    {
        await using var record = await TestRecord.CreateAsync();
        await MakeAsync(record, Order);

        Assert.True((await MakeAsync(record, Order)).WasThereBefore);
        Assert.Equal(300, await record.ReadAsync(db => db.Firms.CountAsync()));

        var other = await record.Get<GeneratedMarket>().GenerateAsync(Order with { Seed = 8 }, progress: null, CancellationToken.None);
        Assert.Equal(DataDiagnostics.GenerateOther, other.Diagnostics.Single().Code);
        Assert.Contains("种子 7", other.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_with_real_data_is_left_alone()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.FirmAsync();

        var refused = await record.Get<GeneratedMarket>().GenerateAsync(Order, progress: null, CancellationToken.None);

        Assert.Equal(DataDiagnostics.GenerateRecordInUse, refused.Diagnostics.Single().Code);
        Assert.Equal((1, 0), await record.ReadAsync(async db => (await db.Firms.CountAsync(), await db.PolicyItems.CountAsync())));
        var change = await record.Get<GeneratedMarket>().ChangeAsync(1, 0, progress: null, CancellationToken.None);
        Assert.Equal(DataDiagnostics.GenerateNothing, change.Diagnostics.Single().Code);
    }

    [Fact]
    public async Task A_generation_that_was_broken_off_goes_on_where_it_stopped()
    {
        await using var whole = await TestRecord.CreateAsync();
        await MakeAsync(whole, Order);
        await using var record = await TestRecord.CreateAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            record.Get<GeneratedMarket>().GenerateAsync(Order, new StopAt("导入事项", stop), stop.Token)
        );

        Assert.False((await MakeAsync(record, Order)).WasThereBefore);

        Assert.Equal(await SheetsAsync(whole), await SheetsAsync(record));
    }

    [Fact]
    public async Task A_delivery_of_changes_changes_just_so_many_firms_and_items()
    {
        await using var record = await TestRecord.CreateAsync();
        await MakeAsync(record, Order);
        var cache = record.Get<FactTableCache>();
        string[] attributes = [.. MarketSample.Names];
        await cache.ReadAsync(attributes, record.Business.Today, progress: null, CancellationToken.None);

        var change = await record.Get<GeneratedMarket>().ChangeAsync(1, 3, progress: null, CancellationToken.None);
        var night = await cache.ReadAsync(attributes, record.Business.Today, progress: null, CancellationToken.None);

        Assert.Equal(new GenerationReport(3, 3, 3, WasThereBefore: false), change.Value);
        Assert.Equal(3, night.ChangedRows!.Value.Length);
        Assert.Equal(3, await record.ReadAsync(db => db.PolicyItems.CountAsync(item => item.CurrentNumber == 2)));
        var again = await record.Get<GeneratedMarket>().ChangeAsync(100, 0, progress: null, CancellationToken.None);
        Assert.Equal(300, again.Value!.Firms); // a done result has a value
        var tooMany = await record.Get<GeneratedMarket>().ChangeAsync(1, 13, progress: null, CancellationToken.None);
        Assert.Equal(DataDiagnostics.GenerateNothing, tooMany.Diagnostics.Single().Code);
    }

    private static async Task<GenerationReport> MakeAsync(TestRecord record, GenerationOrder order)
    {
        var result = await record.Get<GeneratedMarket>().GenerateAsync(order, progress: null, CancellationToken.None);
        Assert.True(result.Succeeded, result.Why);
        return result.Value!; // a done result has a value
    }

    private static Task<List<string>> SheetsAsync(TestRecord record) =>
        record.ReadAsync(async db =>
            (
                await db
                    .FactSheets.OrderBy(s => s.Id)
                    .Select(s => new
                    {
                        s.FirmId,
                        s.Source,
                        s.Period,
                        s.Values,
                    })
                    .ToListAsync()
            ).ConvertAll(s => JsonSerializer.Serialize(s))
        );

    private sealed class StopAt(string phase, CancellationTokenSource stop) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value)
        {
            if (value.Phase == phase)
            {
                stop.Cancel();
            }
        }
    }
}
