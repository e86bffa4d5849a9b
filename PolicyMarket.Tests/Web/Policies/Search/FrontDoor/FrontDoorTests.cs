using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search.FrontDoor;

namespace PolicyMarket.Tests.Web.Policies.Search.FrontDoor;

public sealed class FrontDoorTests
{
    [Theory]
    [InlineData(0, "0", "元")]
    [InlineData(999_999, "9,999.99", "元")]
    [InlineData(1_000_000, "1", "万元")]
    [InlineData(12_859_999_999, "1.28", "亿元")]
    [InlineData(1_285_499_999, "1,285.4", "万元")]
    public void Sum_is_short_and_never_more_than_there_is(long fen, string figure, string unit) => Assert.Equal((figure, unit), FrontWording.Sum(fen));

    [Theory]
    [InlineData("FrontDoor:Region", "999999", "FrontDoor:Region 不对")]
    [InlineData("FrontDoor:Hotline", "打电话", "电话“打电话”不对")]
    [InlineData("FrontDoor:Contacts:0:Phone", "0738-4410000", "没有写 Department")]
    [InlineData("FrontDoor:Region", "431382", null)]
    public void Settings_are_checked(string key, string value, string? problem)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
        var found = Settings.Problem<FrontDoorOptions>(configuration, FrontDoorOptions.Section);

        Assert.Equal(problem is null, found is null);
        Assert.Contains(problem ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_is_that_of_the_settings_then_of_the_departments_then_of_most_firms()
    {
        await using var record = await TestRecord.CreateAsync();
        Assert.Null(await PlaceAsync(record));

        await WriteAsync(record, db => db.AddRange(Firm("1", "431382"), Firm("2", "431382"), Firm("3", "430102")));
        Assert.Equal("431382", await PlaceAsync(record));

        await WriteAsync(record, db => db.AddRange(Territory("工信", "431382"), Territory("人社", "431381")));
        Assert.Equal("431300", await PlaceAsync(record));
        Assert.Equal("350000", await PlaceAsync(record, "350000"));

        await WriteAsync(record, db => db.Add(Territory("税务", "350000")));
        Assert.Null(await PlaceAsync(record));
    }

    [Fact]
    public async Task Place_follows_the_departments_without_a_restart()
    {
        await using var record = await TestRecord.CreateAsync();
        var local = Local(record, "");
        Assert.Null(await local.FindAsync(CancellationToken.None));

        await WriteAsync(record, db => db.Add(Territory("工信", "431382")));

        Assert.Equal("431382", (await local.FindAsync(CancellationToken.None))?.Value);
    }

    private static Department Territory(string key, string region) =>
        new()
        {
            Key = key,
            Name = key,
            Region = region,
        };

    private static Firm Firm(string number, string region) =>
        new()
        {
            CreditCode = number,
            Name = number,
            Region = region,
            CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };

    private static LocalRegion Local(TestRecord record, string setting) =>
        new(record.Get<IDbContextFactory<PolicyMarketDb>>(), new FrontDoorOptions { Region = setting }, record.Get<PublicContent>());

    private static async Task<string?> PlaceAsync(TestRecord record, string setting = "") =>
        (await Local(record, setting).FindAsync(CancellationToken.None))?.Value;

    private static async Task WriteAsync(TestRecord record, Action<PolicyMarketDb> change) =>
        County.Done(
            await record
                .Get<Recorder>()
                .WriteAsync(
                    db =>
                    {
                        change(db);
                        return Task.FromResult(Result.Ok(true));
                    },
                    CancellationToken.None
                )
        );
}
