using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Tests.Data.FactSheets.Columns;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>The one table of all firms for live figures: kept, brought up to date, read again when it lacks something.</summary>
public sealed class LiveFirmsTests
{
    [Fact]
    public async Task The_same_table_serves_until_something_is_imported()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(7, 12);
        var firms = county.Record.Get<LiveFirms>();
        Assert.Null(firms.Latest(["employees"]));

        var first = await firms.ReadAsync(["employees"], CancellationToken.None);
        var again = await firms.ReadAsync(["employees"], CancellationToken.None);

        Assert.Equal(12, first.Facts.RowCount);
        Assert.Equal((first.Version, true), (again.Version, ReferenceEquals(first.Facts, again.Facts)));
        Assert.Same(again, firms.Latest(["employees", "revenue"])); // of few firms every attribute is there at once
        Assert.Null(firms.Progress);

        await county.DeliverAsync("统计", "2025", [1, 2], """{"employees":77}""");
        var later = await firms.ReadAsync(["employees"], CancellationToken.None);
        Assert.True(later.Version > again.Version);
        Assert.Equal("统计", later.Batch?.Source);
    }

    [Fact]
    public async Task A_view_of_a_measure_is_read_in_when_it_is_asked_for()
    {
        await using var county = await EdgeCaseCounty.CreateAsync(8, 5);
        var firms = county.Record.Get<LiveFirms>();
        await firms.ReadAsync(["employees"], CancellationToken.None);
        Assert.Null(firms.Latest(["revenue@prior"]));

        await firms.ReadAsync(["revenue@prior"], CancellationToken.None);

        Assert.NotNull(firms.Latest(["revenue@prior", "employees"]));
    }
}
