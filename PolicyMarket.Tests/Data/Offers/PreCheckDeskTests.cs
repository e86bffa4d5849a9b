using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;
using static PolicyMarket.Data.Offers.OfferState;

namespace PolicyMarket.Tests.Data.Offers;

public sealed class PreCheckDeskTests
{
    /// <summary>The whole state machine, written once more by hand.</summary>
    [Fact]
    public void Offer_moves_are_these_and_no_others()
    {
        (OfferState, OfferState)[] expected =
        [
            (AwaitingCheck, Approved),
            (AwaitingCheck, Refused),
            (AwaitingCheck, AwaitingData),
            (AwaitingCheck, AwaitingRelease),
            (AwaitingCheck, Withdrawn),
            (AwaitingCheck, Expired),
            (AwaitingRelease, Approved), // a second officer, or a run that needs no check any more
            (AwaitingRelease, AwaitingCheck),
            (AwaitingRelease, Withdrawn),
            (AwaitingRelease, Expired),
            (AwaitingData, AwaitingCheck),
            (AwaitingData, Approved), // a run that needs no check any more
            (AwaitingData, Withdrawn),
            (AwaitingData, Expired),
            (Approved, AwaitingCheck),
            (Approved, Pushed),
            (Approved, Withdrawn),
            (Approved, Expired),
            (Refused, AwaitingCheck),
            (Pushed, Confirmed),
            (Pushed, Declined),
            (Pushed, Withdrawn),
            (Pushed, Expired),
            (Pushed, AwaitingCheck),
            (Pushed, Approved), // another amount
            (Declined, Pushed), // the firm takes its answer back
            (Withdrawn, AwaitingCheck),
            (Withdrawn, Approved), // a run finds the match again
            (Expired, AwaitingCheck),
            (Expired, Approved), // the last day was moved, and a run finds the match
        ];
        Assert.Equal(expected.Order(), OfferMoves.Table.Moves.Order());
        Assert.All(Enum.GetValues<OfferState>(), s => Assert.NotEmpty(OfferMoves.Say(s)));
    }

    [Fact]
    public void Officers_move_no_offer_that_the_firm_has_been_told_of_or_that_a_run_took_back()
    {
        (OfferState, OfferState)[] expected =
        [
            (AwaitingCheck, Approved),
            (AwaitingCheck, Refused),
            (AwaitingCheck, AwaitingData),
            (Approved, AwaitingCheck),
            (Approved, Pushed),
            (Refused, AwaitingCheck),
            (AwaitingData, AwaitingCheck),
        ];
        Assert.Equal(expected.Order(), OfferMoves.ByOfficer.Moves.Order());
        Assert.Equal([(Pushed, Confirmed), (Pushed, Declined), (Declined, Pushed)], OfferMoves.ByFirm.Moves.Order());
    }

