using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
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

namespace PolicyMarket.Tests.Cases;

/// <summary>Only an award is paid out: no other kind of benefit leads to an offer, a claim, a payout or a disclosure through any door.</summary>
public sealed class PaidOutTests
{
    public static TheoryData<BenefitKind> NotPaid { get; } = [BenefitKind.Relief, BenefitKind.Entitlement, BenefitKind.Qualification];

    [Theory]
    [MemberData(nameof(NotPaid))]
    public async Task Every_door_to_money_refuses(BenefitKind kind)
    {
        await using var town = await Town.CreateAsync();
        var payout = await town.ClaimAsync();
        var (second, waiting, pushed) = (await town.Record.FirmAsync(2), await town.Record.FirmAsync(3), await town.NeighbourAsync(4));
        var check = await town.Record.OfferAsync(second, town.Item, OfferState.AwaitingCheck);
        var approved = await town.Record.OfferAsync(waiting, town.Item, OfferState.Approved);
        await BecomeAsync(town, kind);

        Refused(await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [check.Id], Town.Ct));
        Refused(await town.Record.Get<OfferPush>().PushNowAsync(town.Officer, [approved.Id], Town.Ct));
        Assert.Equal(0, await town.Record.Get<OfferPush>().PushDueAsync(Town.Ct));
        Refused(await town.Record.Get<ClaimFiling>().ConfirmAsync(pushed.Boss, pushed.Offer.Id, pushed.Account.Id, Town.Ct));
        Refused(await town.Record.Get<BatchDesk>().MakeAsync(town.Maker, [payout.Id], Town.Ct));
        Refused(await town.Record.Get<FundDesk>().AssignAsync(town.Maker, town.Item.ItemId, town.Fund.Id, Town.Ct));

        static void Refused<T>(PolicyMarket.Data.Workflows.WorkResult<T> result) => Town.Refused(result, DiagnosticCatalogue.BenefitNotPaid);
    }

    [Fact]
    public async Task Payout_made_before_is_booked_but_never_disclosed()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        await BecomeAsync(town, BenefitKind.Relief);
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));

        Assert.Equal(0, await town.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
    }

    [Fact]
    public async Task Record_written_before_is_held_back_from_list_search_and_download()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        var queries = new DisclosureQueries(town.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>(), town.Record.Get<PolicyMarket.Data.RecordChecks.RecordCheck>());
        Assert.Single((await queries.FindAsync(new DisclosureFilter(), Town.Ct)).Lines);
        await BecomeAsync(town, BenefitKind.Relief);

        Assert.Empty((await queries.FindAsync(new DisclosureFilter(), Town.Ct)).Lines);
        Assert.Equal(0, (await queries.FindAsync(new DisclosureFilter { Words = town.Firm.Name }, Town.Ct)).Totals.Payments);
        Assert.Empty(await queries.AllAsync(new DisclosureFilter(), Town.Ct).ToListAsync());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 3)]
    public async Task Summed_item_shows_a_sum_over_three_payments_and_no_firm(int payments, int counted)
    {
        await using var town = await Town.CreateAsync(budgetFen: 10_000_000_00);
        await BecomeAsync(town, BenefitKind.Award, DisclosureKind.Summed);
        List<Payout> payouts = [await town.ClaimAsync()];
        for (var number = 2; number <= payments; number++)
        {
            var (boss, offer, account) = await town.NeighbourAsync(number);
            payouts.Add(await town.ClaimAsync(boss, offer, account));
        }

        var batch = await town.ApprovedAsync([.. payouts]);
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        var queries = new DisclosureQueries(town.Record.Get<IDbContextFactory<PolicyMarket.Data.Store.PolicyMarketDb>>(), town.Record.Get<PolicyMarket.Data.RecordChecks.RecordCheck>());
        var view = await queries.FindAsync(new DisclosureFilter(), Town.Ct);

        Assert.Equal(counted, view.Totals.Payments);
        Assert.Empty(view.Lines);
        Assert.Empty(await queries.AllAsync(new DisclosureFilter(), Town.Ct).ToListAsync());
        Assert.All(await town.Record.ReadAsync(db => db.DisclosureRecords.ToListAsync()), one => Assert.Equal(("", "", ""), (one.FirmName, one.MaskedCreditCode, one.ClaimNumber)));
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
    private static async Task BecomeAsync(Town town, BenefitKind kind, DisclosureKind? disclosure = null)
    {
        var old = town.Item;
        await town.Record.PutAsync($"UPDATE PolicyItemVersions SET DeclaredBenefit = {kind.ToString()}, DeclaredDisclosure = {disclosure?.ToString()} WHERE Id = {old.Id}");
    }
}
