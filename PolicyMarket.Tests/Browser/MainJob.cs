using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>The acts of the main job before money moves, by what people read on the screen.</summary>
internal static class MainJob
{
    /// <summary>Anyone: search, one item in plain words.</summary>
    public static async Task ReadPoliciesAsync(Screen screen)
    {
        var page = screen.Page;
        await page.GotoAsync(Urls.Supermarket);
        await screen.LookAsync("supermarket");
        var main = page.GetByRole(AriaRole.Main);
        await main.GetByRole(AriaRole.Searchbox, new() { Name = "搜索政策" }).FillAsync("研发");
        await main.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q=%E7%A0%94%E5%8F%91"));
        await Expect(page.GetByText(new Regex(@"^找到 \d+ 项"))).ToBeVisibleAsync();
        var first = page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).First;
        await Expect(first).ToContainTextAsync("研发");
        await first.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("研发");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "谁能享受" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "金额怎么算" })).ToBeVisibleAsync();
        await screen.LookAsync("item");
        await page.GotoAsync(Urls.ApplyFree);
        await screen.LookAsync("apply-free");
    }

    /// <summary>
    /// An officer: what waits for the firm is approved, one by keyboard (and back, and again), then all in bulk, and pushed. False when nothing waits.
    /// </summary>
    public static async Task<bool> CheckAsync(Screen screen, string firm, bool isFirst)
    {
        var page = screen.Page;
        await page.GetByLabel("企业名称或信用代码").FillAsync(firm);
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q="));
        await Expect(page.GetByText(new Regex("^共 "))).ToBeVisibleAsync();
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" }).Locator("tbody tr");
        var count = await rows.CountAsync();
        if (count == 0)
        {
            return false;
        }

        await OpenFirstRowAsync(page, rows);
        if (isFirst)
        {
            await screen.LookAsync("precheck");
        }

        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByText("已通过 1 项，合计")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.GetByText("已撤销 1 项")).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(count);

        await page.GetByLabel("全选").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^通过 {count} 项，合计 [0-9,.]+ 元$") }).ClickAsync();
        await Expect(page.GetByText($"已通过 {count} 项，合计")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^立即推送已通过的") }).ClickAsync();
        await Expect(page.GetByText(new Regex(@"^已推送 \d+ 项"))).ToBeVisibleAsync();
        return true;
    }

    /// <summary>The firm: sees the money, confirms up to three sums, the first by a double click. Addresses of the claims.</summary>
    public static async Task<IReadOnlyList<string>> ConfirmAsync(Screen screen)
    {
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在可以领取" })).ToBeVisibleAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync(new Regex("[1-9]"));
        await screen.LookAsync("firm-home");
        var offers = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^确认领取") });
        var count = Math.Min(3, await offers.CountAsync());
        var claims = new List<string>();
        for (var i = 0; i < count; i++)
        {
            await page.GotoAsync(Urls.FirmHome);
            await offers.First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "汇到哪个账户" })).ToBeVisibleAsync();
            var confirm = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^确认领取 [0-9,.]+ 元$") });
            if (i == 0)
            {
                await screen.LookAsync("confirm");
                await confirm.DblClickAsync();
            }
            else
            {
                await confirm.ClickAsync();
            }

            await page.WaitForURLAsync(new Regex(@"/claims/\d+$"));
            await Expect(page.GetByText("受理号").First).ToBeVisibleAsync();
            claims.Add(new Uri(page.Url).AbsolutePath);
        }

        await screen.LookAsync("claim");
        return claims;
    }

    /// <summary>Opens pages one after the other and looks at them.</summary>
    public static async Task LookAtAsync(Screen screen, params (string Address, string Name)[] pages)
    {
        foreach (var (address, name) in pages)
        {
            await screen.Page.GotoAsync(address);
            await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await screen.LookAsync(name);
        }
    }

    /// <summary>Presses J until a row is open: an island answers only once its circuit stands, which nothing on the page says.</summary>
    private static async Task OpenFirstRowAsync(IPage page, ILocator rows)
    {
        var open = rows.And(page.Locator("[aria-selected=true]"));
        for (var attempt = 0; await open.CountAsync() == 0; attempt++)
        {
            Assert.True(attempt < 300, "The pre-check table does not answer to keys.");
            await page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" }).PressAsync("j");
            await Task.Delay(200);
        }
    }
}
