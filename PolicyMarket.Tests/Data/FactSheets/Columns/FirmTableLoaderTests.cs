using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Tests.Data.FactSheets.Columns;

public sealed class FirmTableLoaderTests
{
    private static readonly string[] Everything = [.. AttributeCatalog.Starter.All.Select(a => a.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_columns_hold_what_the_reader_of_one_firm_says(int seed)
    {
        await using var county = await EdgeCaseCounty.CreateAsync(seed, 60);

        await county.AssertSameAsync(await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None));
        await county.AssertSameAsync(
            await county.Loader.LoadAsync(
                ["enterprise_size", "monthly_minimum_wage", "no_such_attribute"],
                EdgeCaseCounty.Today,
                progress: null,
                CancellationToken.None
            )
        );
        await county.AssertSameAsync(await county.Loader.LoadAsync([], new DateOnly(2024, 3, 1), progress: null, CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_attributes_asked_for_become_columns_and_progress_reaches_the_end()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(4, 30);
        var seen = new List<RunProgress>();

        var firms = await county.Loader.LoadAsync(
            ["revenue", "employees", "no_such_attribute"],
            EdgeCaseCounty.Today,
            new Told(seen),
            CancellationToken.None
        );

        Assert.Equal(["employees", "revenue"], firms.Facts.Attributes.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal((30, 30), (seen[^1].FirmsDone, seen[^1].FirmCount));
        Assert.Equal(-1, firms.RowOf(999));
    }

    [Fact]
    public async Task An_empty_record_gives_an_empty_table()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(5, 0);

        var firms = await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None);

        Assert.Equal(0, firms.Facts.RowCount);
    }

    [Fact]
    public async Task More_sheets_than_one_block_takes_are_read_in_order()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(6, 40);
        var filler = new string('x', 1_900);
        for (var period = 0; period < 30; period++)
        {
            await county.DeliverAsync("税务", $"{1990 + period}", Enumerable.Range(1, 40), $$"""{"enterprise_name":"{{filler}}","revenue":{{period}}}""");
        }

        await county.AssertSameAsync(await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"employees":"many"}""", "从业人员")]
    [InlineData("""{"employees":1.5}""", "整数")]
    [InlineData("""{"revenue":1e99}""", "28")]
    [InlineData("""{"registration_date":"2025-02-30"}""", "日期")]
    [InlineData("""{"no_such_thing":1}""", "no_such_thing")]
    [InlineData("""{"employees":1""", "")]
    [InlineData("""{"employees":1} 2""", "")]
    [InlineData("""{"revenue":012}""", "")]
    [InlineData("""{"revenue":1.}""", "")]
    [InlineData("""{"revenue":-}""", "")]
    [InlineData("""{"revenue":1,}""", "")]
    [InlineData("""{"qualifications_valid":["a",]}""", "")]
    [InlineData("""{"qualifications_valid":["a" "b"]}""", "")]
    [InlineData("{\"enterprise_name\":\"a\tb\"}", "")]
    [InlineData("{\"enterprise_name\":\"a}", "")]
    [InlineData("[1]", "")]
    [InlineData("", "")]
    public async Task A_damaged_sheet_is_named(string text, string words)
    {
        await using var county = await EdgeCaseCounty.CreateAsync(7, 12);
        await county.DeliverAsync("统计", "2025", [7], """{"employees":1}""");
        var bytes = Encoding.UTF8.GetBytes(text);
        await county.Record.EditSheetsAsync($"""UPDATE "FactSheets" SET "Values" = {bytes} WHERE "Source" = '统计'""");
        var id = await county.Record.ReadAsync(db => db.FactSheets.Where(s => s.Source == "统计").Select(s => s.Id).SingleAsync());

        var firms = await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None);

        var damage = Assert.Single(firms.LeftOut);
        Assert.Equal((id, 7L, "统计", "2025", SheetDamageReason.Values), (damage.SheetId, damage.FirmId, damage.Source, damage.Period, damage.Reason));
        Assert.Contains(words, damage.Detail, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 12).Except([7]).Select(firm => (long)firm), firms.FirmIds);
        Assert.Equal(11, firms.Facts.RowCount);
    }

    /// <summary>One change past the import, of every column that is relied on.</summary>
    [Theory]
    [InlineData("\"Values\" = CAST('{\"employees\":2}' AS BLOB)")]
    [InlineData("\"Values\" = NULL")]
    [InlineData("\"AsOf\" = '2026-11-01'")]
    [InlineData("\"AsOf\" = 'yesterday'")]
    [InlineData("\"FirmId\" = 8")]
    [InlineData("\"Source\" = '工信'")]
    [InlineData("\"Period\" = '2024'")]
    [InlineData("\"BatchId\" = 1")]
    [InlineData("\"SupplementBatchId\" = 1")]
    [InlineData("\"Seal\" = zeroblob(16)")]
    public async Task A_sheet_that_was_changed_past_the_import_leaves_its_firm_out(string change)
    {
        await using var county = await EdgeCaseCounty.CreateAsync(11, 12);
        await county.DeliverAsync("统计", "2025", [7], """{"employees":1}""");
        await county.AllowNullAsync();
        await county.Record.ExecuteAsync(
            FormattableStringFactory.Create(
                $"PRAGMA foreign_keys = OFF; UPDATE \"FactSheets\" SET {change.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)} WHERE \"Source\" = '统计'"
            )
        );

        var firms = await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None);

        var damage = Assert.Single(firms.LeftOut);
        Assert.Equal(SheetDamageReason.Seal, damage.Reason);
        Assert.Equal(11, firms.FirmIds.Length);
        Assert.DoesNotContain(damage.FirmId, firms.FirmIds);
        var single = await Assert.ThrowsAsync<DamagedRecordException>(() =>
            county.Record.Get<FirmFacts>().ReadAsync(damage.FirmId, EdgeCaseCounty.Today, CancellationToken.None)
        );
        Assert.Equal(damage.SheetId, Assert.Single(single.DamagesOf<SheetDamage>()).SheetId);
    }

    [Fact]
    public async Task A_sheet_of_a_firm_that_does_not_exist_is_named_and_leaves_nobody_out()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(12, 12);
        await county.DeliverAsync("统计", "2025", [7], """{"employees":1}""");
        await county.Record.ExecuteAsync(
            $"PRAGMA foreign_keys = OFF; UPDATE FactSheets SET FirmId = 99999 WHERE Source = '统计'; PRAGMA foreign_keys = ON;"
        );

        var firms = await county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None);

        Assert.Equal(SheetDamageReason.Firm, Assert.Single(firms.LeftOut).Reason);
        Assert.Equal(12, firms.FirmIds.Length);
    }

    [Fact]
    public async Task A_value_that_nobody_asks_for_must_still_be_of_its_kind()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(8, 5);
        await county.DeliverAsync("统计", "2025", [3], """{"employees":"many"}""");

        Assert.Equal(
            3,
            Assert.Single((await county.Loader.LoadAsync(["revenue"], EdgeCaseCounty.Today, progress: null, CancellationToken.None)).LeftOut).FirmId
        );
    }

    [Fact]
    public async Task A_reading_that_is_called_off_ends_at_once()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(9, 5);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            county.Loader.LoadAsync(Everything, EdgeCaseCounty.Today, progress: null, stop.Token)
        );
    }

    private sealed class Told(List<RunProgress> seen) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => seen.Add(value);
    }
}
