using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.Data.Opinions;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Offers;

namespace PolicyMarket.Tests.Web.Offers;

/// <summary>The list of the pre-check desk: its order, its filters, its cursor and the record beside it.</summary>
public sealed class PreCheckPageTests : PreCheckHarness
{
    [Fact]
    public async Task Before_the_circuit_stands_the_shape_of_the_list_shows_and_no_reading_is_recorded()
    {
        await OffersAsync(200_00);
        HasCircuit = false;

        Assert.Equal("true", Desk().Find("[role=status]").GetAttribute("aria-busy"));
        Assert.Equal(0, await County.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "precheck.read")));
    }

    [Fact]
    public void An_empty_list_says_when_the_next_one_comes()
    {
        var desk = Desk();

        Assert.Contains("没有等你预审的事项", desk.Markup, StringComparison.Ordinal);
        Assert.Contains("每天凌晨 2 点", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_come_by_urgency_then_sum_and_only_from_the_department()
    {
        await OffersAsync(200_000_00, 300_000_00);
        var other = await County.Record.DepartmentAsync("科技");
        var foreign = await County.Record.ItemAsync(other, County.Fund.Id, "item-9");
        await County.Record.OfferAsync(County.Firm, foreign, OfferState.AwaitingCheck, 900_000_00);

        var desk = Desk();

        Assert.Equal(["300,000.00", "200,000.00"], Sums(desk));
        Assert.Contains("共 2 项 · 合计 500,000.00 元", desk.Find(".precheck-head").TextContent, StringComparison.Ordinal);
        var reading = await County.Record.ReadAsync(db => db.AuditEvents.SingleAsync(a => a.Action == "precheck.read"));
        Assert.Equal((long?)County.Officer.Value, reading.PersonId);
        Assert.Contains("查看预审名单：2 家企业", reading.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubtful_rows_come_first_with_their_words()
    {
        await OffersAsync(300_000_00);
        await DoubtfulAsync(50_00);

        var desk = Desk();

        Assert.Equal(["50.00", "300,000.00"], Sums(desk));
        Assert.Contains("没有已核验的收款账户", Rows(desk)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("存疑 1 项，排在前面", desk.Find(".precheck-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_on_hold_is_named_with_the_reason()
    {
        await OffersAsync(200_000_00);
        Assert.Empty(Desk().FindAll(".held"));

        await HoldDeskTests.HoldAsync(County.Record, County.Item.ItemId, County.Item.Id);

        Assert.Contains("两个引擎的判定不一致", (await AgainAsync()).Find(".held").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_item_doubts_and_due_narrow_the_list()
    {
        await OffersAsync(200_000_00, 300_000_00);
        await DoubtfulAsync();

        Assert.Single(Rows(Desk(new PreCheckFilter(null, "第101机械"))));
        Assert.Single(Rows(await AgainAsync(new PreCheckFilter(null, Seeds.CreditCode(100)))));
        Assert.Equal(3, Rows(await AgainAsync(new PreCheckFilter(County.Item.ItemId, null))).Count);
        Assert.Equal(["50.00"], Sums(await AgainAsync(new PreCheckFilter(null, null) { DoubtfulOnly = true })));
        Assert.Equal(3, Rows(await AgainAsync(new PreCheckFilter(null, null) { Due = PreCheckDue.Soon })).Count);
        Assert.Empty(Rows(await AgainAsync(new PreCheckFilter(null, null) { Due = PreCheckDue.Over })));
    }

    [Fact]
    public async Task A_filter_that_finds_nothing_does_not_say_that_nothing_is_to_be_done()
    {
        await OffersAsync(200_000_00, 300_000_00);

        var desk = Desk(new PreCheckFilter(null, "查无此企业"));

        Assert.Contains("没有符合筛选的项", desk.Markup, StringComparison.Ordinal);
        Assert.Contains("还有 2 项等你预审", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("没有等你预审的事项", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_filter_is_the_address()
    {
        var filter = new PreCheckFilter(7, "机械") { DoubtfulOnly = true, Due = PreCheckDue.Over };

        var address = PolicyMarket.Web.Routing.Urls.PreCheckWith(filter);

        Assert.Equal("/desk/precheck?item=7&q=%E6%9C%BA%E6%A2%B0&doubtful=1&due=over", address);
        Assert.Equal(filter, PreCheckUrls.FilterOf("7", "机械", "1", "over"));
        Assert.Equal(new PreCheckFilter(null, ""), PreCheckUrls.FilterOf("x", null, "yes", "never"));
    }

    [Fact]
    public async Task J_and_K_walk_through_the_rows_and_open_the_record_with_its_fund()
    {
        await OffersAsync(100_00, 200_00, 300_00);
        var desk = Desk();
        Assert.Equal(-1, Current(desk));

        Press(desk, "j");
        Assert.Equal(0, Current(desk));
        var head = desk.Find(".receipt-head").TextContent;
        Assert.Contains("涟源第102机械有限公司", head, StringComparison.Ordinal);
        Assert.Contains("300.00 元", head, StringComparison.Ordinal);
        Assert.Contains("F1 专项资金", head, StringComparison.Ordinal);
        Assert.Contains("1,000,000.00 元", head, StringComparison.Ordinal);
        Press(desk, "j", "ArrowDown", "J");
        Assert.Equal(2, Current(desk));
        Press(desk, "K", "ArrowUp", "k");
        Assert.Equal(0, Current(desk));
        Assert.Equal(
            3,
            await County.Record.ReadAsync(db => db.AuditEvents.Where(a => a.Action == "receipt.read").Select(a => a.Subject).Distinct().CountAsync())
        );
    }

    [Fact]
    public async Task The_cursor_arms_nothing()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();

        Press(desk, "j", "a", "r", "d");

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Empty(desk.FindAll(".mud-dialog"));
        Assert.All(desk.FindAll(".precheck-foot button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_click_on_a_row_shows_it_and_selects_nothing()
    {
        await OffersAsync(200_00, 300_00);
        var desk = Desk();

        Rows(desk)[1].Click();

        Assert.Equal(1, Current(desk));
        Assert.Contains("通过 0 项", desk.Find(".precheck-foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_lets_go_of_the_selection_then_closes_the_record()
    {
        await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j", "x");
        Assert.Single(Buttons(desk, "通过 1 项，合计 200.00 元"));

        Press(desk, "Escape");
        Assert.Single(Buttons(desk, "通过 0 项"));
        Assert.Equal(0, Current(desk));
        Press(desk, "Escape");
        Assert.Equal(-1, Current(desk));
    }

    [Fact]
    public async Task With_a_modifier_a_key_belongs_to_the_browser()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j", "x");

        desk.Find("section.rows").KeyDown(new KeyboardEventArgs { Key = "a", CtrlKey = true });

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
    }

    [Fact]
    public async Task An_officer_without_a_department_is_told_so_and_sees_nothing()
    {
        await OffersAsync(200_00);
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = NULL WHERE Id = {County.Officer}");

        var desk = Desk();

        Assert.Contains("没有所属部门", desk.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(desk.FindAll("tbody"));
    }

    [Fact]
    public async Task A_desk_that_is_open_while_its_officer_changes_department_reads_and_decides_nothing_of_the_former_one()
    {
        var ids = await OffersAsync(200_00, 300_00);
        var desk = Desk();
        Press(desk, "j", "x");
        var other = await County.Record.DepartmentAsync("科技");
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = {other.Id} WHERE Id = {County.Officer}");

        Press(desk, "a");

        Assert.Equal([OfferState.AwaitingCheck, OfferState.AwaitingCheck], [await StateAsync(ids[0]), await StateAsync(ids[1])]);
        Assert.DoesNotContain("第100机械", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_overdue_is_counted_and_has_its_light()
    {
        await OffersAsync(200_00);
        County.Record.Clock.Advance(TimeSpan.FromDays(9));

        var desk = Desk();

        Assert.Contains("超期 1 项", desk.Find(".precheck-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("已超", Rows(desk)[0].TextContent, StringComparison.Ordinal);
    }
}
