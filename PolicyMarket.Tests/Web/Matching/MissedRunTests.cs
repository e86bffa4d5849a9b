using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Tests.Web.Matching;

public sealed class MissedRunTests
{
    [Fact]
    public async Task Empty_record_owes_no_night()
    {
        await using var record = await TestRecord.CreateAsync();
        Assert.False(await IsOwedAsync(record));
    }

    [Fact]
    public async Task Night_is_owed_after_two_until_a_run_of_the_day_is_finished()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.FirmAsync();
        Assert.True(await IsOwedAsync(record));
        await record.RunAsync();
        Assert.False(await IsOwedAsync(record));
        record.Clock.Advance(TimeSpan.FromHours(15)); // 01:00 of the next day in Shanghai
        Assert.False(await IsOwedAsync(record));
        record.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await IsOwedAsync(record));
    }

    [Fact]
    public async Task Run_cut_short_is_owed_at_any_hour()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.SeedAsync(
            new MatchingRun
            {
                BusinessDate = record.Business.Today,
                PlanFingerprint = "p",
                DataFingerprint = "d",
                State = RunState.Running,
                StartedAt = record.Business.UtcNow,
            }
        );
        record.Clock.Advance(TimeSpan.FromHours(15));
        Assert.True(await IsOwedAsync(record));
    }

    private static Task<bool> IsOwedAsync(TestRecord record) =>
        new MissedRun(record.Get<IDbContextFactory<PolicyMarketDb>>(), record.Business).IsOwedAsync(CancellationToken.None);
}
