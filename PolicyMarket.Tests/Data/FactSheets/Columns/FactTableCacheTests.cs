using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Tests.Data.FactSheets.Columns;

public sealed class FactTableCacheTests
{
    private static readonly string[] Everything = [.. AttributeCatalog.Starter.All.Select(a => a.Name)];

    [Fact]
    public async Task Nothing_new_is_the_same_version()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(1, 20);
        var first = await ReadAsync(county);

        var again = await ReadAsync(county);

        Assert.Null(first.ChangedRows);
        Assert.Equal(first.Version, again.Version);
        Assert.Same(first.Firms.Facts, again.Firms.Facts);
        Assert.Equal([], again.ChangedSince(first.Version));
        Assert.Null(again.ChangedSince(first.Version - 2));
    }

    [Fact]
    public async Task Time_alone_changes_rows_as_the_reference_says()
    {
        const string Wanted =
            "months_in_operation,registration_date@years_since,high_tech_certificate_remaining_months,revenue,revenue_prior,revenue@prior(2),monthly_sales,employees,qualifications_valid";
        await using var county = await EdgeCaseCounty.CreateAsync(5, 25);
        foreach (
            var (source, period) in new[]
            {
                ("税务", "2024"),
                ("税务", "2026"),
                ("人社", "2023"),
                ("税务", "2026-10"),
                ("税务", "2026-11"),
                ("科技", "current"),
                ("统计", "2026Q3"),
            }
        )
        {
            await county.DeliverAsync(source, period, Enumerable.Range(1, 25).Where(firm => firm % 3 != source.Length % 3));
        }

        for (var firm = 1; firm <= 25; firm++)
        {
            await county.DeliverAsync(
                "市场监管",
                "current",
                [firm],
                $$"""{"registration_date":"{{new DateOnly(2020, 1, 1).AddDays(firm * 67):yyyy-MM-dd}}","high_tech_certificate_expiry":"{{new DateOnly(2026, 12, 1).AddDays(firm * 31):yyyy-MM-dd}}","months_in_operation":7}"""
            );
        }

        var cache = new FactTableCache(county.Loader);
        var random = new Random(11);
        var date = EdgeCaseCounty.Today;
        var updates = 0;
        for (var step = 0; step < 40; step++)
        {
            var reading = await cache.ReadAsync(Wanted.Split(','), date, progress: null, CancellationToken.None);
            updates += reading.ChangedRows is null ? 0 : 1;
            await county.AssertSameAsync(reading.Firms);
            date = date.AddDays(random.Next(-3, 6));
        }

        Assert.True(updates > 5, $"{updates} of 40 readings were updates.");
    }

    [Fact]
    public async Task Only_firms_of_which_something_changed_are_read_again()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(2, 20);
        await county.DeliverAsync("统计", "2025", [4, 9, 15], """{"in_abnormal_operation_list":true}""");
        var first = await ReadAsync(county);
        await county.DeliverAsync("统计", "2025", [4, 9], """{"in_abnormal_operation_list":false}""");
        await county.AddFirmsAsync(21, 2);
        await county.DeliverAsync("市场监管", "2025", [22]);

        var second = await ReadAsync(county);

        Assert.Equal([3, 8, 20, 21], second.ChangedRows!.Value.ToArray());
        Assert.Equal(second.ChangedRows, second.ChangedSince(first.Version));
        await county.AssertSameAsync(second.Firms);
        Assert.Equal(20, first.Firms.Facts.RowCount);
    }

    [Fact]
    public async Task The_same_values_delivered_again_change_nothing_unless_another_source_names_them_too()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(3, 0);
        await county.AddFirmsAsync(1, 6);
        await county.DeliverAsync("统计", "2025", [1, 2, 3], """{"employees":10}""");
        await county.DeliverAsync("税务", "2025", [1, 2, 3], """{"revenue":10}""");
        var first = await ReadAsync(county);
        await county.DeliverAsync("统计", "2025", [1, 2, 3], """{"employees":10}""");
        var second = await ReadAsync(county);
        Assert.Equal(first.Version, second.Version);

        await county.DeliverAsync("税务", "2025", [2], """{"revenue":10,"employees":20}""");
        var third = await ReadAsync(county);
        Assert.Equal([1], third.ChangedRows!.Value.ToArray());

        await county.DeliverAsync("统计", "2025", [1, 2, 3], """{"employees":10}""");
        var fourth = await ReadAsync(county);
        Assert.Null(fourth.ChangedRows);
        await county.AssertSameAsync(fourth.Firms);
    }

    [Fact]
    public async Task Another_attribute_a_new_parameter_or_another_assessment_year_reads_everything()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(4, 10);
        var cache = county.Record.Get<FactTableCache>();
        await cache.ReadAsync(["employees", "monthly_minimum_wage", "assessment_year"], EdgeCaseCounty.Today, progress: null, CancellationToken.None);
        Assert.Empty((await cache.ReadAsync(["employees"], EdgeCaseCounty.Today, progress: null, CancellationToken.None)).ChangedSince(1)!.Value);

        Assert.Null((await cache.ReadAsync(["revenue"], EdgeCaseCounty.Today, progress: null, CancellationToken.None)).ChangedRows);
        Assert.Equal(3, (await ReadAsync(county)).Version);
        await county.Record.SeedAsync(
            new ParameterValue
            {
                Name = "lpr_1y",
                Region = "",
                From = new DateOnly(2026, 1, 1),
                Value = "0.03",
                Source = "测试",
            }
        );
        var changed = await ReadAsync(county);
        Assert.Equal((4, true), (changed.Version, changed.ChangedRows is null));
        await county.AssertSameAsync(changed.Firms);
        var nextYear = await cache.ReadAsync(Everything, EdgeCaseCounty.Today.AddYears(1), progress: null, CancellationToken.None);
        Assert.Null(nextYear.ChangedRows);
        await county.AssertSameAsync(nextYear.Firms);
        await cache.ClearAsync(CancellationToken.None);
        Assert.Null((await ReadAsync(county)).ChangedRows);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Night_after_night_the_shelf_holds_what_a_fresh_reading_would(int seed)
    {
        await using var county = await EdgeCaseCounty.CreateAsync(seed, 25);
        var random = new Random(seed);
        for (var night = 0; night < 8; night++)
        {
            var reading = await ReadAsync(county);
            await county.AssertSameAsync(reading.Firms);
            await county.DeliverAsync(random.Next(2) == 0 ? "税务" : "环保", "2025", Enumerable.Range(1, 25).Where(_ => random.Next(3) == 0));

            // The same values again under another date, later or earlier: the other source may now decide.
            await county.DeliverAsync(
                random.Next(2) == 0 ? "统计" : "人社",
                "2025",
                Enumerable.Range(1, 25).Where(_ => random.Next(2) == 0),
                $$"""{"employees":{{random.Next(2)}}}""",
                EdgeCaseCounty.Today.AddDays(-random.Next(40))
            );
        }
    }

    private static Task<FactTableReading> ReadAsync(EdgeCaseCounty county) =>
        county.Record.Get<FactTableCache>().ReadAsync(Everything, EdgeCaseCounty.Today, progress: null, CancellationToken.None);
}
