using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Data.Authoring;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Drafts;
using PolicyMarket.Web.Drafts.Publishing;

namespace PolicyMarket.Tests.Web.Drafts.Publishing;

/// <summary>The pages on which a draft is saved, submitted, checked, approved and withdrawn.</summary>
public sealed class PublishingPagesTests : PageTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private AuthoringCounty authoring = null!; // set before each test

    [Fact]
    public async Task A_change_is_saved_within_a_second_and_is_there_again_after_a_reload()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.Contains("已保存", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Value(page).Input("250万"));
        Within(page, () => Assert.NotEqual(1, Revision(id)));
        Within(page, () => Assert.Contains("已保存", page.Find(".bar").TextContent, StringComparison.Ordinal));

        var again = Page(id);
        Within(again, () => Assert.Equal("250万", Value(again).GetAttribute("value")));
        Assert.Contains("2500000", (await authoring.LoadAsync(id)).Conditions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_filled_in_is_saved_too()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("input[aria-label^=比较的值]")));

        await page.InvokeAsync(() => Value(page).Input(""));
        await page.InvokeAsync(() => page.Find("#cap").Input("五十万"));

        Within(page, () => Assert.Contains("fault", authoring.LoadAsync(id).Result.Amount, StringComparison.Ordinal));
        var again = Page(id);
        Within(again, () => Assert.Equal(("", "五十万"), (Value(again).GetAttribute("value"), again.Find("#cap").GetAttribute("value"))));
    }

    [Fact]
    public async Task What_was_typed_just_before_the_circuit_ends_is_saved()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("input[aria-label^=比较的值]")));
        await page.InvokeAsync(() => Value(page).Input("123"));

        await DisposeComponentsAsync();

        Assert.Contains("\"value\":123", (await authoring.LoadAsync(id)).Conditions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_of_a_hundred_thousand_characters_is_refused_in_words_and_the_page_goes_on()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("#amount")));

        await page.InvokeAsync(() => page.Find("#amount").Input(new string('1', 100_000)));

        Within(page, () => Assert.Contains("公式有 100000 个字符，最多 20000 个", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#amount").Input(new string('1', 500_000)));
        Within(page, () => Assert.Contains("没有保存：", page.Find(".bar").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_officers_change_appears_at_once_and_who_is_there_is_shown()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("#amount")));
        using var other = Services.GetRequiredService<DraftPresence>().Enter(id, authoring.Second, "李四");
        Within(page, () => Assert.Contains("李四也在这份草稿上", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => Value(page).Input("280"));

        County.Done(await authoring.Drafts.SaveAsync(authoring.Second, id, 1, AuthoringCounty.Amount("revenue * 0.03"), County.Ct));
        other.Saved();

        Within(page, () => Assert.Contains("revenue * 0.03", page.Find("#amount").OuterHtml, StringComparison.Ordinal));
        Assert.Equal("280", Value(page).GetAttribute("value"));
        Within(page, () => Assert.Contains("280", authoring.LoadAsync(id).Result.Conditions, StringComparison.Ordinal));
        Assert.Contains("0.03", (await authoring.LoadAsync(id)).Amount, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("用我的", "280")]
    [InlineData("用对方的", "260")]
    public async Task The_same_part_changed_by_two_is_asked_about_and_either_can_be_taken(string choice, string kept)
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("#amount")));
        County.Done(await authoring.Drafts.SaveAsync(authoring.Second, id, 1, AuthoringCounty.Employees(260), County.Ct));
        await page.InvokeAsync(() => Value(page).Input("280"));
        Within(page, () => Assert.Contains("先改了，你的改动没有覆盖对方，也没有丢失", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Buttons(page, choice)[0].Click());

        Within(page, () => Assert.DoesNotContain("先改了", page.Markup, StringComparison.Ordinal));
        Within(page, () => Assert.Contains($"\"value\":{kept}", authoring.LoadAsync(id).Result.Conditions, StringComparison.Ordinal));
        Assert.Equal(1, await authoring.Record.ReadAsync(db => db.DraftRevisions.CountAsync(r => r.DraftId == id && r.IsAside)));
    }

    [Fact]
    public async Task The_list_leads_the_second_person_to_the_review_and_the_author_to_the_draft()
    {
        var draft = await authoring.SubmittedAsync(AuthoringCounty.Employees(200));
        SignInAtDesk(Roles.Officer);

        Assert.Contains($"/desk/drafting/{draft.Id}\"", Render<SavedDraftsPage>().Markup, StringComparison.Ordinal);

        Become(authoring.Second, Roles.Officer);
        var list = Render<SavedDraftsPage>();
        Assert.Contains($"/desk/drafting/{draft.Id}/review", list.Markup, StringComparison.Ordinal);
        Assert.Contains("等你审定", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_person_sees_figures_comparison_and_findings_acknowledges_and_approves()
    {
        var draft = await authoring.SubmittedAsync(AuthoringCounty.Amount("tax_paid * 0.5"));
        SignInAtDesk(Roles.Officer);
        Become(authoring.Second, Roles.Officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<DraftReviewPage>(p => p.Add(x => x.DraftId, draft.Id));
        page.WaitForAssertion(() => Assert.Contains("公平竞争：按缴税给钱", page.Markup, StringComparison.Ordinal), Soon);

        Assert.Contains("营业收入", page.Find(".sides-table").TextContent, StringComparison.Ordinal);
        Assert.Contains("实缴税收", page.Find(".sides-table").TextContent, StringComparison.Ordinal);
        Assert.True(Buttons(page, "审定")[0].HasAttribute("disabled"));
        Assert.Contains("条提示没有勾选", page.Markup, StringComparison.Ordinal);
        foreach (var key in page.FindAll(".findings input[type=checkbox]").Select((_, place) => place).ToList())
        {
            await page.InvokeAsync(() => page.FindAll(".findings input[type=checkbox]")[key].Change(true));
            await page.InvokeAsync(() => page.FindAll(".findings input:not([type=checkbox])")[key].Input("有国务院文件依据"));
        }

        Assert.False(Buttons(page, "审定")[0].HasAttribute("disabled"));
        await page.InvokeAsync(() => Buttons(page, "审定")[0].Click());
        dialogs.WaitForAssertion(() => Assert.Contains("马上生效", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "同意").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "审定").Click());

        page.WaitForAssertion(() => Assert.Equal(2, authoring.CurrentAsync().Result.Number), Soon);
        Assert.Contains("tax_paid", (await authoring.CurrentAsync()).AmountText, StringComparison.Ordinal);
        var reading = await authoring.Record.ReadAsync(db => db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "draft.read"));
        Assert.Equal(1, reading);
    }

    [Fact]
    public async Task The_author_sees_the_check_and_no_decision_and_the_second_person_sends_it_back()
    {
        var draft = await authoring.SubmittedAsync(AuthoringCounty.Employees(200));
        SignInAtDesk(Roles.Officer);
        var own = Render<DraftReviewPage>(p => p.Add(x => x.DraftId, draft.Id));
        own.WaitForAssertion(() => Assert.Contains("1 家新增，0 家失去", own.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("不能由你审定", own.Markup, StringComparison.Ordinal);
        Assert.Contains("只改了数字", own.Markup, StringComparison.Ordinal);
        Become(authoring.Second, Roles.Officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<DraftReviewPage>(p => p.Add(x => x.DraftId, draft.Id));
        page.WaitForAssertion(() => Assert.Single(Buttons(page, "退回")), Soon);

        await page.InvokeAsync(() => Buttons(page, "退回")[0].Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "金额或门槛要再核对").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "退回").Click());

        page.WaitForAssertion(() => Assert.Equal(DraftState.Returned, authoring.LoadAsync(draft.Id).Result.State), Soon);
    }

    [Fact]
    public async Task The_versions_are_compared_and_the_item_is_suspended()
    {
        var draft = await authoring.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Done(await authoring.ApproveAsync(draft, authoring.Second));
        var item = (await authoring.CurrentAsync()).ItemId;
        SignInAtDesk(Roles.Officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<VersionsPage>(p => p.Add(x => x.ItemId, item));

        page.WaitForAssertion(() => Assert.Contains("从业人员不少于 200 人", page.Find(".sides-table").TextContent, StringComparison.Ordinal));
        Assert.Contains("从业人员不少于 300 人", page.Find(".sides-table").TextContent, StringComparison.Ordinal);
        Assert.Contains("按年度调整标准", page.Markup, StringComparison.Ordinal);
        Assert.Contains("second 先生：同意", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => Buttons(page, "暂停")[0].Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "数据口径待核实").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "暂停").Click());
        page.WaitForAssertion(() => Assert.Contains("已暂停", page.Markup, StringComparison.Ordinal), Soon);

        await page.InvokeAsync(() => Buttons(page, "撤销第 2 版")[0].Click());
        page.WaitForAssertion(() => Assert.Contains("撤销第 2 版会做什么", page.Markup, StringComparison.Ordinal), Soon);
        await page.InvokeAsync(() => Buttons(page, "撤销第 2 版")[^1].Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("textarea")));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("门槛写错"));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "撤销").Click());

        page.WaitForAssertion(() => Assert.Equal(3, authoring.CurrentAsync().Result.Number), Soon);
        page.WaitForAssertion(() => Assert.Contains("已撤销", page.Markup, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task What_was_tried_is_kept_as_a_draft()
    {
        SignInAtDesk(Roles.Officer);
        var board = Render<DraftBoard>(p => p.Add(x => x.Code, AuthoringCounty.Code));
        Within(board, () => Assert.NotEmpty(Buttons(board, "保存为草稿")));
        await board.InvokeAsync(() => board.Find("input[aria-label^=比较的值]").Input("220"));

        await board.InvokeAsync(() => Buttons(board, "保存为草稿")[0].Click());

        Within(board, () => Assert.Equal(1, authoring.Record.ReadAsync(db => db.ItemDrafts.CountAsync()).Result));
        var draft = await authoring.Record.ReadAsync(db => db.ItemDrafts.SingleAsync());
        Assert.Contains("\"value\":220", draft.Conditions, StringComparison.Ordinal);
        Assert.EndsWith($"/desk/drafting/{draft.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_department_finds_no_draft_and_no_versions()
    {
        var id = await authoring.DraftAsync();
        var item = (await authoring.CurrentAsync()).ItemId;
        var other = await County.Record.PersonAsync("other", Roles.Officer, (await County.Record.DepartmentAsync("科技")).Id);
        SignInAtDesk(Roles.Officer);
        Become(other, Roles.Officer);

        Assert.Contains("没有这份草稿", Page(id).Markup, StringComparison.Ordinal);
        Assert.Contains("没有这次送审", Render<DraftReviewPage>(p => p.Add(x => x.DraftId, id)).Markup, StringComparison.Ordinal);
        Assert.Contains("没有这个事项", Render<VersionsPage>(p => p.Add(x => x.ItemId, item)).Markup, StringComparison.Ordinal);
        Assert.Contains("还没有草稿", Render<SavedDraftsPage>().Markup, StringComparison.Ordinal);
    }

    private protected override async Task SeedAsync() => authoring = await AuthoringCounty.FillAsync(County);

    private void Become(PersonId person, string role)
    {
        County.People[role] = person;
        SignIn(role);
    }

    private int Revision(long id) => authoring.LoadAsync(id).Result.Revision;

    private IRenderedComponent<SavedDraftPage> Page(long id) => Render<SavedDraftPage>(p => p.Add(x => x.DraftId, id));

    private static AngleSharp.Dom.IElement Value(IRenderedComponent<IComponent> page) => page.Find("input[aria-label^=比较的值]");

    /// <summary>Time passes: a draft waits until nothing more is typed.</summary>
    private void Within(IRenderedComponent<IComponent> page, Action holds)
    {
        using var passing = new Timer(
            _ => County.Record.Clock.Advance(TimeSpan.FromMilliseconds(200)),
            state: null,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(20)
        );
        page.WaitForAssertion(holds, Soon);
    }
}
