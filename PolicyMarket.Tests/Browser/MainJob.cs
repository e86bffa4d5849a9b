using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Offers;
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
        await page.GotoAsync(Urls.PreCheckWith(new PreCheckFilter(null, firm)));
        await Expect(page.GetByText(new Regex("^(共|筛选出) "))).ToBeVisibleAsync();
        var list = page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" });
        await Expect(list.Locator(".mud-table-row td.name").Or(list.GetByText("没有")).First).ToBeVisibleAsync();
        var rows = list.Locator("tbody tr:has(td.name)");
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

        await ApproveOpenAsync(page);
        await list.PressAsync("z");
        await Expect(page.GetByText("已撤销 1 项")).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(count);

        for (var left = count; left > 0; left--)
        {
            await list.PressAsync("j");
            await Expect(rows.And(page.Locator(".is-open"))).ToHaveCountAsync(1);
            await ApproveOpenAsync(page);
            await Expect(rows).ToHaveCountAsync(left - 1);
        }

        var push = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^立即推送 ") });
        for (var left = await push.CountAsync(); left > 0; left--)
        {
            await push.First.ClickAsync();
            await Expect(push).ToHaveCountAsync(left - 1);
        }

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

            await Expect(page).ToHaveURLAsync(new Regex(@"/claims/\d+(\?|$)"));
            await Expect(page.GetByText("受理号").First).ToBeVisibleAsync();
            claims.Add(new Uri(page.Url).AbsolutePath);
        }

        await screen.LookAsync("claim");
        return claims;
    }

    /// <summary>The administrator: uploads a policy file with a fault, and is told where it is.</summary>
    public static async Task UploadAsync(Screen screen)
    {
        var page = screen.Page;
        await page.GotoAsync(Urls.Imports);
        await page.GetByLabel("政策文件（JSON）")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "policies.json",
                    MimeType = "application/json",
                    Buffer = "[{}]"u8.ToArray(),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "上传政策" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "导入 policies.json" })).ToBeVisibleAsync();
        await Expect(page.GetByText("未导入").First).ToBeVisibleAsync();
        await screen.LookAsync("import");
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

    /// <summary>Selects the open row and approves it; a doubtful one after its doubts were shown.</summary>
    private static async Task ApproveOpenAsync(IPage page)
    {
        var list = page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" });
        var done = page.GetByText("已通过 1 项，合计");
        await list.PressAsync("x");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^通过 1 项") })).ToBeEnabledAsync();
        await list.PressAsync("a");
        var anyway = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^仍然通过 1 项") });
        await Expect(anyway.Or(done).First).ToBeVisibleAsync();
        if (await anyway.IsVisibleAsync())
        {
            await anyway.ClickAsync();
            await Expect(anyway).Not.ToBeVisibleAsync();
        }

        await Expect(done).ToBeVisibleAsync();
    }

    /// <summary>Presses J until a row is open: an island answers only once its circuit stands, which nothing on the page says.</summary>
    private static async Task OpenFirstRowAsync(IPage page, ILocator rows)
    {
        var open = rows.And(page.Locator(".is-open"));
        for (var attempt = 0; await open.CountAsync() == 0; attempt++)
        {
            Assert.True(attempt < 300, "The pre-check table does not answer to keys.");
            await page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" }).PressAsync("j");
            await Task.Delay(200);
        }
    }
}
