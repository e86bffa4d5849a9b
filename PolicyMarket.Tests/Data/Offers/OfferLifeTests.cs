using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Offers;

/// <summary>An offer is confirmed only as it stands on the day, and ends on its last day, whichever door is tried.</summary>
public sealed class OfferLifeTests
{
    [Fact]
    public async Task Lost_grounds_refuse_the_confirmation_in_words_and_withdraw_the_offer()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        await town.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":0,"revenue":100000}' AS BLOB)""");
        var refused = await ConfirmAsync(town, offer);
        Town.Refused(refused, DiagnosticCatalogue.OfferGroundsMoved);
        Assert.Contains("从业人员", refused.Why, StringComparison.Ordinal);
        Assert.Contains("由 10", refused.Why, StringComparison.Ordinal);
        Assert.Contains("统计", refused.Why, StringComparison.Ordinal);
        var now = await ReadAsync(town, offer);
        Assert.Equal(OfferState.Withdrawn, now.State);
        Assert.Contains("不再满足", now.Reason, StringComparison.Ordinal);
        await NothingPaidAsync(town);
        Assert.Equal(1, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "offer.withdraw" && a.PersonId == town.Boss)));
        Assert.Contains("已撤回", (await town.Record.ReadAsync(db => db.Notices.SingleAsync())).Title, StringComparison.Ordinal);
        Town.Refused(await ConfirmAsync(town, offer), DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Fact_that_is_gone_is_unknown_and_refuses_too()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        await town.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"revenue":100000}' AS BLOB)""");
        var refused = await ConfirmAsync(town, offer);
        Assert.Contains("缺数据", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Withdrawn, (await ReadAsync(town, offer)).State);
        await NothingPaidAsync(town);
    }

    [Theory]
    [InlineData(true, OfferState.AwaitingCheck)]
    [InlineData(false, OfferState.Approved)]
    public async Task Another_amount_refuses_names_both_sums_and_sends_the_offer_back(bool needsCheck, OfferState to)
    {
        await using var town = await Town.CreateAsync();
        Town.Done(await town.Record.Get<ItemDesk>().SetPreCheckAsync(town.Officer, town.Item.ItemId, needsCheck, Town.Ct));
        var offer = await town.OfferAsync();
        await town.Record.EligibleAsync(town.Firm, 200_000_00);
        var refused = await ConfirmAsync(town, offer);
        Town.Refused(refused, DiagnosticCatalogue.OfferGroundsMoved);
        Assert.Contains("由 100,000.00 元 变为 200,000.00 元", refused.Why, StringComparison.Ordinal);
        var now = await ReadAsync(town, offer);
        Assert.Equal((to, 200_000_00L, (DateTime?)null), (now.State, now.AmountFen, now.PushedAt));
        await NothingPaidAsync(town);
        if (needsCheck)
        {
            Town.Done(await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct));
            town.Record.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(1, await town.Record.Get<OfferPush>().PushDueAsync(Town.Ct));
        Town.Done(await ConfirmAsync(town, offer));
        Assert.Equal(200_000_00, await town.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task Other_values_with_the_same_amount_confirm_with_the_receipt_of_today()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        await town.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":11,"revenue":100000}' AS BLOB)""");
        var filed = Town.Done(await ConfirmAsync(town, offer));
        var claim = await town.Record.ReadAsync(db => db.Claims.SingleAsync());
        Assert.NotEqual(offer.ReceiptJson, claim.ReceiptJson);
        Assert.Equal(claim.ReceiptJson, (await ReadAsync(town, offer)).ReceiptJson);
        var verdict = Town.Done(await town.Record.Get<ReceiptVerification>().VerifyAsync(filed.Number, Town.Ct));
        Assert.True(verdict is { IsIntact: true, ReplaysEqual: true }, verdict.Report);
    }

    [Fact]
    public async Task Damaged_sheet_refuses_in_words_and_leaves_the_offer()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        await town.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":"?"}' AS BLOB)""");
        var refused = await ConfirmAsync(town, offer);
        Town.Refused(refused, DiagnosticCatalogue.FirmDataDamaged);
        Assert.Contains("统计", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Pushed, (await ReadAsync(town, offer)).State);
        await NothingPaidAsync(town);
    }

    [Fact]
    public async Task New_version_of_the_item_refuses_the_offer_of_the_old_one()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync();
        await town.Record.VersionAsync(town.Item.ItemId, 2, "item-1");
        await town.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2");
        var refused = await ConfirmAsync(town, offer);
        Assert.Contains("新版本", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Withdrawn, (await ReadAsync(town, offer)).State);
    }

    [Theory]
    [InlineData("fund")]
    [InlineData("document")]
    [InlineData("window")]
    [InlineData("later")]
    [InlineData("undated")]
    public async Task Nothing_of_what_has_ended_is_approved_pushed_or_confirmed(string end)
    {
        await using var town = await Town.CreateAsync();
        var waiting = await town.OfferAsync(OfferState.AwaitingCheck);
        var (_, approved, _) = await NeighbourAsync(town, 2, OfferState.Approved);
        var (boss, pushed, account) = await NeighbourAsync(town, 3, OfferState.Pushed);
        await EndAsync(town, end);
        var desk = town.Record.Get<PreCheckDesk>();
        var push = town.Record.Get<OfferPush>();
        town.Record.Clock.Advance(TimeSpan.FromHours(1));
        Town.Refused(await desk.ApproveAsync(town.Officer, [waiting.Id], Town.Ct), DiagnosticCatalogue.OfferEnded);
        Town.Refused(await push.PushNowAsync(town.Officer, [approved.Id], Town.Ct), DiagnosticCatalogue.OfferEnded);
        Assert.Equal(0, await push.PushDueAsync(Town.Ct));
        Town.Refused(await town.Record.Get<ClaimFiling>().ConfirmAsync(boss, pushed.Id, account, Town.Ct), DiagnosticCatalogue.OfferEnded);
        Assert.NotEqual(OfferState.Pushed, (await ReadAsync(town, pushed)).State);
        await NothingPaidAsync(town);
    }

    [Fact]
    public async Task Last_day_is_inclusive_and_the_day_after_ends_the_offer_with_a_notice()
    {
        await using var town = await Town.CreateAsync();
        var today = town.Record.Business.Today;
        Town.Done(await town.Record.Get<FundDesk>().SetLastDayAsync(town.Maker, town.Fund.Id, today, Town.Ct));
        var offer = await town.Record.OfferAsync(town.Firm, town.Item, lastDay: today);
        var (boss, other, account) = await NeighbourAsync(town, 2, OfferState.Pushed);
        Town.Done(await town.Record.Get<FundDesk>().SetLastDayAsync(town.Maker, town.Fund.Id, today.AddDays(1), Town.Ct));
        Town.Done(await town.Record.Get<FundDesk>().SetLastDayAsync(town.Maker, town.Fund.Id, today, Town.Ct));
        Assert.Equal(today, (await ReadAsync(town, other)).LastDay);
        Assert.Equal(0, await town.Record.Get<OfferExpiry>().ExpireDueAsync(Town.Ct));
        Town.Done(await town.Record.Get<ClaimFiling>().ConfirmAsync(boss, other.Id, account, Town.Ct));

        town.Record.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await town.Record.Get<OfferExpiry>().ExpireDueAsync(Town.Ct));
        Assert.Equal(0, await town.Record.Get<OfferExpiry>().ExpireDueAsync(Town.Ct));
        var ended = await ReadAsync(town, offer);
        Assert.Equal(OfferState.Expired, ended.State);
        Assert.Contains("2026-11-22", ended.Reason, StringComparison.Ordinal);
        Assert.Contains("已过期", (await town.Record.ReadAsync(db => db.Notices.SingleAsync())).Title, StringComparison.Ordinal);
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Reserved)); // what was confirmed in time is still paid
    }

    [Fact]
    public async Task Last_day_of_a_fund_has_bounds_and_only_finance_sets_it()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<FundDesk>();
        Town.Refused(await desk.SetLastDayAsync(town.Officer, town.Fund.Id, new DateOnly(2026, 12, 20), Town.Ct), DiagnosticCatalogue.NotAllowed);
        Town.Refused(await desk.SetLastDayAsync(town.Maker, town.Fund.Id, new DateOnly(2025, 12, 31), Town.Ct), DiagnosticCatalogue.WorkDateRange);
        Town.Refused(await desk.SetLastDayAsync(town.Maker, town.Fund.Id, new DateOnly(2028, 1, 1), Town.Ct), DiagnosticCatalogue.WorkDateRange);
        Town.Refused(await desk.SetLastDayAsync(town.Maker, 999, new DateOnly(2026, 12, 20), Town.Ct), DiagnosticCatalogue.WorkNotFound);
        var next = Town.Done(await desk.CreateAsync(town.Maker, "F2027", "明年的", null, 2027, Town.Ct));
        Assert.Equal(new DateOnly(2027, 12, 31), await town.Record.ReadAsync(db => db.Funds.Where(f => f.Id == next).Select(f => f.LastDay).SingleAsync()));
    }

    private static async Task<(long Boss, Offer Offer, long Account)> NeighbourAsync(Town town, int number, OfferState state)
    {
        var firm = await town.Record.FirmAsync(number);
        var boss = await town.Record.PersonAsync($"boss-{number}", PolicyMarket.Data.Identity.Roles.Firm, firmId: firm.Id);
        var account = await town.Record.AccountAsync(firm, $"62220000{number:D8}");
        return (boss, await town.Record.OfferAsync(firm, town.Item, state), account.Id);
    }

    /// <summary>The item, its document or its fund's year ends, behind the back of the offers' stored last days where it can.</summary>
    private static async Task EndAsync(Town town, string end)
    {
        if (end == "fund")
        {
            Town.Done(await town.Record.Get<FundDesk>().SetLastDayAsync(town.Maker, town.Fund.Id, town.Record.Business.Today.AddDays(-1), Town.Ct));
            return;
        }

        var json = town.Item.RuleJson;
        json = end switch
        {
            "document" => json.Replace("2027-12-31", "2026-11-21", StringComparison.Ordinal),
            "window" => json.Replace("\"source\"", "\"window\":{\"from\":\"2026-03-01\",\"to\":\"2026-11-21\"},\"source\"", StringComparison.Ordinal),
            "later" => json.Replace("\"source\"", "\"window\":{\"from\":\"2026-12-01\"},\"source\"", StringComparison.Ordinal),
            "undated" => json.Replace("\"2027-12-31\"", "null", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, "unknown"),
        };
        await town.Record.VersionAsync(town.Item.ItemId, 2, "item-1", ruleJson: json);
        await town.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2");
    }

    private static async Task NothingPaidAsync(Town town)
    {
        Assert.Equal(0, await town.Record.ReadAsync(db => db.Claims.CountAsync()));
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Reserved));
    }

    private static Task<WorkResult<ClaimFiled>> ConfirmAsync(Town town, Offer offer) =>
        town.Record.Get<ClaimFiling>().ConfirmAsync(town.Boss, offer.Id, town.Account.Id, Town.Ct);

    private static Task<Offer> ReadAsync(Town town, Offer offer) => town.Record.ReadAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer.Id));
}
