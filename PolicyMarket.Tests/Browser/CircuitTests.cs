using Microsoft.Playwright;
using PolicyMarket.Web;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>What a desk in a real Chromium says when its connection is refused or ended.</summary>
[Trait("Takes", "long")]
public sealed class CircuitTests : IAsyncLifetime
{
    private const int MostWindows = 8;
    private RunningMarket _market = null!; // set before the test

    public async Task InitializeAsync() => _market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await _market.DisposeAsync();

    [Fact]
    public async Task One_window_too_many_says_so_and_all_say_it_after_sign_out()
    {
        await using var screen = await Screen.OpenAsync(_market.Browser, _market.Address);
        var first = screen.Page;
        await Accounts.SignInAsync(first, "科学技术局");
        await OpenDeskAsync(first);
        for (var window = 2; window <= MostWindows; window++)
        {
            await OpenDeskAsync(await first.Context.NewPageAsync());
        }

        var last = await first.Context.NewPageAsync();
        await last.GotoAsync(Urls.PreCheck);
        await Expect(last.GetByText($"已打开 {MostWindows} 个工作台窗口")).ToBeVisibleAsync();

        await last.Locator("details.person summary").ClickAsync();
        await last.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(first.GetByText("已退出登录")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await screen.LookAsync("signed-out");
        await first.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync();
        await Expect(first.GetByLabel("登录名")).ToBeVisibleAsync();
    }

    /// <summary>A key that moves through the list shows that the circuit is there.</summary>
    private static async Task OpenDeskAsync(IPage page)
    {
        await page.GotoAsync(Urls.PreCheck);
        await EventuallyAsync(async () =>
        {
            await page.Locator("section.rows").PressAsync("j");
            await Expect(page.Locator("tr[aria-selected=true]")).ToHaveCountAsync(1, new() { Timeout = 1_000 });
        });
    }

    private static async Task EventuallyAsync(Func<Task> succeeds)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await succeeds();
                return;
            }
            catch (PlaywrightException) when (tries < 60)
            {
                // The circuit is not there yet.
            }
        }
    }
}
