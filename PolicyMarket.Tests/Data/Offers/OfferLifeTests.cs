using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
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
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Offers;

/// <summary>An offer is confirmed only as it stands on the day, and ends on its last day, whichever entry point is tried.</summary>
public sealed class OfferLifeTests
{
    [Fact]
    public async Task Lost_grounds_refuse_the_confirmation_in_words_and_withdraw_the_offer()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":0,"revenue":100000}' AS BLOB)""");
        var refused = await ConfirmAsync(county, offer);
        County.Refused(refused, DataDiagnostics.OfferGroundsMoved);
        Assert.Contains("从业人员", refused.Why, StringComparison.Ordinal);
        Assert.Contains("由 10", refused.Why, StringComparison.Ordinal);
        Assert.Contains("统计", refused.Why, StringComparison.Ordinal);
        var now = await ReadAsync(county, offer);
        Assert.Equal(OfferState.Withdrawn, now.State);
        Assert.Contains("不再满足", now.Reason, StringComparison.Ordinal);
        await NothingPaidAsync(county);
        Assert.Equal(
            1,
            await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "offer.withdraw" && a.PersonId == county.FirmUser))
        );
        Assert.Contains("已撤回", (await county.Record.ReadAsync(db => db.Notices.SingleAsync())).Title, StringComparison.Ordinal);
        County.Refused(await ConfirmAsync(county, offer), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Fact_that_is_gone_is_unknown_and_refuses_too()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"revenue":100000}' AS BLOB)""");
        var refused = await ConfirmAsync(county, offer);
        Assert.Contains("缺数据", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Withdrawn, (await ReadAsync(county, offer)).State);
        await NothingPaidAsync(county);
    }

    [Theory]
    [InlineData(true, OfferState.AwaitingCheck)]
    [InlineData(false, OfferState.Approved)]
    public async Task Another_amount_refuses_names_both_sums_and_sends_the_offer_back(bool needsCheck, OfferState to)
    {
        await using var county = await County.CreateAsync();
        County.Done(await county.Record.Get<ItemDesk>().SetPreCheckAsync(county.Officer, county.Item.ItemId, needsCheck, County.Ct));
        var offer = await county.OfferAsync();
        await county.Record.EligibleAsync(county.Firm, 200_000_00);
        var refused = await ConfirmAsync(county, offer);
        County.Refused(refused, DataDiagnostics.OfferGroundsMoved);
        Assert.Contains("由 100,000.00 元 变为 200,000.00 元", refused.Why, StringComparison.Ordinal);
        var now = await ReadAsync(county, offer);
        Assert.Equal((to, 200_000_00L, (DateTime?)null), (now.State, now.AmountFen, now.PushedAt));
        await NothingPaidAsync(county);
        if (needsCheck)
        {
            County.Done(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct));
            county.Record.Clock.Advance(TimeSpan.FromMinutes(31));
        }

        Assert.Equal(1, await county.Record.Get<OfferPush>().PushDueAsync(County.Ct));
        County.Done(await ConfirmAsync(county, offer));
        Assert.Equal(200_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task Other_values_with_the_same_amount_confirm_with_the_receipt_of_today()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":11,"revenue":100000}' AS BLOB)""");
        var filed = County.Done(await ConfirmAsync(county, offer));
        var claim = await county.Record.ReadAsync(db => db.Claims.SingleAsync());
        Assert.NotEqual(offer.ReceiptJson, claim.ReceiptJson);
        Assert.Equal(claim.ReceiptJson, (await ReadAsync(county, offer)).ReceiptJson);
        var verdict = County.Done(await county.Record.Get<DeterminationRecordVerification>().VerifyAsync(filed.Number, County.Ct));
        Assert.True(verdict is { IsIntact: true, ReplaysEqual: true }, verdict.Report);
    }

    [Fact]
    public async Task Damaged_sheet_refuses_in_words_and_leaves_the_offer()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.EditSheetsAsync($$"""UPDATE FactSheets SET "Values" = CAST('{"employees":"?"}' AS BLOB)""");
        var refused = await ConfirmAsync(county, offer);
        County.Refused(refused, DataDiagnostics.FirmDataDamaged);
        Assert.Contains("统计", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Pushed, (await ReadAsync(county, offer)).State);
        await NothingPaidAsync(county);
    }

    [Fact]
    public async Task New_version_of_the_item_refuses_the_offer_of_the_old_one()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.VersionAsync(county.Item.ItemId, 2, "item-1");
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2");
        var refused = await ConfirmAsync(county, offer);
        Assert.Contains("新版本", refused.Why, StringComparison.Ordinal);
        Assert.Equal(OfferState.Withdrawn, (await ReadAsync(county, offer)).State);
    }

    [Theory]
    [InlineData("fund")]
    [InlineData("document")]
    [InlineData("window")]
    [InlineData("later")]
    [InlineData("undated")]
    public async Task Nothing_of_what_has_ended_is_approved_pushed_or_confirmed(string end)
    {
        await using var county = await County.CreateAsync();
        var waiting = await county.OfferAsync(OfferState.AwaitingCheck);
        var (_, approved, _) = await OtherFirmAsync(county, 2, OfferState.Approved);
        var (firmUser, pushed, account) = await OtherFirmAsync(county, 3, OfferState.Pushed);
        await EndAsync(county, end);
        var desk = county.Record.Get<PreCheckDesk>();
        var push = county.Record.Get<OfferPush>();
        county.Record.Clock.Advance(TimeSpan.FromHours(1));
        County.Refused(await desk.ApproveAsync(county.Officer, waiting.Id, County.Ct), DataDiagnostics.OfferEnded);
        County.Refused(await push.PushNowAsync(county.Officer, [approved.Id], County.Ct), DataDiagnostics.OfferEnded);
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        County.Refused(
            await county.Record.Get<ClaimFiling>().ConfirmAsync(new PersonId(firmUser), pushed.Id, account, County.Ct),
            DataDiagnostics.OfferEnded
        );
        Assert.NotEqual(OfferState.Pushed, (await ReadAsync(county, pushed)).State);
        await NothingPaidAsync(county);
    }

    [Fact]
    public async Task Last_day_is_inclusive_and_the_day_after_ends_the_offer_with_a_notice()
    {
        await using var county = await County.CreateAsync();
        var today = county.Record.Business.Today;
        County.Done(await county.Record.Get<FundDesk>().SetLastDayAsync(county.Maker, county.Fund.Id, today, County.Ct));
        var offer = await county.Record.OfferAsync(county.Firm, county.Item, lastDay: today);
        var (firmUser, other, account) = await OtherFirmAsync(county, 2, OfferState.Pushed);
        County.Done(await county.Record.Get<FundDesk>().SetLastDayAsync(county.Maker, county.Fund.Id, today.AddDays(1), County.Ct));
        County.Done(await county.Record.Get<FundDesk>().SetLastDayAsync(county.Maker, county.Fund.Id, today, County.Ct));
        Assert.Equal(today, (await ReadAsync(county, other)).LastDay);
        Assert.Equal(0, await county.Record.Get<OfferExpiry>().ExpireDueAsync(County.Ct));
        County.Done(await county.Record.Get<ClaimFiling>().ConfirmAsync(new PersonId(firmUser), other.Id, account, County.Ct));

        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await county.Record.Get<OfferExpiry>().ExpireDueAsync(County.Ct));
        Assert.Equal(0, await county.Record.Get<OfferExpiry>().ExpireDueAsync(County.Ct));
        var ended = await ReadAsync(county, offer);
        Assert.Equal(OfferState.Expired, ended.State);
        Assert.Contains("2026-11-22", ended.Reason, StringComparison.Ordinal);
        Assert.Contains("已过期", (await county.Record.ReadAsync(db => db.Notices.SingleAsync())).Title, StringComparison.Ordinal);
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Reserved)); // what was confirmed in time is still paid
    }

    [Fact]
    public async Task Last_day_of_a_fund_has_bounds_and_only_finance_sets_it()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<FundDesk>();
        County.Refused(await desk.SetLastDayAsync(county.Officer, county.Fund.Id, new DateOnly(2026, 12, 20), County.Ct), DataDiagnostics.NotAllowed);
        County.Refused(await desk.SetLastDayAsync(county.Maker, county.Fund.Id, new DateOnly(2025, 12, 31), County.Ct), DataDiagnostics.WorkDateRange);
        County.Refused(await desk.SetLastDayAsync(county.Maker, county.Fund.Id, new DateOnly(2028, 1, 1), County.Ct), DataDiagnostics.WorkDateRange);
        County.Refused(await desk.SetLastDayAsync(county.Maker, 999, new DateOnly(2026, 12, 20), County.Ct), DataDiagnostics.WorkNotFound);
        var next = County.Done(await desk.CreateAsync(county.Maker, "F2027", "明年的", null, 2027, County.Ct));
        Assert.Equal(
            new DateOnly(2027, 12, 31),
            await county.Record.ReadAsync(db => db.Funds.Where(f => f.Id == next).Select(f => f.LastDay).SingleAsync())
        );
    }

    private static async Task<(long FirmUser, Offer Offer, long Account)> OtherFirmAsync(County county, int number, OfferState state)
    {
        var firm = await county.Record.FirmAsync(number);
        var firmUser = await county.Record.PersonAsync($"firmUser-{number}", PolicyMarket.Data.Identity.Roles.Firm, firmId: firm.Id);
        var account = await county.Record.AccountAsync(firm, $"62220000{number:D8}");
        return (firmUser, await county.Record.OfferAsync(firm, county.Item, state), account.Id);
    }

    /// <summary>The item, its document or its fund's year ends, behind the back of the offers' stored last days where it can.</summary>
    private static async Task EndAsync(County county, string end)
    {
        if (end == "fund")
        {
            County.Done(
                await county.Record.Get<FundDesk>().SetLastDayAsync(county.Maker, county.Fund.Id, county.Record.Business.Today.AddDays(-1), County.Ct)
            );
            return;
        }

        var json = county.Item.RuleJson;
        json = end switch
        {
            "document" => json.Replace("2027-12-31", "2026-11-21", StringComparison.Ordinal),
            "window" => json.Replace("\"source\"", "\"window\":{\"from\":\"2026-03-01\",\"to\":\"2026-11-21\"},\"source\"", StringComparison.Ordinal),
            "later" => json.Replace("\"source\"", "\"window\":{\"from\":\"2026-12-01\"},\"source\"", StringComparison.Ordinal),
            "undated" => json.Replace("\"2027-12-31\"", "null", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, "unknown"),
        };
        await county.Record.VersionAsync(county.Item.ItemId, 2, "item-1", ruleJson: json);
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2");
    }

    private static async Task NothingPaidAsync(County county)
    {
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Claims.CountAsync()));
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Reserved));
    }

    private static Task<Result<ClaimFiled>> ConfirmAsync(County county, Offer offer) =>
        county.Record.Get<ClaimFiling>().ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct);

    private static Task<Offer> ReadAsync(County county, Offer offer) =>
        county.Record.ReadAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer.Id));
}
