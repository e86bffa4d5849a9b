using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
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
            (ClaimState.Confirmed, ClaimState.InBatch), (ClaimState.InBatch, ClaimState.Confirmed), (ClaimState.InBatch, ClaimState.BatchApproved),
            (ClaimState.BatchApproved, ClaimState.Paid), (ClaimState.BatchApproved, ClaimState.Returned), (ClaimState.Paid, ClaimState.Returned), (ClaimState.Returned, ClaimState.Confirmed),
        ];
        Assert.Equal(expected.Order(), ClaimMoves.Table.Moves.Order());
    }

    [Fact]
    public async Task One_click_makes_claim_payout_reservation_timeline_and_frozen_receipt()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        var filed = Town.Done(await FileAsync(town, offer));
        Assert.Equal("LY20261122-000001", filed.Number);
        Assert.False(filed.WasThereBefore);
        var claim = await town.Record.ReadAsync(db => db.Claims.Include(c => c.Events).SingleAsync());
        Assert.Equal((town.Boss, town.Account.Id, ClaimState.Confirmed), (claim.ConfirmedByPersonId, claim.BankAccountId, claim.State));
        Assert.Equal(offer.ReceiptJson, claim.ReceiptJson);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(offer.ReceiptJson))), claim.ReceiptHash);
        Assert.Equal([1, 2], claim.Events.Select(e => e.Sequence).Order());
        var payout = await town.Record.ReadAsync(db => db.Payouts.SingleAsync());
        Assert.Equal((PayoutState.Reserved, 100_000_00L, town.Account.Number), (payout.State, payout.AmountFen, payout.AccountNumber));
        Assert.Equal(900_000_00, await town.BalanceAsync(LedgerAccount.Available));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Reserved));
        Assert.Equal(OfferState.Confirmed, await StateAsync(town, offer));
    }

    [Fact]
    public async Task Sixteen_clicks_at_once_make_one_claim_and_one_payout()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => FileAsync(town, offer))));
        Assert.Single(results.Select(Town.Done).Select(f => f.ClaimId).Distinct());
        Assert.Single(results, r => !Town.Done(r).WasThereBefore);
        Assert.Equal(1, await town.Record.ReadAsync(db => db.Claims.CountAsync()));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.Payouts.CountAsync()));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task Sixteen_firms_and_money_for_five_make_five_claims()
    {
        await using var town = await Town.CreateAsync(budgetFen: 5 * 100_000_00 + 99_999_99);
        var neighbours = new List<(long Boss, Offer Offer, PolicyMarket.Data.Firms.BankAccount Account)>();
        for (var i = 2; i < 18; i++)
        {
            neighbours.Add(await town.NeighbourAsync(i));
        }

        var filing = town.Record.Get<ClaimFiling>();
        var results = await Task.WhenAll(neighbours.Select(n => Task.Run(() => filing.ConfirmAsync(n.Boss, n.Offer.Id, n.Account.Id, Town.Ct))));
        Assert.Equal(5, results.Count(r => r.IsDone));
        Assert.All(results.Where(r => !r.IsDone), r => Town.Refused(r, DiagnosticCatalogue.FundShort));
        Assert.Equal(99_999_99, await town.BalanceAsync(LedgerAccount.Available));
        Assert.Equal(5, results.Where(r => r.IsDone).Select(r => Town.Done(r).Number).Distinct().Count());
    }

    [Fact]
    public async Task Number_begins_anew_on_the_next_business_day()
    {
        await using var town = await Town.CreateAsync();
        await town.ClaimAsync();
        var (boss2, offer2, account2) = await town.NeighbourAsync(2);
        Assert.Equal("LY20261122-000002", (await town.ClaimAsync(boss2, offer2, account2)).Claim?.Number);
        town.Record.Clock.Advance(TimeSpan.FromHours(14)); // midnight in Shanghai, still the 22nd in UTC
        var (boss3, offer3, account3) = await town.NeighbourAsync(3);
        Assert.Equal("LY20261123-000001", (await town.ClaimAsync(boss3, offer3, account3)).Claim?.Number);
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
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(state);
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.WorkStateMoved);
        Assert.Equal(0, await town.Record.ReadAsync(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task Same_item_and_period_under_a_new_version_is_paid_once()
    {
        await using var town = await Town.CreateAsync();
        await town.ClaimAsync();
        var second = await town.Record.VersionAsync(town.Item.ItemId, 2, "新版");
        var offer = await town.Record.OfferAsync(town.Firm, second);
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.ClaimAlreadyMade);
        Assert.Equal(1, await town.Record.ReadAsync(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task Of_one_exclusive_group_only_one_is_paid_in_a_period()
    {
        await using var town = await Town.CreateAsync();
        var first = await town.Record.ItemAsync(town.Department, town.Fund.Id, "group-a", "就高");
        var second = await town.Record.ItemAsync(town.Department, town.Fund.Id, "group-b", "就高");
        Town.Done(await FileAsync(town, await town.Record.OfferAsync(town.Firm, first)));
        Town.Refused(await FileAsync(town, await town.Record.OfferAsync(town.Firm, second)), DiagnosticCatalogue.ClaimExclusive);
        Town.Refused(await FileAsync(town, await town.Record.OfferAsync(town.Firm, second, period: "once")), DiagnosticCatalogue.ClaimExclusive);
        // Another year is open: what stands against it is that nothing of that year has been delivered, not the group.
        Town.Refused(await FileAsync(town, await town.Record.OfferAsync(town.Firm, second, period: "2026")), DiagnosticCatalogue.OfferGroundsMoved);
    }

    [Fact]
    public async Task Another_firms_offer_and_another_firms_account_are_refused()
    {
        await using var town = await Town.CreateAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2);
        var mine = await town.OfferAsync();
        var filing = town.Record.Get<ClaimFiling>();
        Town.Refused(await filing.ConfirmAsync(town.Boss, offer.Id, town.Account.Id, Town.Ct), DiagnosticCatalogue.NotYours);
        Town.Refused(await filing.DeclineAsync(town.Boss, offer.Id, null, Town.Ct), DiagnosticCatalogue.NotYours);
        Town.Refused(await filing.ConfirmAsync(boss, mine.Id, account.Id, Town.Ct), DiagnosticCatalogue.NotYours);
        Town.Refused(await filing.ConfirmAsync(town.Boss, mine.Id, account.Id, Town.Ct), DiagnosticCatalogue.AccountNotYours);
    }

    [Fact]
    public async Task Fund_none_closed_or_one_fen_short_refuses_and_the_offer_stays()
    {
        await using var town = await Town.CreateAsync(budgetFen: 99_999_99);
        var offer = await town.OfferAsync();
        var funds = town.Record.Get<FundDesk>();
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.FundShort);
        Town.Done(await funds.AssignAsync(town.Maker, town.Item.ItemId, null, Town.Ct));
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.FundNone);
        Town.Done(await funds.AssignAsync(town.Maker, town.Item.ItemId, town.Fund.Id, Town.Ct));
        Town.Done(await funds.SetOpenAsync(town.Maker, town.Fund.Id, isOpen: false, Town.Ct));
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.FundClosed);
        Town.Done(await funds.SetOpenAsync(town.Maker, town.Fund.Id, isOpen: true, Town.Ct));
        Assert.Equal(OfferState.Pushed, await StateAsync(town, offer));
        Town.Done(await funds.GrantAsync(town.Maker, town.Fund.Id, 1, "追加一分", Town.Ct));
        Town.Done(await FileAsync(town, offer));
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Declined_twice_is_declined_once()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        var filing = town.Record.Get<ClaimFiling>();
        Town.Done(await filing.DeclineAsync(town.Boss, offer.Id, "不需要", Town.Ct));
        Town.Done(await filing.DeclineAsync(town.Boss, offer.Id, null, Town.Ct));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "offer.decline")));
        Town.Refused(await FileAsync(town, offer), DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Database_itself_refuses_a_second_claim_for_the_same_period()
    {
        await using var town = await Town.CreateAsync();
        await town.ClaimAsync();
        var exception = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => town.Record.ExecuteAsync(
            $"""INSERT INTO "Claims" ("Number","FirmId","ItemId","ItemVersionId","Period","OfferId","AmountFen","State","BankAccountId","ConfirmedByPersonId","ConfirmedAt","ReceiptJson","ReceiptHash") SELECT 'X',"FirmId","ItemId","ItemVersionId","Period",999,"AmountFen","State","BankAccountId","ConfirmedByPersonId","ConfirmedAt","ReceiptJson","ReceiptHash" FROM "Claims" """));
        Assert.Contains("UNIQUE", exception.Message, StringComparison.Ordinal);
    }

    private static Task<PolicyMarket.Data.Workflows.WorkResult<ClaimFiled>> FileAsync(Town town, Offer offer) =>
        town.Record.Get<ClaimFiling>().ConfirmAsync(town.Boss, offer.Id, town.Account.Id, Town.Ct);

    private static Task<OfferState> StateAsync(Town town, Offer offer) =>
        town.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync());
}
