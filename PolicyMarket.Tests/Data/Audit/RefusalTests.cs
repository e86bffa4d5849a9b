using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Audit;

/// <summary>A refusal of authorization leaves its event though the work leaves nothing.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private County county = null!; // set before each test

    public async Task InitializeAsync() => county = await County.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_person_without_the_role_is_recorded_after_the_rollback()
    {
        var payout = await county.ClaimAsync();
        var batches = await county.Record.ReadAsync(db => db.PayoutBatches.CountAsync());

        County.Refused(await county.Record.Get<BatchDesk>().MakeAsync(county.Officer, [payout.Id], County.Ct), DataDiagnostics.NotAllowed);

        var refusal = Assert.Single(await RefusalsAsync());
        Assert.Equal((county.Officer, "BatchDesk.MakeAsync"), (refusal.PersonId, refusal.Subject));
        Assert.StartsWith(DataDiagnostics.NotAllowed, refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(batches, await county.Record.ReadAsync(db => db.PayoutBatches.CountAsync()));
    }

    [Fact]
    public async Task The_own_signature_and_another_firms_offer_are_refusals_too()
    {
        await county.Record.PersonAsync("both", Roles.Finance);
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var (_, offer, account) = await county.OtherFirmAsync(9);

        County.Refused(await county.Record.Get<ClaimFiling>().ConfirmAsync(county.FirmUser, offer.Id, account.Id, County.Ct), DataDiagnostics.NotYours);
        County.Refused(
            await county.Record.Get<BatchDesk>().ApproveAsync(county.Officer, batch.Id, batch.ContentHash, County.Ct),
            DataDiagnostics.NotAllowed
        );

        Assert.Equal([county.FirmUser, county.Officer], (await RefusalsAsync()).Select(e => e.PersonId));
    }

    [Fact]
    public async Task Other_refusals_of_a_workflow_are_no_refusals_of_a_person()
    {
        County.Refused(await county.Record.Get<BatchDesk>().MakeAsync(county.Maker, [], County.Ct), DataDiagnostics.WorkNothingChosen);

        Assert.Empty(await RefusalsAsync());
    }

    [Fact]
    public async Task Identical_refusals_within_a_minute_are_counted_and_the_count_is_recorded()
    {
        for (var i = 0; i < 5; i++)
        {
            await county.Record.Get<BatchDesk>().MakeAsync(county.Officer, [1], County.Ct);
        }

        Assert.Single(await RefusalsAsync());
        county.Record.Clock.Advance(TimeSpan.FromSeconds(61));
        await county.Record.Get<AccessLog>().FlushAsync(isLast: false);
        await county.Record.Get<AccessLog>().FlushAsync(isLast: true);

        var events = await RefusalsAsync();
        Assert.Equal(2, events.Count);
        Assert.Contains("又有 4 次相同的", events[1].Detail, StringComparison.Ordinal);
        Assert.Equal((county.Officer, "BatchDesk.MakeAsync"), (events[1].PersonId, events[1].Subject));
    }

    [Fact]
    public async Task What_waits_is_recorded_when_the_program_stops()
    {
        await county.Record.Get<AccessLog>().RefusedAsync(county.Officer, "GET /desk/people", "不开放");
        await county.Record.Get<AccessLog>().RefusedAsync(county.Officer, "GET /desk/people", "不开放");
        await county.Record.Get<AccessLog>().RefusedAsync(county.Maker, "GET /desk/people", "不开放");

        await county.Record.Get<AccessLog>().FlushAsync(isLast: true);

        Assert.Equal(3, (await RefusalsAsync()).Count);
    }

    [Fact]
    public async Task A_closed_connection_does_not_avoid_the_record()
    {
        using var leaving = new CancellationTokenSource();
        await county
            .Record.Get<PolicyMarket.Data.Store.Recorder>()
            .WriteAsync<int>(
                async db =>
                {
                    var (_, why) = await ActorCheck.DemandAsync(db, county.Officer, CancellationToken.None, Roles.Finance);
                    await leaving.CancelAsync();
                    return PolicyMarket.Data.Workflows.WorkText.Refuse<int>(why);
                },
                leaving.Token
            );

        Assert.Single(await RefusalsAsync());
    }

    [Fact]
    public async Task Downloads_of_visitors_are_recorded_once_a_minute()
    {
        await county.Record.Get<AccessLog>().ExportedAsync(null, "disclosure", "下载阳光公示全部名单");
        await county.Record.Get<AccessLog>().ExportedAsync(null, "disclosure", "下载阳光公示全部名单");

        var one = await county.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "data.export"));
        Assert.Equal((null, "未登录的访客"), (one.PersonId, one.Actor));
    }

    private Task<List<AuditEvent>> RefusalsAsync() =>
        county.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == AuditAction.AccessRefused.Code).OrderBy(e => e.Id).ToListAsync());
}
