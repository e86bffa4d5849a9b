using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Claims.Filing;

public sealed class ClaimFilingTests
{
    [Fact]
    public void Claim_moves_are_these_and_no_others()
    {
        (ClaimState, ClaimState)[] expected =
        [
            (ClaimState.Confirmed, ClaimState.InBatch),
            (ClaimState.InBatch, ClaimState.Confirmed),
            (ClaimState.InBatch, ClaimState.BatchApproved),
            (ClaimState.BatchApproved, ClaimState.Paid),
            (ClaimState.BatchApproved, ClaimState.Returned),
            (ClaimState.Paid, ClaimState.Returned),
            (ClaimState.Returned, ClaimState.Confirmed),
        ];
        Assert.Equal(expected.Order(), ClaimMoves.Table.Moves.Order());
    }

    [Fact]
    public async Task One_click_makes_claim_payout_reservation_timeline_and_frozen_receipt()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        var filed = County.Done(await FileAsync(county, offer));
        Assert.Equal("LY20261122-000001", filed.Number);
        Assert.False(filed.WasThereBefore);
        var claim = await county.Record.ReadAsync(db => db.Claims.Include(c => c.Events).SingleAsync());
        Assert.Equal((county.FirmUser, county.Account.Id, ClaimState.Confirmed), (claim.ConfirmedByPersonId, claim.BankAccountId, claim.State));
        Assert.Equal(offer.ReceiptJson, claim.ReceiptJson);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(offer.ReceiptJson))), claim.ReceiptHash);
        Assert.Equal([1, 2], claim.Events.Select(e => e.Sequence).Order());
        var payout = await county.Record.ReadAsync(db => db.Payouts.SingleAsync());
        Assert.Equal((PayoutState.Reserved, 100_000_00L, county.Account.Number), (payout.State, payout.AmountFen, payout.AccountNumber));
        Assert.Equal(900_000_00, await county.BalanceAsync(LedgerAccount.Available));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
        Assert.Equal(OfferState.Confirmed, await StateAsync(county, offer));
    }

    [Fact]
    public async Task Sixteen_clicks_at_once_make_one_claim_and_one_payout()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => FileAsync(county, offer))));
        Assert.Single(results.Select(County.Done).Select(f => f.ClaimId).Distinct());
        Assert.Single(results, r => !County.Done(r).WasThereBefore);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.Claims.CountAsync()));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.Payouts.CountAsync()));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task Sixteen_firms_and_money_for_five_make_five_claims()
    {
        await using var county = await County.CreateAsync(budgetFen: 5 * 100_000_00 + 99_999_99);
        var otherFirms = new List<(PersonId FirmUser, Offer Offer, PolicyMarket.Data.Firms.BankAccount Account)>();
        for (var i = 2; i < 18; i++)
        {
            otherFirms.Add(await county.OtherFirmAsync(i));
        }

        var filing = county.Record.Get<ClaimFiling>();
        var results = await Task.WhenAll(otherFirms.Select(n => Task.Run(() => filing.ConfirmAsync(n.FirmUser, n.Offer.Id, n.Account.Id, County.Ct))));
        Assert.Equal(5, results.Count(r => r.Succeeded));
        Assert.All(results.Where(r => !r.Succeeded), r => County.Refused(r, DataDiagnostics.FundShort));
        Assert.Equal(99_999_99, await county.BalanceAsync(LedgerAccount.Available));
        Assert.Equal(5, results.Where(r => r.Succeeded).Select(r => County.Done(r).Number).Distinct().Count());
    }

    [Fact]
    public async Task Number_begins_anew_on_the_next_business_day()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        var (firmUser2, offer2, account2) = await county.OtherFirmAsync(2);
        Assert.Equal("LY20261122-000002", (await county.ClaimAsync(firmUser2, offer2, account2)).Claim?.Number);
        county.Record.Clock.Advance(TimeSpan.FromHours(14)); // midnight in Shanghai, still the 22nd in UTC
        var (firmUser3, offer3, account3) = await county.OtherFirmAsync(3);
        Assert.Equal("LY20261123-000001", (await county.ClaimAsync(firmUser3, offer3, account3)).Claim?.Number);
    }

    [Theory]
    [InlineData(OfferState.AwaitingCheck)]
    [InlineData(OfferState.Approved)]
    [InlineData(OfferState.Declined)]
    [InlineData(OfferState.Refused)]
    [InlineData(OfferState.Withdrawn)]
    [InlineData(OfferState.Expired)]
    public async Task Offer_that_is_not_pushed_cannot_be_confirmed(OfferState state)
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(state);
        County.Refused(await FileAsync(county, offer), DataDiagnostics.WorkStateMoved);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task Same_item_and_period_under_a_new_version_is_paid_once()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        var second = await county.Record.VersionAsync(county.Item.ItemId, 2, "新版");
        var offer = await county.Record.OfferAsync(county.Firm, second);
        County.Refused(await FileAsync(county, offer), DataDiagnostics.ClaimAlreadyMade);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task Of_one_exclusive_group_only_one_is_paid_in_a_period()
    {
        await using var county = await County.CreateAsync();
        var first = await county.Record.ItemAsync(county.Department, county.Fund.Id, "group-a", "就高");
        var second = await county.Record.ItemAsync(county.Department, county.Fund.Id, "group-b", "就高");
        County.Done(await FileAsync(county, await county.Record.OfferAsync(county.Firm, first)));
        County.Refused(await FileAsync(county, await county.Record.OfferAsync(county.Firm, second)), DataDiagnostics.ClaimExclusive);
        County.Refused(await FileAsync(county, await county.Record.OfferAsync(county.Firm, second, period: "once")), DataDiagnostics.ClaimExclusive);
        // Another year is open: what stands against it is that nothing of that year has been delivered, not the group.
        County.Refused(await FileAsync(county, await county.Record.OfferAsync(county.Firm, second, period: "2026")), DataDiagnostics.OfferGroundsMoved);
    }

    [Fact]
    public async Task Another_firms_offer_and_another_firms_account_are_refused()
    {
        await using var county = await County.CreateAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2);
        var mine = await county.OfferAsync();
        var filing = county.Record.Get<ClaimFiling>();
        County.Refused(await filing.ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await county.Record.Get<OfferDeclining>().DeclineAsync(county.FirmUser, offer.Id, null, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await filing.ConfirmAsync(firmUser, mine.Id, account.Id, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await filing.ConfirmAsync(county.FirmUser, mine.Id, account.Id, County.Ct), DataDiagnostics.AccountNotYours);
    }

    [Fact]
    public async Task Fund_none_closed_or_one_fen_short_refuses_and_the_offer_stays()
    {
        await using var county = await County.CreateAsync(budgetFen: 99_999_99);
        var offer = await county.OfferAsync();
        var funds = county.Record.Get<FundDesk>();
        County.Refused(await FileAsync(county, offer), DataDiagnostics.FundShort);
        County.Done(await funds.AssignAsync(county.Maker, county.Item.ItemId, null, County.Ct));
        County.Refused(await FileAsync(county, offer), DataDiagnostics.FundNone);
        County.Done(await funds.AssignAsync(county.Maker, county.Item.ItemId, county.Fund.Id, County.Ct));
        County.Done(await funds.SetOpenAsync(county.Maker, county.Fund.Id, isOpen: false, County.Ct));
        County.Refused(await FileAsync(county, offer), DataDiagnostics.FundClosed);
        County.Done(await funds.SetOpenAsync(county.Maker, county.Fund.Id, isOpen: true, County.Ct));
        Assert.Equal(OfferState.Pushed, await StateAsync(county, offer));
        County.Done(await funds.GrantAsync(county.Maker, county.Fund.Id, 1, "追加一分", County.Ct));
        County.Done(await FileAsync(county, offer));
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Database_itself_refuses_a_second_claim_for_the_same_period()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        var exception = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
            county.Record.ExecuteAsync(
                $"""INSERT INTO "Claims" ("Number","FirmId","ItemId","ItemVersionId","Period","OfferId","AmountFen","State","BankAccountId","ConfirmedByPersonId","ConfirmedAt","ReceiptJson","ReceiptHash") SELECT 'X',"FirmId","ItemId","ItemVersionId","Period",999,"AmountFen","State","BankAccountId","ConfirmedByPersonId","ConfirmedAt","ReceiptJson","ReceiptHash" FROM "Claims" """
            )
        );
        Assert.Contains("UNIQUE", exception.Message, StringComparison.Ordinal);
    }

    private static Task<PolicyMarket.Rules.Diagnostics.Result<ClaimFiled>> FileAsync(County county, Offer offer) =>
        county.Record.Get<ClaimFiling>().ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct);

    private static Task<OfferState> StateAsync(County county, Offer offer) =>
        county.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync());
}
