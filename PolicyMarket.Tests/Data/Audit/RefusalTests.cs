using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Audit;

/// <summary>A refusal of authorization leaves its event though the work leaves nothing.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private Town town = null!; // set before each test

    public async Task InitializeAsync() => town = await Town.CreateAsync();

    public async Task DisposeAsync() => await town.DisposeAsync();

    [Fact]
    public async Task A_person_without_the_role_is_recorded_after_the_rollback()
    {
        var payout = await town.ClaimAsync();
        var batches = await town.Record.ReadAsync(db => db.PayoutBatches.CountAsync());

        Town.Refused(await town.Record.Get<BatchDesk>().MakeAsync(town.Officer, [payout.Id], Town.Ct), DiagnosticCatalogue.NotAllowed);

        var refusal = Assert.Single(await RefusalsAsync());
        Assert.Equal((town.Officer, "BatchDesk.MakeAsync"), (refusal.PersonId, refusal.Subject));
        Assert.StartsWith(DiagnosticCatalogue.NotAllowed, refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(batches, await town.Record.ReadAsync(db => db.PayoutBatches.CountAsync()));
    }

    [Fact]
    public async Task The_own_signature_and_another_firms_offer_are_refusals_too()
    {
        await town.Record.PersonAsync("both", Roles.Finance);
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var (_, offer, account) = await town.NeighbourAsync(9);

        Town.Refused(await town.Record.Get<ClaimFiling>().ConfirmAsync(town.Boss, offer.Id, account.Id, Town.Ct), DiagnosticCatalogue.NotYours);
        Town.Refused(await town.Record.Get<BatchDesk>().ApproveAsync(town.Officer, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.NotAllowed);

        Assert.Equal([town.Boss, town.Officer], (await RefusalsAsync()).Select(e => e.PersonId));
    }

    [Fact]
    public async Task Other_refusals_of_a_workflow_are_no_refusals_of_a_person()
    {
        Town.Refused(await town.Record.Get<BatchDesk>().MakeAsync(town.Maker, [], Town.Ct), DiagnosticCatalogue.WorkNothingChosen);

        Assert.Empty(await RefusalsAsync());
    }

    [Fact]
    public async Task Identical_refusals_within_a_minute_are_counted_and_the_count_is_recorded()
    {
        for (var i = 0; i < 5; i++)
        {
            await town.Record.Get<BatchDesk>().MakeAsync(town.Officer, [1], Town.Ct);
        }

        Assert.Single(await RefusalsAsync());
        town.Record.Clock.Advance(TimeSpan.FromSeconds(61));
        await town.Record.Get<AccessLog>().FlushAsync(isLast: false);
        await town.Record.Get<AccessLog>().FlushAsync(isLast: true);

        var events = await RefusalsAsync();
        Assert.Equal(2, events.Count);
        Assert.Contains("又有 4 次相同的", events[1].Detail, StringComparison.Ordinal);
        Assert.Equal((town.Officer, "BatchDesk.MakeAsync"), (events[1].PersonId, events[1].Subject));
    }

    [Fact]
    public async Task What_waits_is_recorded_when_the_program_stops()
    {
        await town.Record.Get<AccessLog>().RefusedAsync(town.Officer, "GET /desk/people", "不开放");
        await town.Record.Get<AccessLog>().RefusedAsync(town.Officer, "GET /desk/people", "不开放");
        await town.Record.Get<AccessLog>().RefusedAsync(town.Maker, "GET /desk/people", "不开放");

        await town.Record.Get<AccessLog>().FlushAsync(isLast: true);

        Assert.Equal(3, (await RefusalsAsync()).Count);
    }

    [Fact]
    public async Task A_closed_connection_does_not_avoid_the_record()
    {
        using var leaving = new CancellationTokenSource();
        await town.Record.Get<PolicyMarket.Data.Store.Recorder>().WriteAsync<int>(
            async db =>
            {
                var (_, why) = await ActorCheck.DemandAsync(db, town.Officer, CancellationToken.None, Roles.Finance);
                await leaving.CancelAsync();
                return PolicyMarket.Data.Workflows.WorkText.Refuse<int>(why);
            },
            leaving.Token);

        Assert.Single(await RefusalsAsync());
    }

    [Fact]
    public async Task Downloads_of_visitors_are_recorded_once_a_minute()
    {
        await town.Record.Get<AccessLog>().ExportedAsync(null, "disclosure", "下载阳光公示全部名单");
        await town.Record.Get<AccessLog>().ExportedAsync(null, "disclosure", "下载阳光公示全部名单");

        var one = await town.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "data.export"));
        Assert.Equal((null, "未登录的访客"), (one.PersonId, one.Actor));
    }

    private Task<List<AuditEvent>> RefusalsAsync() =>
        town.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == RefusalLog.Action).OrderBy(e => e.Id).ToListAsync());
}
