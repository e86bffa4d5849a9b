using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Offers;

namespace PolicyMarket.Tests.Web.Offers;

/// <summary>The pre-check desk: rows by keyboard, decisions one by one or in bulk, taken back until pushed.</summary>
public sealed class PreCheckTableTests : PageTest
{
    [Fact]
    public void While_it_is_read_the_shape_of_the_list_shows()
    {
        Services.AddSingleton<IDbContextFactory<PolicyMarketDb>>(new HeldFactory(County.Record.Get<IDbContextFactory<PolicyMarketDb>>()));

        Assert.Equal("true", Desk().Find("[role=status]").GetAttribute("aria-busy"));
    }

    [Fact]
    public void An_empty_list_says_when_the_next_one_comes()
    {
        var desk = Desk();

        Assert.Contains("没有等你预审的事项", desk.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(desk, "通过"));
    }

    [Fact]
    public async Task Rows_come_by_urgency_then_sum_and_only_from_the_department()
    {
        await OffersAsync(200_000_00, 300_000_00);
        var other = await County.Record.DepartmentAsync("科技");
        var foreign = await County.Record.ItemAsync(other, County.Fund.Id, "item-9");
        await County.Record.OfferAsync(County.Firm, foreign, OfferState.AwaitingCheck, 900_000_00);

        var desk = Desk();

        Assert.Equal(["300,000.00", "200,000.00"], desk.FindAll("tbody td.n").Select(c => c.TextContent.Trim()));
        Assert.Contains("共 2 项 · 合计 500,000.00 元", desk.Find("form[role=search]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("科技", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_or_an_item_narrows_the_list()
    {
        await OffersAsync(200_000_00, 300_000_00);

        Assert.Single(Desk(words: "第101机械").FindAll("tbody tr"));
        Assert.Single(Desk(words: Seeds.CreditCode(100)).FindAll("tbody tr"));
        Assert.Equal(2, Desk(item: County.Item.ItemId).FindAll("tbody tr").Count);
        Assert.Contains("没有等你预审的事项", Desk(words: "查无此企业").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task J_and_K_walk_through_the_rows_and_open_the_receipt()
    {
        await OffersAsync(100_00, 200_00, 300_00);
        var desk = Desk();
        Assert.Contains("点一行，或用 J/K", desk.Find(".receipt").TextContent, StringComparison.Ordinal);

        Assert.Equal(0, Press(desk, "j"));
        Assert.DoesNotContain("点一行，或用 J/K", desk.Find(".receipt").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, Press(desk, "j"));
        Assert.Equal(2, Press(desk, "ArrowDown"));
        Assert.Equal(2, Press(desk, "J"));
        Assert.Equal(1, Press(desk, "K"));
        Assert.Equal(0, Press(desk, "ArrowUp"));
        Assert.Equal(0, Press(desk, "k"));
    }

    [Fact]
    public async Task A_approves_the_open_row_and_the_next_one_takes_its_place()
    {
        var ids = await OffersAsync(200_000_00, 300_000_00);
        var desk = Desk();
        Press(desk, "j");
        Press(desk, "a");

        Assert.Contains("已通过 1 项，合计 300,000.00 元", Notice(desk), StringComparison.Ordinal);
        Assert.Equal(OfferState.Approved, await StateAsync(ids[1]));
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Equal(["200,000.00"], desk.FindAll("tbody td.n").Select(c => c.TextContent.Trim()));
        Assert.Equal(0, Current(desk));
    }

    [Fact]
    public async Task The_bulk_button_says_exactly_what_it_will_do_and_does_it()
    {
        var ids = await OffersAsync(200_000_00, 300_000_50, 1_00);
        var desk = Desk();
        Press(desk, "j");
        Press(desk, "x");
        Press(desk, "j");
        Press(desk, "x");

        var button = Assert.Single(Buttons(desk, "通过 2 项，合计 500,000.50 元"));
        button.Click();

        Assert.Contains("已通过 2 项，合计 500,000.50 元", Notice(desk), StringComparison.Ordinal);
        Assert.Equal([OfferState.Approved, OfferState.Approved, OfferState.AwaitingCheck], [await StateAsync(ids[0]), await StateAsync(ids[1]), await StateAsync(ids[2])]);
    }

    [Fact]
    public async Task All_rows_can_be_ticked_at_once()
    {
        await OffersAsync(100_00, 200_00, 300_00);
        var desk = Desk();
        desk.Find("thead input[type=checkbox]").Change(true);

        Assert.Single(Buttons(desk, "通过 3 项，合计 600.00 元"));
        desk.Find("thead input[type=checkbox]").Change(false);
        Assert.True(Buttons(desk, "通过 0 项")[0].HasAttribute("disabled"));
    }

    [Fact]
    public async Task R_asks_for_a_reason_and_the_refusal_keeps_it()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j");
        Press(desk, "r");
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));

        desk.Find("#reason").Change("同一事项已由上级兑现");
        desk.Find("#more").Change("省级已付");
        Assert.Single(Buttons(desk, "不通过 1 项")).Click();

        Assert.Equal(OfferState.Refused, await StateAsync(ids[0]));
        var reason = await County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == ids[0]).Select(o => o.Reason).SingleAsync());
        Assert.Equal("同一事项已由上级兑现：省级已付", reason);
        Assert.Contains("同一事项已由上级兑现：省级已付", Notice(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Z_takes_the_last_decision_back_even_when_the_list_is_empty_by_then()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j");
        Press(desk, "a");
        Assert.Equal(OfferState.Approved, await StateAsync(ids[0]));

        Press(desk, "z");

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
        Assert.Contains("已撤销 1 项", Notice(desk), StringComparison.Ordinal);
        Assert.Single(desk.FindAll("tbody tr"));
    }

    [Fact]
    public async Task With_a_modifier_a_key_belongs_to_the_browser()
    {
        var ids = await OffersAsync(200_00);
        var desk = Desk();
        Press(desk, "j");
        desk.Find(".rows").KeyDown(new KeyboardEventArgs { Key = "a", CtrlKey = true });

        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));
    }

