using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Offers.Returns;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Offers;

namespace PolicyMarket.Tests.Web.Offers;

/// <summary>Decisions at the pre-check desk: on what is selected, after a sheet, taken back until pushed.</summary>
public sealed class PreCheckActsTests : PreCheckHarness
{
    [Fact]
    public async Task X_selects_and_A_approves_one_row_and_the_next_takes_its_place()
    {
        var ids = await OffersAsync(200_000_00, 300_000_00);
        var desk = Desk();

        Press(desk, "j", "x", "a");

        Assert.Contains("已通过 1 项，合计 300,000.00 元。30 分钟内可以撤销", Notice(desk), StringComparison.Ordinal);
        Assert.Equal([OfferState.AwaitingCheck, OfferState.Approved], [await StateAsync(ids[0]), await StateAsync(ids[1])]);
        Assert.Equal(["200,000.00"], Sums(desk));
        Assert.Equal(0, Current(desk));
        Assert.Contains("涟源第100机械有限公司", desk.Find(".receipt-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_open_a_sheet_by_item_that_wants_their_count()
    {
        var ids = await OffersAsync(200_000_00, 300_000_50, 1_00);
        var desk = Desk();
        Press(desk, "j", "x", "j", "x");
        Assert.Single(Buttons(desk, "通过 2 项，合计 500,000.50 元"));

        Press(desk, "a");

        var sheet = Dialog(desk).TextContent;
        Assert.Contains("item-1 奖补", sheet, StringComparison.Ordinal);
        Assert.Contains("500,000.50", sheet, StringComparison.Ordinal);
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Dialog(desk).QuerySelector("input")!.Input("3"); // the sheet has one field
        ClickInDialog(desk, "通过 2 项");
        Assert.Contains("要通过的是 2 项", Dialog(desk).TextContent, StringComparison.Ordinal);
        Dialog(desk).QuerySelector("input")!.Input("2"); // as above
        Dialog(desk).QuerySelector("form")!.Submit();
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);

        Assert.Contains("已通过 2 项，合计 500,000.50 元", Notice(desk), StringComparison.Ordinal);
        Assert.Equal(
            [OfferState.Approved, OfferState.Approved, OfferState.AwaitingCheck],
            [await StateAsync(ids[0]), await StateAsync(ids[1]), await StateAsync(ids[2])]
        );
    }

    [Fact]
    public async Task The_doubtful_are_listed_in_the_sheet_and_left_out()
    {
        var ids = await OffersAsync(100_00, 200_00);
        var doubtful = await DoubtfulAsync();
        var desk = Desk();
        desk.Find(".precheck-grid thead input[type=checkbox]").Change(true);

        Press(desk, "a");

        Assert.Contains("存疑的 1 项不在其中", Dialog(desk).TextContent, StringComparison.Ordinal);
        Assert.Contains("涟源第900机械有限公司：没有已核验的收款账户", Dialog(desk).TextContent, StringComparison.Ordinal);
        Dialog(desk).QuerySelector("input")!.Input("2"); // the sheet has one field
        ClickInDialog(desk, "通过 2 项");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);
        Assert.Equal(
            [OfferState.Approved, OfferState.Approved, OfferState.AwaitingCheck],
            [await StateAsync(ids[0]), await StateAsync(ids[1]), await StateAsync(doubtful.Id)]
        );
    }

    [Fact]
    public async Task A_single_doubtful_row_is_approved_only_after_its_doubts_were_shown()
    {
        var doubtful = await DoubtfulAsync();
        var desk = Desk();

        Press(desk, "j", "x", "a");

        Assert.Contains("没有已核验的收款账户", Dialog(desk).TextContent, StringComparison.Ordinal);
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(doubtful.Id));
        ClickInDialog(desk, "仍然通过 1 项");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);
        Assert.Equal(OfferState.Approved, await StateAsync(doubtful.Id));
    }

    [Fact]
    public async Task Above_the_limit_the_sheet_submits_and_another_officer_releases()
    {
        var ids = await OffersAsync(800_000_00, 700_000_00);
        var second = await SecondOfficerAsync();
        var desk = Desk();
        desk.Find(".precheck-grid thead input[type=checkbox]").Change(true);
        Press(desk, "a");
        Assert.Contains("要由本部门另一位经办放行", Dialog(desk).TextContent, StringComparison.Ordinal);
        Dialog(desk).QuerySelector("input")!.Input("2"); // the sheet has one field
        ClickInDialog(desk, "提交 2 项");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);

        Assert.Contains("等本部门另一位经办放行", Notice(desk), StringComparison.Ordinal);
        Assert.Equal(OfferState.AwaitingRelease, await StateAsync(ids[0]));
        Assert.Contains("你提交的", desk.Find(".releases").TextContent, StringComparison.Ordinal);
        Assert.Empty(Buttons(desk, "核对后放行"));

        County.People[PolicyMarket.Data.Identity.Roles.Officer] = second;
        var other = await AgainAsync();
        Assert.Single(Buttons(other, "核对后放行")).Click();
        Assert.Contains("item-1 奖补", Dialog(other).TextContent, StringComparison.Ordinal);
        ClickInDialog(other, "放行 2 项，合计 1,500,000.00 元");
        other.WaitForState(() => other.FindAll(".mud-dialog").Count == 0);

        Assert.Contains("已放行 YS", Notice(other), StringComparison.Ordinal);
        Assert.Equal([OfferState.Approved, OfferState.Approved], [await StateAsync(ids[0]), await StateAsync(ids[1])]);
        Assert.Empty(other.FindAll(".releases"));
    }

    [Fact]
    public async Task Its_maker_withdraws_and_another_officer_sends_back_what_waits_for_release()
    {
        var ids = await OffersAsync(800_000_00, 700_000_00);
        County.Done(await County.Record.Get<BulkApprovalDesk>().SubmitAsync(County.Officer, ids, 2, County.Ct));
        var desk = Desk();
        Assert.Single(Buttons(desk, "撤回")).Click();
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Equal(2, Rows(desk).Count);

        County.Done(await County.Record.Get<BulkApprovalDesk>().SubmitAsync(await SecondOfficerAsync(), ids, 2, County.Ct));
        var other = await AgainAsync();
        Assert.Single(Buttons(other, "退回…")).Click();
        ClickInDialog(other, "退回 YS");
        other.WaitForState(() => other.FindAll(".mud-dialog").Count == 0);

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Contains("2 项回到待预审名单", Notice(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R_asks_for_a_reason_and_the_refusal_keeps_it()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j", "x", "r");
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));

        Dialog(desk).QuerySelectorAll("input[type=radio]")[2].Click();
        Dialog(desk).QuerySelector("input[type=text]")!.Input("省级已付"); // the dialog has one
        ClickInDialog(desk, "不通过 1 项");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);

        Assert.Equal(OfferState.Refused, await StateAsync(ids[0]));
        var reason = await County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == ids[0]).Select(o => o.Reason).SingleAsync());
        Assert.Equal("同一事项已由上级兑现：省级已付", reason);
    }

    [Fact]
    public async Task D_names_the_fact_and_the_department_and_the_offer_leaves_the_list()
    {
        var ids = await OffersAsync(200_00);
        await County.Record.DepartmentAsync("统计");
        var desk = Desk();
        Press(desk, "j", "x", "d");

        Assert.Contains("从业人员：10 人", Dialog(desk).TextContent, StringComparison.Ordinal);
        ClickInDialog(desk, "退回 1 项补数据");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);

        Assert.Equal(OfferState.AwaitingData, await StateAsync(ids[0]));
        Assert.Equal("统计", await County.Record.ReadAsync(db => db.DataRequests.Select(r => r.Source).SingleAsync()));
        Assert.Empty(Rows(desk));
        Assert.Contains("补充数据中", desk.Find(".decided").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_of_two_items_are_not_returned_together()
    {
        var ids = await OffersAsync(200_00);
        var item = await County.Record.ItemAsync(County.Department, County.Fund.Id, "item-2");
        await County.Record.OfferAsync(County.Firm, item, OfferState.AwaitingCheck, 300_00);
        var desk = Desk();
        desk.Find(".precheck-grid thead input[type=checkbox]").Change(true);

        Press(desk, "d");

        Assert.Contains("不同的事项", desk.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
    }

    [Fact]
    public async Task A_dialog_that_is_left_changes_nothing_and_keeps_the_selection()
    {
        var ids = await OffersAsync(200_00, 300_00);
        var desk = Desk();
        desk.Find(".precheck-grid thead input[type=checkbox]").Change(true);
        Press(desk, "a");

        ClickInDialog(desk, "取消");
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 0);

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Single(Buttons(desk, "通过 2 项"));
    }

    [Fact]
    public async Task Z_takes_the_last_decision_back_even_when_the_list_is_empty_by_then()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j", "x", "a");
        Assert.Equal(OfferState.Approved, await StateAsync(ids[0]));

        Press(desk, "z");

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Contains("已撤销 1 项", Notice(desk), StringComparison.Ordinal);
        Assert.Single(Rows(desk));
    }

    [Fact]
    public async Task A_decision_is_taken_back_as_a_whole_or_pushed_at_once()
    {
        var ids = await OffersAsync(200_00, 300_00);
        County.Done(await County.Record.Get<BulkApprovalDesk>().SubmitAsync(County.Officer, ids, 2, County.Ct));
        var desk = Desk();
        Assert.Contains("等 2 项，合计 500.00 元", desk.Find(".decided").TextContent, StringComparison.Ordinal);

        Buttons(desk, "撤销")[^1].Click();
        Assert.Equal([OfferState.AwaitingCheck, OfferState.AwaitingCheck], [await StateAsync(ids[0]), await StateAsync(ids[1])]);

        Press(desk, "j", "x", "a");
        Assert.Single(Buttons(desk, "立即推送 1 项")).Click();
        Assert.Equal(OfferState.Pushed, await StateAsync(ids[1]));
        Assert.Contains("已推送 1 项", Notice(desk), StringComparison.Ordinal);
        Assert.Empty(desk.FindAll(".decided"));
    }

    [Fact]
    public async Task A_row_that_a_colleague_has_decided_is_refused_in_words_and_leaves()
    {
        var ids = await OffersAsync(200_00, 300_00);
        var desk = Desk();
        Press(desk, "j", "x");
        County.Done(await County.Record.Get<PreCheckDesk>().RefuseAsync(County.Officer, [ids[1]], "数据不一致", County.Ct));

        Press(desk, "a");

        Assert.Contains("可能有人先办理了", desk.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(OfferState.Refused, await StateAsync(ids[1]));
        Assert.Single(Rows(desk));
    }

    [Fact]
    public async Task The_app_bar_counts_what_can_be_undone()
    {
        var ids = await OffersAsync(200_00, 300_00);
        County.Done(await County.Record.Get<PreCheckDesk>().ApproveAsync(County.Officer, ids[0], County.Ct));

        var decided = await Services.GetRequiredService<PreCheckDecisions>().DecidedAsync(County.Officer, County.Ct);

        Assert.Equal((1, County.Record.Business.UtcNow.AddMinutes(30)), (decided[0].Count, decided[0].PushAt));
    }
}