    [Theory]
    [InlineData(AwaitingCheck, "approve", Approved)]
    [InlineData(AwaitingCheck, "refuse", Refused)]
    [InlineData(AwaitingCheck, "undo", AwaitingCheck)]
    [InlineData(AwaitingCheck, "push", null)]
    [InlineData(AwaitingRelease, "approve", null)]
    [InlineData(AwaitingRelease, "refuse", null)]
    [InlineData(AwaitingRelease, "undo", null)]
    [InlineData(AwaitingRelease, "push", null)]
    [InlineData(AwaitingData, "approve", null)]
    [InlineData(AwaitingData, "refuse", null)]
    [InlineData(AwaitingData, "undo", AwaitingCheck)]
    [InlineData(AwaitingData, "push", null)]
    [InlineData(Approved, "approve", Approved)]
    [InlineData(Approved, "refuse", null)]
    [InlineData(Approved, "undo", AwaitingCheck)]
    [InlineData(Approved, "push", Pushed)]
    [InlineData(Pushed, "approve", null)]
    [InlineData(Pushed, "refuse", null)]
    [InlineData(Pushed, "undo", null)]
    [InlineData(Pushed, "push", Pushed)]
    [InlineData(Confirmed, "approve", null)]
    [InlineData(Confirmed, "undo", null)]
    [InlineData(Confirmed, "push", null)]
    [InlineData(Declined, "undo", null)]
    [InlineData(Declined, "push", null)]
    [InlineData(Refused, "approve", null)]
    [InlineData(Refused, "refuse", Refused)]
    [InlineData(Refused, "undo", AwaitingCheck)]
    [InlineData(Refused, "push", null)]
    [InlineData(Withdrawn, "approve", null)]
    [InlineData(Withdrawn, "undo", null)]
    [InlineData(Withdrawn, "push", null)]
    [InlineData(Expired, "approve", null)]
    [InlineData(Expired, "undo", null)]
    [InlineData(Expired, "push", null)]
    public async Task Desk_in_each_state_moves_or_refuses(OfferState from, string verb, OfferState? to)
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(from);
        var desk = county.Record.Get<PreCheckDesk>();
        var result = verb switch
        {
            "approve" => await desk.ApproveAsync(county.Officer, offer.Id, County.Ct),
            "refuse" => await desk.RefuseAsync(county.Officer, [offer.Id], "资料有疑问", County.Ct),
            "undo" => await desk.UndoAsync(county.Officer, [offer.Id], County.Ct),
            "push" => await county.Record.Get<OfferPush>().PushNowAsync(county.Officer, [offer.Id], County.Ct),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "unknown"),
        };
        if (to is null)
        {
            County.Refused(result, DataDiagnostics.WorkStateMoved);
        }
        else
        {
            Assert.Equal(new PreCheckDone(1, offer.AmountFen), County.Done(result));
        }

        Assert.Equal(to ?? from, await StateAsync(county, offer.Id));
    }

    [Fact]
    public async Task Many_offers_with_one_that_cannot_move_none_moves()
    {
        await using var county = await County.CreateAsync();
        var good = await county.OfferAsync(AwaitingCheck);
        var otherFirm = await county.OtherFirmAsync(2); // pushed already
        var result = await county.Record.Get<PreCheckDesk>().RefuseAsync(county.Officer, [good.Id, otherFirm.Offer.Id], "资料有疑问", County.Ct);
        County.Refused(result, DataDiagnostics.WorkStateMoved);
        Assert.Equal(AwaitingCheck, await StateAsync(county, good.Id));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "offer.refuse")));
    }

    [Fact]
    public async Task Offer_of_another_department_is_refused()
    {
        await using var county = await County.CreateAsync();
        var other = await county.Record.DepartmentAsync("人社");
        var item = await county.Record.ItemAsync(other, county.Fund.Id, "item-2");
        var offer = await county.Record.OfferAsync(county.Firm, item, AwaitingCheck);
        County.Refused(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await county.Record.Get<OfferPush>().PushNowAsync(county.Officer, [offer.Id], County.Ct), DataDiagnostics.NotYours);
    }

    [Fact]
    public async Task Nothing_chosen_too_many_unknown_and_no_reason_are_refused_in_words()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<PreCheckDesk>();
        var offer = await county.OfferAsync(AwaitingCheck);
        County.Refused(await desk.UndoAsync(county.Officer, [], County.Ct), DataDiagnostics.WorkNothingChosen);
        County.Refused(await desk.UndoAsync(county.Officer, [.. Enumerable.Range(1, 5001).Select(i => (long)i)], County.Ct), DataDiagnostics.WorkTooMany);
        County.Refused(await desk.UndoAsync(county.Officer, [offer.Id, 999], County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await desk.RefuseAsync(county.Officer, [offer.Id], "  ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await desk.RefuseAsync(county.Officer, [offer.Id], new string('长', 501), County.Ct), DataDiagnostics.WorkReasonNeeded);
    }

    [Fact]
    public async Task Approve_undo_refuse_leaves_each_step_in_the_record()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(AwaitingCheck);
        var desk = county.Record.Get<PreCheckDesk>();
        County.Done(await desk.ApproveAsync(county.Officer, offer.Id, County.Ct));
        County.Done(await desk.ApproveAsync(county.Officer, offer.Id, County.Ct)); // a double click
        County.Done(await desk.UndoAsync(county.Officer, [offer.Id], County.Ct));
        County.Done(await desk.RefuseAsync(county.Officer, [offer.Id], "欠税未清", County.Ct));
        var steps = await county.Record.ReadAsync(db =>
            db.Reviews.OrderBy(r => r.Step)
                .Select(r => new
                {
                    r.Step,
                    r.Decision,
                    r.PersonId,
                    r.Reason,
                })
                .ToListAsync()
        );
        Assert.Equal([ReviewDecision.Approved, ReviewDecision.Undone, ReviewDecision.Refused], steps.Select(s => s.Decision));
        Assert.Equal([1, 2, 3], steps.Select(s => s.Step));
        Assert.All(steps, s => Assert.Equal(county.Officer, s.PersonId));
        Assert.Equal("欠税未清", steps[^1].Reason);
    }

    internal static Task<OfferState> StateAsync(County county, long offerId) =>
        county.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offerId).Select(o => o.State).SingleAsync());
}
