using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.House;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Cases;

/// <summary>Only an award is paid out: no other kind of benefit leads to an offer, a claim, a payout or a disclosure by any entry point.</summary>
public sealed class PaidOutTests
{
    public static TheoryData<BenefitKind> NotPaid { get; } = [BenefitKind.Relief, BenefitKind.Entitlement, BenefitKind.Qualification];

    [Theory]
    [MemberData(nameof(NotPaid))]
    public async Task Every_door_to_money_refuses(BenefitKind kind)
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var (second, waiting, pushed) = (await county.Record.FirmAsync(2), await county.Record.FirmAsync(3), await county.OtherFirmAsync(4));
        var check = await county.Record.OfferAsync(second, county.Item, OfferState.AwaitingCheck);
        var approved = await county.Record.OfferAsync(waiting, county.Item, OfferState.Approved);
        await BecomeAsync(county, kind);

        Refused(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, check.Id, County.Ct));
        Refused(await county.Record.Get<OfferPush>().PushNowAsync(county.Officer, [approved.Id], County.Ct));
        Assert.Equal(0, await county.Record.Get<OfferPush>().PushDueAsync(County.Ct));
        Refused(await county.Record.Get<ClaimFiling>().ConfirmAsync(new PersonId(pushed.FirmUser), pushed.Offer.Id, pushed.Account.Id, County.Ct));
        Refused(await county.Record.Get<BatchDesk>().MakeAsync(county.Maker, [payout.Id], County.Ct));
        Refused(await county.Record.Get<FundDesk>().AssignAsync(county.Maker, county.Item.ItemId, county.Fund.Id, County.Ct));

        static void Refused<T>(PolicyMarket.Rules.Diagnostics.Result<T> result) => County.Refused(result, DataDiagnostics.BenefitNotPaid);
    }

    [Fact]
    public async Task Payout_made_before_is_booked_but_never_disclosed()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        await BecomeAsync(county, BenefitKind.Relief);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));

        Assert.Equal(0, await county.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
    }

    [Fact]
    public async Task Record_written_before_is_held_back_from_list_search_and_download()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        var queries = new DisclosureQueries(
            county.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>(),
            county.Record.Get<PolicyMarket.Data.RecordChecks.RecordCheck>()
        );
        Assert.Single((await queries.FindAsync(new DisclosureFilter(), County.Ct)).Lines);
        await BecomeAsync(county, BenefitKind.Relief);

        Assert.Empty((await queries.FindAsync(new DisclosureFilter(), County.Ct)).Lines);
        Assert.Equal(0, (await queries.FindAsync(new DisclosureFilter { Words = county.Firm.Name }, County.Ct)).Totals.Payments);
        Assert.Empty(await queries.AllAsync(new DisclosureFilter(), County.Ct).ToListAsync());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 3)]
    public async Task Summed_item_shows_a_sum_over_three_payments_and_no_firm(int payments, int counted)
    {
        await using var county = await County.CreateAsync(budgetFen: 10_000_000_00);
        await BecomeAsync(county, BenefitKind.Award, DisclosureKind.Summed);
        List<Payout> payouts = [await county.ClaimAsync()];
        for (var number = 2; number <= payments; number++)
        {
            var (firmUser, offer, account) = await county.OtherFirmAsync(number);
            payouts.Add(await county.ClaimAsync(firmUser, offer, account));
        }

        var batch = await county.ApprovedAsync([.. payouts]);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        var queries = new DisclosureQueries(
            county.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>(),
            county.Record.Get<PolicyMarket.Data.RecordChecks.RecordCheck>()
        );
        var view = await queries.FindAsync(new DisclosureFilter(), County.Ct);

        Assert.Equal(counted, view.Totals.Payments);
        Assert.Empty(view.Lines);
        Assert.Empty(await queries.AllAsync(new DisclosureFilter(), County.Ct).ToListAsync());
        Assert.All(
            await county.Record.ReadAsync(db => db.DisclosureRecords.ToListAsync()),
            one => Assert.Equal(("", "", ""), (one.FirmName, one.MaskedCreditCode, one.ClaimNumber))
        );
    }

    /// <summary>Each of the four comes into being in one file, which asks whether the item is paid out.</summary>
    [Theory]
    [InlineData("new Claim\r?\n", "ClaimFiling.cs")]
    [InlineData("new Payout\r?\n", "Commitment.cs")]
    [InlineData("new DisclosureRecord\r?\n", "DisclosurePublishing.cs")]
    [InlineData("[dD]b\\.Offers\\.Add\\(", "OfferWriting.cs")]
    public void Each_comes_into_being_in_one_file_that_asks(string made, string file)
    {
        var makers = SourceTree.Files("PolicyMarket.Data", ".cs").Where(one => System.Text.RegularExpressions.Regex.IsMatch(one.Text, made)).ToList();
        var maker = Assert.Single(makers);
        Assert.EndsWith(file, maker.Path, StringComparison.Ordinal);
        Assert.Matches("PaidOut\\.Demand|IsPaidOut", maker.Text);
    }

    /// <summary>The text of the item as if it had been published so: the record itself would refuse the change.</summary>
    private static async Task BecomeAsync(County county, BenefitKind kind, DisclosureKind? disclosure = null)
    {
        var old = county.Item;
        await county.Record.PutAsync(
            $"UPDATE PolicyItemVersions SET DeclaredBenefit = {kind.ToString()}, DeclaredDisclosure = {disclosure?.ToString()} WHERE Id = {old.Id}"
        );
    }
}
