using Microsoft.Playwright;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>Messages of a desk in a real Chromium when its connection is ended.</summary>
[Trait("Takes", "long")]
public sealed class CircuitTests : IAsyncLifetime
{
    private RunningMarket _market = null!; // set before the test

    public async Task InitializeAsync() => _market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await _market.DisposeAsync();

    [Fact]
    public async Task A_desk_says_that_it_has_ended_when_its_person_signs_out_in_another_window()
    {
        await using var screen = await Screen.OpenAsync(_market.Browser, _market.Address);
        var first = screen.Page;
        await Accounts.SignInAsync(first, "科学技术局");
        await OpenDeskAsync(first);
        var second = await first.Context.NewPageAsync();
        await OpenDeskAsync(second);

        await second.Locator("details.person summary").ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();

        await Expect(first.GetByText("已退出登录")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(first.Locator("section.rows")).Not.ToBeVisibleAsync();
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
            await Expect(page.Locator("tr.is-open")).ToHaveCountAsync(1, new() { Timeout = 1_000 });
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