    [Fact]
    public async Task What_is_decided_can_be_taken_back_by_its_button_or_pushed_at_once()
    {
        var ids = await OffersAsync(200_00, 300_00);
        var desk = Desk();
        desk.Find("thead input[type=checkbox]").Change(true);
        Press(desk, "a");

        desk.FindAll("button").First(b => b.GetAttribute("aria-label") == "撤销 涟源第100机械有限公司").Click();
        Assert.Equal(OfferState.AwaitingCheck, await StateAsync(ids[0]));

        Assert.Single(Buttons(desk, "立即推送已通过的 1 项")).Click();
        Assert.Equal(OfferState.Pushed, await StateAsync(ids[1]));
        Assert.Contains("已推送 1 项", Notice(desk), StringComparison.Ordinal);
        Assert.Empty(desk.FindAll(".undo"));
    }

    [Fact]
    public async Task A_row_that_a_colleague_has_pushed_is_refused_in_words()
    {
        var ids = await OffersAsync(200_00, 300_00);
        var desk = Desk();
        Press(desk, "j");
        County.Done(await County.Record.Get<PreCheckDesk>().RefuseAsync(County.Officer, [ids[1]], "数据不一致", County.Ct));

        Press(desk, "a");

        Assert.Matches("[\u4e00-\u9fff]", desk.Find("[role=alert]").TextContent);
        Assert.Equal(OfferState.Refused, await StateAsync(ids[1]));
        Assert.Single(desk.FindAll("tbody tr"));
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
        Press(desk, "j");
        var other = await County.Record.DepartmentAsync("科技");
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = {other.Id} WHERE Id = {County.Officer}");

        Press(desk, "a");

        Assert.Equal([OfferState.AwaitingCheck, OfferState.AwaitingCheck], [await StateAsync(ids[0]), await StateAsync(ids[1])]);
        Assert.Empty(desk.FindAll("tbody tr"));
        Assert.DoesNotContain("第100机械", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_without_a_verified_account_is_marked()
    {
        var firm = await County.Record.FirmAsync(7);
        await County.Record.OfferAsync(firm, County.Item, OfferState.AwaitingCheck);

        Assert.Contains("没有已核验的收款账户", Desk().Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_overdue_is_counted_and_has_its_light()
    {
        await OffersAsync(200_00);
        County.Record.Clock.Advance(TimeSpan.FromDays(9));

        var desk = Desk();

        Assert.Contains("超期 1 项", desk.Find("form[role=search]").TextContent, StringComparison.Ordinal);
        Assert.Contains("已超", desk.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PreCheckTable> Desk(string? words = null, long? item = null)
    {
        SignIn(Roles.Officer);
        return Render<PreCheckTable>(parameters => parameters
            .Add(t => t.Words, words)
            .Add(t => t.ItemId, item));
    }

    /// <summary>Offers of firms 100, 101, … that wait for the county's officer; their ids in the same order.</summary>
    private async Task<long[]> OffersAsync(params long[] sums)
    {
        var ids = new long[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            var firm = await County.Record.FirmAsync(100 + i);
            await County.Record.AccountAsync(firm, $"6222{i:D12}");
            ids[i] = (await County.Record.OfferAsync(firm, County.Item, OfferState.AwaitingCheck, sums[i])).Id;
        }

        return ids;
    }

    private Task<OfferState> StateAsync(long id) => County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == id).Select(o => o.State).SingleAsync());

    private static string Notice(IRenderedComponent<PreCheckTable> desk) => desk.Find("p[role=status]").TextContent;

    /// <summary>Presses a key in the list; the row that is open then, or −1.</summary>
    private static int Press(IRenderedComponent<PreCheckTable> desk, string key)
    {
        desk.Find(".rows").KeyDown(key);
        return Current(desk);
    }

    private static int Current(IRenderedComponent<PreCheckTable> desk) =>
        desk.FindAll("tbody tr").Select((row, i) => (row, i)).Where(r => r.row.GetAttribute("aria-selected") == "true").Select(r => r.i).DefaultIfEmpty(-1).Single();

    /// <summary>A database that answers who is there, and nothing more.</summary>
    private sealed class HeldFactory(IDbContextFactory<PolicyMarketDb> real) : IDbContextFactory<PolicyMarketDb>
    {
        private int asked;

        public PolicyMarketDb CreateDbContext() => throw new NotSupportedException("The desk reads asynchronously.");

        public Task<PolicyMarketDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            Interlocked.Increment(ref asked) == 1 ? real.CreateDbContextAsync(cancellationToken) : new TaskCompletionSource<PolicyMarketDb>().Task;
    }
}
