using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>A held item: nothing of it is pushed or confirmed on any way, until an administrator releases it with a reason.</summary>
public sealed class HoldDeskTests
{
    [Fact]
    public async Task Approved_offer_of_a_held_item_is_pushed_neither_by_the_job_nor_by_hand_until_the_release()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.Approved);
        var hold = await HoldAsync(county.Record, county.Item.ItemId, county.Item.Id);
        var push = county.Record.Get<OfferPush>();
        county.Record.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        County.Refused(await push.PushNowAsync(county.Officer, [offer.Id], County.Ct), DataDiagnostics.ItemHeld);
        Assert.Equal(OfferState.Approved, await StateAsync(county, offer.Id));
        County.Done(await county.Record.Get<HoldDesk>().ReleaseAsync(county.Administrator, hold.Id, "已查明，本批的答案对", County.Ct));
        Assert.Equal(1, await push.PushDueAsync(County.Ct));
        Assert.Equal(OfferState.Pushed, await StateAsync(county, offer.Id));
    }

    [Fact]
    public async Task Pushed_offer_of_a_held_item_cannot_be_confirmed_until_the_release()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        var hold = await HoldAsync(county.Record, county.Item.ItemId, county.Item.Id);
        var filing = county.Record.Get<ClaimFiling>();
        County.Refused(await filing.ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct), DataDiagnostics.ItemHeld);
        Assert.Equal(OfferState.Pushed, await StateAsync(county, offer.Id));
        County.Done(await county.Record.Get<HoldDesk>().ReleaseAsync(county.Administrator, hold.Id, "已查明", County.Ct));
        County.Done(await filing.ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct));
    }

    [Fact]
    public async Task Release_needs_a_reason_is_recorded_and_changes_nothing_when_repeated()
    {
        await using var county = await County.CreateAsync();
        var hold = await HoldAsync(county.Record, county.Item.ItemId, county.Item.Id);
        var desk = county.Record.Get<HoldDesk>();
        County.Refused(await desk.ReleaseAsync(county.Administrator, hold.Id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await desk.ReleaseAsync(county.Officer, hold.Id, "已查明", County.Ct), DataDiagnostics.NotAllowed);
        County.Refused(await desk.ReleaseAsync(county.Administrator, hold.Id + 1, "已查明", County.Ct), DataDiagnostics.WorkNotFound);
        County.Done(await desk.ReleaseAsync(county.Administrator, hold.Id, "已查明", County.Ct));
        var first = await county.Record.ReadAsync(db => db.ItemHolds.AsNoTracking().SingleAsync());
        county.Record.Clock.Advance(TimeSpan.FromHours(1));
        County.Done(await desk.ReleaseAsync(county.Administrator, hold.Id, "又一个理由", County.Ct));
        var second = await county.Record.ReadAsync(db => db.ItemHolds.AsNoTracking().SingleAsync());
        Assert.Equal((first.EndedAt, first.ReleaseReason), (second.EndedAt, second.ReleaseReason));
        var audit = await county.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "item.hold.release"));
        Assert.Equal((county.Administrator, $"item:{county.Item.ItemId}", "已查明"), (audit.PersonId, audit.Subject, audit.Detail));
    }

    [Fact]
    public async Task Hold_that_was_lifted_in_the_database_file_is_found_by_the_seal()
    {
        await using var county = await County.CreateAsync();
        var hold = await HoldAsync(county.Record, county.Item.ItemId, county.Item.Id);
        await county.Record.ForgeAsync($"UPDATE ItemHolds SET EndedAt = '2026-11-22 00:00:00' WHERE Id = {hold.Id}");
        var check = await county
            .Record.Get<PolicyMarket.Data.RecordChecks.RecordDesk>()
            .CheckAsync(PolicyMarket.Data.Workflows.Actor.System("测试"), null, County.Ct);
        Assert.Contains(County.Done(check).Findings, finding => finding.Code == DataDiagnostics.RecordChanged);
    }

    [Fact]
    public async Task Hold_that_was_lifted_in_the_database_file_still_holds()
    {
        await using var county = await County.CreateAsync();
        var pushed = await county.OfferAsync();
        var approved = await county.Record.OfferAsync(await county.Record.FirmAsync(7), county.Item, OfferState.Approved);
        var hold = await HoldAsync(county.Record, county.Item.ItemId, county.Item.Id);
        await county.Record.ForgeAsync($"UPDATE ItemHolds SET EndedAt = '2026-11-22 00:00:00' WHERE Id = {hold.Id}");
        var push = county.Record.Get<OfferPush>();
        county.Record.Clock.Advance(TimeSpan.FromHours(1));

        County.Refused(
            await county.Record.Get<ClaimFiling>().ConfirmAsync(county.FirmUser, pushed.Id, county.Account.Id, County.Ct),
            DataDiagnostics.ItemHeld
        );
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        County.Refused(await push.PushNowAsync(county.Officer, [approved.Id], County.Ct), DataDiagnostics.ItemHeld);
    }

    /// <summary>An open hold with its opinion, as a run leaves it.</summary>
    internal static async Task<ItemHold> HoldAsync(TestRecord record, long itemId, long versionId)
    {
        var run = await record.ReadAsync(db => db.MatchingRuns.FirstOrDefaultAsync()) ?? await record.RunAsync();
        var opinion = await record.SeedAsync(
            new SecondOpinion
            {
                RunId = run.Id,
                RunEngine = "columnar",
                Engine = "nrules",
                Seed = "1",
                Pairs = 37_000,
                Items = 1,
                Firms = 300,
                Differences = 1,
                ItemsInForce = 1,
                Milliseconds = 1_200,
                DeterminedAt = record.Business.UtcNow,
            }
        );
        await record.SeedAsync(
            new OpinionItem
            {
                OpinionId = opinion.Id,
                ItemId = itemId,
                ItemVersionId = versionId,
                Pairs = 300,
                Differences = 1,
            }
        );
        return await record.SeedAsync(
            new ItemHold
            {
                ItemId = itemId,
                ItemVersionId = versionId,
                OpinionId = opinion.Id,
                LastOpinionId = opinion.Id,
                HeldAt = record.Business.UtcNow,
            }
        );
    }

    private static Task<OfferState> StateAsync(County county, long offerId) =>
        county.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offerId).Select(o => o.State).SingleAsync());
}
