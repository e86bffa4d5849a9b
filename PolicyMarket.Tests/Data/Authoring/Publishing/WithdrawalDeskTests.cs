using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Publishing;

/// <summary>A wrong version is withdrawn: open offers go back, what is confirmed stays and is listed, the earlier text is in force again.</summary>
public sealed class WithdrawalDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    private WithdrawalDesk Desk => county.Record.Get<WithdrawalDesk>();

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task What_is_undone_is_listed_before_and_done_and_the_next_run_determines_by_the_earlier_text()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Done(await county.ApproveAsync(draft, county.Second));
        var wrong = await county.CurrentAsync();
        await RunAsync();
        await PushAsync(wrong.ItemId);
        await ConfirmAsync(wrong.ItemId);
        var preview = County.Done(await Desk.PreviewAsync(county.Author, wrong.Id, County.Ct));
        Assert.Equal((2, 1, 3, 1), (preview.Number, preview.EarlierNumber, preview.Undone.Length, preview.Stays.Length));

        var restored = County.Done(await Desk.WithdrawAsync(county.Author, wrong.Id, preview.Hash, "门槛写错", County.Ct));

        var now = await county.CurrentAsync();
        Assert.Equal((3, restored), (now.Number, now.Id));
        Assert.Contains("\"value\":300", now.RuleJson, StringComparison.Ordinal);
        var offers = await county.Record.ReadAsync(db => db.Offers.Where(o => o.ItemVersionId == wrong.Id).ToListAsync());
        Assert.Equal(3, offers.Count(o => o.State == OfferState.Withdrawn && o.Reason!.Contains("门槛写错", StringComparison.Ordinal)));
        Assert.Equal(ClaimState.Confirmed, (await county.Record.ReadAsync(db => db.Claims.SingleAsync())).State);
        var kept = await county.Record.ReadAsync(db => db.VersionWithdrawals.SingleAsync());
        Assert.Equal((3, 1), (kept.OfferCount, kept.ClaimCount));
        Assert.NotEmpty(await county.Record.ReadAsync(db => db.Notices.Where(n => n.Key.StartsWith("version:")).ToListAsync()));
        Assert.Equal(DraftState.Withdrawn, (await county.LoadAsync(draft.Id)).State);
        Assert.Equal(restored, County.Done(await Desk.WithdrawAsync(county.Author, wrong.Id, preview.Hash, "门槛写错", County.Ct)));

        await RunAsync();

        var again = await county.Record.ReadAsync(db => db.Offers.Where(o => o.ItemVersionId == restored).Select(o => o.FirmId).ToListAsync());
        Assert.Equal(2, again.Count); // firms with 300 to 500 employees, less the one that has confirmed
        Assert.DoesNotContain(county.Firms[1].Id, again);
    }

    [Fact]
    public async Task The_first_version_a_former_one_and_another_view_are_refused()
    {
        var first = await county.CurrentAsync();
        County.Refused(await Desk.PreviewAsync(county.Author, first.Id, County.Ct), DataDiagnostics.VersionNotWithdrawable);
        County.Refused(await Desk.PreviewAsync(county.Author, 4711, County.Ct), DataDiagnostics.WorkNotFound);
        await county.ImportAsync(AuthoringCounty.ItemJson("""{"attribute":"employees","op":">=","value":250}"""));
        County.Refused(await Desk.PreviewAsync(county.Author, first.Id, County.Ct), DataDiagnostics.VersionNotWithdrawable);
        var wrong = await county.CurrentAsync();
        var preview = County.Done(await Desk.PreviewAsync(county.Author, wrong.Id, County.Ct));

        County.Refused(await Desk.WithdrawAsync(county.Author, wrong.Id, "other", "错", County.Ct), DataDiagnostics.DraftContentMoved);
        County.Refused(await Desk.WithdrawAsync(county.Author, wrong.Id, preview.Hash, "", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await Desk.PreviewAsync(county.County.Maker, wrong.Id, County.Ct), DataDiagnostics.NotAllowed);
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Author);
        County.Refused(await Desk.WithdrawAsync(county.Author, wrong.Id, preview.Hash, "错", County.Ct), DataDiagnostics.SecondFactorCode);
        County.Done(await Desk.WithdrawAsync(new Approver(county.Author, app.Next()), wrong.Id, preview.Hash, "错", County.Ct));
    }

    private async Task RunAsync() =>
        County.Done(await county.Record.Get<NightlyRun>().RunAsync(county.Record.Business.Today, Actor.System("测试"), "测试", progress: null, County.Ct));

    private async Task PushAsync(long itemId)
    {
        var ids = await county.Record.ReadAsync(db => db.Offers.Where(o => o.ItemId == itemId).Select(o => o.Id).ToListAsync());
        Assert.Equal(4, ids.Count);
        foreach (var id in ids)
        {
            County.Done(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Author, id, County.Ct));
        }

        County.Done(await county.Record.Get<OfferPush>().PushNowAsync(county.Author, ids, County.Ct));
    }

    /// <summary>One firm with 500 employees confirms.</summary>
    private async Task ConfirmAsync(long itemId)
    {
        var firm = county.Firms[4];
        var user = await county.Record.PersonAsync("of-firm", PolicyMarket.Data.Identity.Roles.Firm, firmId: firm.Id);
        var account = await county.Record.AccountAsync(firm, "6222000099998888");
        var offer = await county.Record.ReadAsync(db => db.Offers.Where(o => o.FirmId == firm.Id && o.ItemId == itemId).Select(o => o.Id).SingleAsync());
        County.Done(await county.Record.Get<ClaimFiling>().ConfirmAsync(user, offer, account.Id, County.Ct));
    }
}
