using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Data.Authoring;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Policies;

/// <summary>A department suspends, resumes and ends its items.</summary>
public sealed class ItemStopDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    private ItemStopDesk Desk => county.Record.Get<ItemStopDesk>();

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_suspended_item_is_approved_or_confirmed_until_it_is_resumed()
    {
        var offer = await county.County.OfferAsync();
        County.Refused(await Desk.SuspendAsync(county.Author, offer.ItemId, "", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await Desk.SuspendAsync(county.Author, offer.ItemId, "数据口径待核", County.Ct));
        County.Done(await Desk.SuspendAsync(county.Author, offer.ItemId, "再一次", County.Ct));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.ItemSuspensions.CountAsync()));

        var refused = await ConfirmAsync(offer);

        County.Refused(refused, DataDiagnostics.ItemSuspended);
        Assert.Contains("暂停办理", refused.Why, StringComparison.Ordinal);
        County.Done(await Desk.ResumeAsync(county.Second, offer.ItemId, "已核实", County.Ct));
        County.Refused(await Desk.ResumeAsync(county.Second, offer.ItemId, "已核实", County.Ct), DataDiagnostics.WorkStateMoved);
        County.Done(await ConfirmAsync(offer));
    }

    [Fact]
    public async Task A_suspension_that_was_ended_past_the_workflows_still_counts()
    {
        var offer = await county.County.OfferAsync();
        County.Done(await Desk.SuspendAsync(county.Author, offer.ItemId, "数据口径待核", County.Ct));
        await county.Record.ForgeAsync($"UPDATE ItemSuspensions SET ResumedAt = '2026-11-22 02:00:00'");

        County.Refused(await ConfirmAsync(offer), DataDiagnostics.ItemSuspended);
    }

    [Fact]
    public async Task An_ended_item_leaves_the_plan_after_its_last_day_and_its_offers_end_with_it()
    {
        var item = (await county.CurrentAsync()).ItemId;
        var today = county.Record.Business.Today;
        County.Refused(await Desk.EndAsync(county.Author, item, today.AddDays(-1), "财政调整", County.Ct), DataDiagnostics.WorkDateRange);
        County.Done(await Desk.EndAsync(county.Author, item, today, "财政调整", County.Ct));

        Assert.Equal(today, (await PlanAsync(today)).Items.Single(i => i.ItemId == item).LastDay);
        Assert.DoesNotContain((await PlanAsync(today.AddDays(1))).Items, i => i.ItemId == item);
        var draft = await county.DraftAsync();
        County.Done(await county.Drafts.SaveAsync(county.Author, draft, 1, AuthoringCounty.Employees(200), County.Ct));
        County.Refused(await county.Submissions.SubmitAsync(county.Author, draft, 2, "说明", County.Ct), DataDiagnostics.ItemEnded);
        County.Done(await Desk.TakeBackEndAsync(county.Author, item, "继续执行", County.Ct));
        County.Refused(await Desk.TakeBackEndAsync(county.Author, item, "继续执行", County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Contains((await PlanAsync(today.AddDays(1))).Items, i => i.ItemId == item);
        County.Done(await county.Submissions.SubmitAsync(county.Author, draft, 2, "说明", County.Ct));
    }

    [Fact]
    public async Task Open_offers_take_the_last_day_of_an_ended_item()
    {
        var offer = await county.County.OfferAsync();
        var last = county.Record.Business.Today.AddDays(3);

        County.Done(await Desk.EndAsync(county.Author, offer.ItemId, last, "财政调整", County.Ct));

        Assert.Equal(last, await county.Record.ReadAsync(db => db.Offers.Select(o => o.LastDay).SingleAsync()));
        county.Record.Clock.Advance(TimeSpan.FromDays(4));
        County.Refused(await ConfirmAsync(offer), DataDiagnostics.OfferEnded);
    }

    [Fact]
    public async Task Resuming_and_ending_ask_a_person_with_a_second_factor_for_a_code()
    {
        var item = (await county.CurrentAsync()).ItemId;
        County.Done(await Desk.SuspendAsync(county.Author, item, "核实", County.Ct));
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Author);

        County.Refused(await Desk.ResumeAsync(county.Author, item, "已核实", County.Ct), DataDiagnostics.SecondFactorCode);
        County.Refused(await Desk.EndAsync(county.Author, item, county.Record.Business.Today, "终止", County.Ct), DataDiagnostics.SecondFactorCode);
        County.Done(await Desk.ResumeAsync(new Approver(county.Author, app.Next()), item, "已核实", County.Ct));
    }

    [Fact]
    public async Task Another_department_stops_nothing()
    {
        var item = (await county.CurrentAsync()).ItemId;
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);

        County.Refused(await Desk.SuspendAsync(other, item, "理由", County.Ct), DataDiagnostics.NotYours);
        County.Refused(await Desk.EndAsync(other, item, county.Record.Business.Today, "理由", County.Ct), DataDiagnostics.NotYours);
    }

    private Task<Result<ClaimFiled>> ConfirmAsync(Offer offer) =>
        county.Record.Get<ClaimFiling>().ConfirmAsync(county.County.FirmUser, offer.Id, county.County.Account.Id, County.Ct);

    private Task<NightlyPlan> PlanAsync(DateOnly day) => county.Record.ReadAsync(db => county.Record.Get<PlanReader>().ReadAsync(db, day, County.Ct));
}
