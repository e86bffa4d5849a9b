using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Data.Authoring;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Drafts.Cases;
using PolicyMarket.Web.Drafts.Publishing;

namespace PolicyMarket.Tests.Web.Drafts.Cases;

/// <summary>The cases of a draft: run again at each change, added by hand, from boundaries and from a firm; read with versions and in the check.</summary>
public sealed class CasePanelTests : PageTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private AuthoringCounty authoring = null!; // set before each test

    [Fact]
    public async Task Cases_turn_red_as_soon_as_the_draft_is_changed()
    {
        var id = await authoring.DraftAsync();
        await KeepAsync(id, Entry());
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.Contains("全部通过", Cases(page), StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find("input[aria-label^=比较的值]").Input("301"));

        Within(page, () => Assert.Contains("1 个不符", Cases(page), StringComparison.Ordinal));
        Assert.Contains("符合，10,000.00 元", Cases(page), StringComparison.Ordinal);
        Assert.Contains("没有算例决定的", Cases(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggested_boundaries_are_accepted_one_by_one_and_all_at_once()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(Buttons(page, "建议的边界算例")));
        Within(page, () => Assert.False(Buttons(page, "建议的边界算例")[0].HasAttribute("disabled")));

        await page.InvokeAsync(() => Buttons(page, "建议的边界算例")[0].Click());
        Within(page, () => Assert.NotEmpty(page.FindAll("button[aria-label^=采纳]")));
        Assert.Contains("从业人员 299 人（差一点）", page.Find(".suggestions").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("button[aria-label^=采纳]").Click());
        Within(page, () => Assert.Equal(1, CountAsync().Result));
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.StartsWith("全部采纳", StringComparison.Ordinal)).Click());

        Within(page, () => Assert.Contains("边界都已有算例", page.Markup, StringComparison.Ordinal));
        Within(page, () => Assert.Contains("（100%）", Cases(page), StringComparison.Ordinal));
        Assert.DoesNotContain("不符</span>", page.Find("section[aria-labelledby=cases] table").InnerHtml, StringComparison.Ordinal);
        Assert.True(await CountAsync() > 4);
    }

    [Fact]
    public async Task A_case_is_written_computed_kept_changed_and_withdrawn()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(id);
        Within(page, () => Assert.False(Buttons(page, "添加算例")[0].HasAttribute("disabled")));

        await page.InvokeAsync(() => Buttons(page, "添加算例")[0].Click());
        await page.InvokeAsync(() => page.Find(".form .top input").Input("甲类企业"));
        await page.InvokeAsync(() => page.Find(".facts input[aria-label=从业人员]").Input("abc"));
        Assert.Contains("不是数字", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.True(Buttons(page, "保存算例")[0].HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find(".facts input[aria-label=从业人员]").Input("350"));
        await page.InvokeAsync(() => page.Find(".facts input[aria-label=营业收入]").Input("100万"));
        await page.InvokeAsync(() => Buttons(page, "按现在的草稿算")[0].Click());
        Within(page, () => Assert.Contains("缺：注册地行政区划", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => Buttons(page, "保存算例")[0].Click());
        Within(page, () => Assert.Contains("缺数据", Cases(page), StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync());

        Within(page, () => Assert.NotEmpty(Buttons(page, "修改")));
        await page.InvokeAsync(() => Buttons(page, "修改")[0].Click());
        Assert.Equal("350", page.Find(".facts input[aria-label=从业人员]").GetAttribute("value"));
        await page.InvokeAsync(() => page.Find("select[aria-label=应得结果]").Change(nameof(OutcomeKind.Ineligible)));
        await page.InvokeAsync(() => page.FindAll(".form input")[^1].Input("文件另有规定"));
        await page.InvokeAsync(() => Buttons(page, "保存算例")[0].Click());
        Within(page, () => Assert.Contains("1 个不符", Cases(page), StringComparison.Ordinal));

        await page.InvokeAsync(() => Buttons(page, "撤下")[0].Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "填错了").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "撤下").Click());
        Within(page, () => Assert.Contains("还没有算例", Cases(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_firm_is_searched_and_frozen_under_a_plain_name()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.False(Buttons(page, "冻结一家真实企业")[0].HasAttribute("disabled")));
        await page.InvokeAsync(() => Buttons(page, "冻结一家真实企业")[0].Click());
        await page.InvokeAsync(() => page.Find(".freeze input").Input(authoring.Firms[3].CreditCode));
        await page.InvokeAsync(() => page.Find(".freeze form").Submit());
        Within(page, () => Assert.Single(page.FindAll(".firm input")));

        await page.InvokeAsync(() => page.Find(".firm input").Change(true));
        await page.InvokeAsync(() => page.FindAll(".freeze input")[^1].Input("规上企业乙"));
        await page.InvokeAsync(() => Buttons(page, "冻结为算例")[0].Click());

        Within(page, () => Assert.Contains("规上企业乙", Cases(page), StringComparison.Ordinal));
        Assert.DoesNotContain(authoring.Firms[3].CreditCode, Cases(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_firms_are_shown_with_their_result()
    {
        var id = await authoring.DraftAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Within(page, () => Assert.NotEmpty(page.FindAll("details.look")));

        await page.InvokeAsync(() => page.Find("details.look").TriggerEvent("ontoggle", EventArgs.Empty));

        Within(page, () => Assert.Contains("规上制造企业", Cases(page), StringComparison.Ordinal));
        Assert.Contains("500,000.00 元", Cases(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_read_beside_the_versions_and_listed_in_the_check()
    {
        var id = await authoring.DraftAsync();
        await KeepAsync(id, Entry());
        var draft = await authoring.SubmittedAsync(AuthoringCounty.Employees(301));
        var item = (await authoring.CurrentAsync()).ItemId;
        SignInAtDesk(Roles.Officer);

        var versions = Render<VersionsPage>(p => p.Add(x => x.ItemId, item));
        Within(versions, () => Assert.Contains("全部通过", Cases(versions), StringComparison.Ordinal));
        Assert.Empty(Buttons(versions, "添加算例"));
        var review = Render<DraftReviewPage>(p => p.Add(x => x.DraftId, draft.Id));
        Within(review, () => Assert.Contains("1 个没有通过", review.Markup, StringComparison.Ordinal));
        Assert.Contains("必须先解决", review.Markup, StringComparison.Ordinal);
        var submitted = Page(draft.Id);
        Within(submitted, () => Assert.Contains("1 个不符", Cases(submitted), StringComparison.Ordinal));
        Assert.Empty(Buttons(submitted, "添加算例"));
    }

    private protected override async Task SeedAsync() => authoring = await AuthoringCounty.FillAsync(County);

    private static CaseEntry Entry() =>
        new(
            "甲企业",
            """{"employees":300,"registration_region":"431382","revenue":1000000}""",
            new DateOnly(2026, 5, 1),
            new CaseExpectation(OutcomeKind.Eligible, 10_000_00)
        );

    private async Task KeepAsync(long draftId, CaseEntry entry) =>
        County.Done(await authoring.Record.Get<ItemCaseDesk>().AddAsync(authoring.Author, draftId, entry, County.Ct));

    private Task<int> CountAsync() => authoring.Record.ReadAsync(db => db.ItemCases.CountAsync());

    private IRenderedComponent<SavedDraftPage> Page(long id) => Render<SavedDraftPage>(p => p.Add(x => x.DraftId, id));

    private static string Cases(IRenderedComponent<IComponent> page) => page.Find("section[aria-labelledby=cases]").TextContent;

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
