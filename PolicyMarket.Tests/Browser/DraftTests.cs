using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Tests.CrashTests;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>Drafting in a real Chromium: an item of the department, a looser threshold, a contradiction, a new condition by keyboard alone.</summary>
[Trait("Takes", "long")]
public sealed class DraftTests : IAsyncLifetime
{
    private RunningMarket market = null!; // set before the test

    public async Task InitializeAsync() => market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task A_looser_threshold_counts_more_and_a_contradiction_is_told()
    {
        await using var screen = await Screen.OpenAsync(market.Browser, market.Address);
        var page = screen.Page;
        await Accounts.SignInAsync(page, "税务局");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "工作台" }).GetByRole(AriaRole.Link, new() { Name = "试算" }).ClickAsync();
        await screen.LookAsync("drafts");
        await page.GetByLabel("事项名称或编号").FillAsync("小型微利企业减免");
        await page.GetByRole(AriaRole.Link, new() { Name = "小型微利企业减免企业所得税" }).ClickAsync();
        var before = await EligibleAsync(page, than: null);
        await Expect(page.GetByText("相同").First).ToBeVisibleAsync();

        var ceiling = page.GetByRole(AriaRole.Group, new() { Name = "应纳税所得额不超过 300 万元" }).GetByLabel("比较的值", new() { Exact = true });
        await ceiling.FillAsync("500万");
        var after = await EligibleAsync(page, than: before);
        Assert.True(after > before, $"{before} → {after}");
        await Expect(page.GetByText($"+{after - before}", new() { Exact = true })).ToBeVisibleAsync();
        await screen.LookAsync("draft");

        await page.GetByRole(AriaRole.Group, new() { Name = "应纳税所得额不超过 500 万元" })
            .GetByLabel("比较的值", new() { Exact = true })
            .FillAsync("-5");
        await Expect(page.GetByText("没有企业能同时满足全部条件")).ToBeVisibleAsync();
        await Expect(page.GetByText("“应纳税所得额超过 0 元”与“应纳税所得额不超过 -5 万元”互相矛盾").First).ToBeVisibleAsync();
        Assert.Equal(0, await EligibleAsync(page, than: after));
        await screen.LookAsync("draft-contradiction");
        await MoveByKeyboardAsync(page);
        await screen.LookAsync("draft-tools");
        await page.GetByLabel("金额怎样算").SelectOptionAsync("Tiers");
        await Expect(page.GetByText("第 1 档：请填写这一档的值。")).ToBeVisibleAsync();
        await screen.LookAsync("draft-tiers");

        await AddByKeyboardAsync(page);
        await screen.LookAsync("draft-wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复为已发布" }).ClickAsync();
        Assert.Equal(before, await EligibleAsync(page, than: 0));
        screen.DemandNoErrors("drafting");
    }

    /// <summary>A row goes down and, undone, up again; its handle keeps the cursor and the step is told.</summary>
    private static async Task MoveByKeyboardAsync(IPage page)
    {
        var handle = page.GetByRole(AriaRole.Button, new() { Name = "移动或复制“应纳税所得额超过 0 元”" });
        await handle.ClickAsync();
        await handle.PressAsync("Alt+ArrowDown");
        await Expect(page.Locator(".steps .said")).ToContainTextAsync("现在是这一组的第 4 项");
        await Expect(handle).ToBeFocusedAsync();
        await handle.PressAsync("Control+z");
        await Expect(page.Locator(".steps .said")).ToContainTextAsync("已撤销：移动“应纳税所得额超过 0 元”");
    }

    /// <summary>A condition from the button to its value without a mouse; the value is left empty.</summary>
    private static async Task AddByKeyboardAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "添加条件" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var attribute = page.GetByRole(AriaRole.Combobox, new() { Name = "指标" }).Last;
        await Expect(attribute).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("研发费用");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "研发费用 税务、统计 · 元", Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(attribute).ToHaveValueAsync("研发费用");
        await Expect(page.GetByText("请填写要比较的值。")).ToBeVisibleAsync();
        await Expect(page.GetByText("最近一次有效草稿的数字")).ToBeVisibleAsync();
    }

    /// <summary>The firms that meet the draft, once the figure is another one.</summary>
    private static async Task<int> EligibleAsync(IPage page, int? than)
    {
        var figure = page.Locator(".figures .figure").First;
        await Expect(figure).ToHaveTextAsync(new Regex(@"^\s*[\d,]+\s*家"));
        if (than is { } old)
        {
            await Expect(figure).Not.ToHaveTextAsync(new Regex($@"^\s*{old.ToString("N0", CultureInfo.InvariantCulture)}\s*家"));
        }

        return int.Parse(new string([.. (await figure.InnerTextAsync()).Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
    }
}
