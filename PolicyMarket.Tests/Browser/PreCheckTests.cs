using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Routing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>The pre-check desk in a real Chromium: worked by keyboard alone, looked at by axe in both looks, and read on a phone.</summary>
[Trait("Takes", "long")]
public sealed class PreCheckTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int MostRows = 100;

    private RunningMarket _market = null!; // set before the test

    public async Task InitializeAsync() => _market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await _market.DisposeAsync();

    [Fact]
    public async Task Rows_are_decided_by_keyboard_alone_and_the_time_is_printed()
    {
        await using var screen = await OpenBusiestAsync();
        var page = screen.Page;
        var list = List(page);
        await Expect(list).ToBeFocusedAsync(); // the list has the keyboard from the start
        await screen.LookAsync("precheck-desk");
        await Expect(list).ToBeVisibleAsync();
        var waiting = await WaitingAsync(page);
        var rows = Math.Min(MostRows, waiting);
        output.WriteLine($"{waiting} offers wait, {await list.Locator("tbody tr:has(td.name)").CountAsync()} rows are rendered.");
        var inView = await InViewAsync(page);
        Assert.True(inView >= 16, $"{inView} rows are in view at 1280 × 900.");

        await list.FocusAsync();
        var (watch, decided, twenty) = (Stopwatch.StartNew(), 0, TimeSpan.Zero);
        while (decided < rows)
        {
            decided += await DecideAsync(page, Math.Min(20, rows - decided), waiting - decided);
            twenty = twenty == TimeSpan.Zero ? watch.Elapsed : twenty;
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{decided} rows by keyboard in {watch.Elapsed.TotalSeconds:0.0} s, the first 20 in {twenty.TotalSeconds:0.0} s."
            )
        );
        await Expect(Waiting(page, waiting - decided)).ToBeVisibleAsync();
        await page.GotoAsync(Urls.Runs);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^可撤销") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已决定，还可以撤销" })).ToBeVisibleAsync();
        screen.DemandNoErrors("precheck");
    }

    [Fact]
    public async Task On_a_phone_reading_arms_nothing_and_nothing_is_too_wide()
    {
        await using var screen = await OpenBusiestAsync();
        var page = screen.Page;
        await page.SetViewportSizeAsync(390, 844);
        await page.ReloadAsync();
        var first = List(page).Locator("tbody tr:has(td.name)").First;
        await first.Locator("td.name").ClickAsync();

        await Expect(page.Locator(".receipt-head")).ToBeVisibleAsync();
        await Expect(page.GetByText("先勾选要办理的项")).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^通过 ") })).Not.ToBeVisibleAsync();
        await screen.LookAsync("precheck-record");
        await page.SetViewportSizeAsync(390, 844);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^关闭凭证") }).ClickAsync();
        await Expect(first).ToBeVisibleAsync();
        screen.DemandNoErrors("precheck on a phone");
    }

    /// <summary>
    /// J and X for each row, A, the count that the sheet names, Enter. Doubtful rows are selected alone and approved after their doubts. Returns how many.
    /// </summary>
    private static async Task<int> DecideAsync(IPage page, int rows, int waiting)
    {
        var list = List(page);
        var doubtful = await list.Locator("tbody tr:has(td.name)").First.Locator(".doubt").CountAsync() > 0;
        if (doubtful)
        {
            await SelectAsync(page, 1);
            await page.Keyboard.PressAsync("a");
            await EnterAsync(page, page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(仍然通过|提交) 1 项") }));
            await DialogGoneAsync(page, waiting - 1);
            return 1;
        }

        await SelectAsync(page, rows);
        await page.Keyboard.PressAsync("a");
        if (rows > 1)
        {
            var count = page.GetByLabel(new Regex("^填写要通过的项数"));
            await Expect(count).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(rows.ToString(CultureInfo.InvariantCulture));
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            // Above the limit of the day the sheet says so first.
            var submit = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^提交 1 项") });
            await Expect(submit.Or(Waiting(page, waiting - 1))).ToBeVisibleAsync();
            if (await submit.IsVisibleAsync())
            {
                await EnterAsync(page, submit);
            }
        }

        await DialogGoneAsync(page, waiting - rows);
        return rows;
    }

    private static async Task SelectAsync(IPage page, int rows)
    {
        var isOpen = await page.Locator("tr.is-open").CountAsync() > 0;
        for (var row = 0; row < rows; row++)
        {
            if (row > 0 || !isOpen)
            {
                await page.Keyboard.PressAsync("j");
            }

            await page.Keyboard.PressAsync("x");
        }

        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^通过 {rows} 项") })).ToBeEnabledAsync();
    }

    /// <summary>The note of an earlier decision may still be there: the list itself says when this one is done.</summary>
    private static async Task DialogGoneAsync(IPage page, int waiting)
    {
        await Expect(page.GetByText(new Regex("^已(通过|提交)")).First).ToBeVisibleAsync();
        await Expect(Waiting(page, waiting)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^通过 0 项") })).ToBeVisibleAsync();
        await Expect(List(page)).ToBeFocusedAsync();
    }

    /// <summary>The sheet of a single offer opens with the keyboard on its act.</summary>
    private static async Task EnterAsync(IPage page, ILocator act)
    {
        await Expect(act).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static ILocator Waiting(IPage page, int count) => page.GetByText(new Regex($"^(共|筛选出) {count:N0} 项"));

    private static ILocator List(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "待预审名单" });

    /// <summary>Rows that are whole in the list and in the window.</summary>
    private static Task<int> InViewAsync(IPage page) =>
        page.EvaluateAsync<int>(
            """
            () => { const box = document.querySelector('.precheck-grid .mud-table-container').getBoundingClientRect();
              const head = document.querySelector('.precheck-grid thead').getBoundingClientRect().bottom;
              const rows = [...document.querySelectorAll('.precheck-grid tbody tr')].filter(row => row.querySelector('td.name'));
              return rows.map(row => row.getBoundingClientRect())
                .filter(row => row.top >= head - 1 && row.bottom <= Math.min(box.bottom, innerHeight) + 1).length; }
            """
        );

    private static async Task<int> WaitingAsync(IPage page)
    {
        var text = await page.GetByText(new Regex("^(共|筛选出) [0-9,]+ 项")).InnerTextAsync();
        return int.Parse(
            Regex.Match(text, "[0-9,]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value,
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture
        );
    }

    /// <summary>The desk of the officer for whom most offers wait.</summary>
    private async Task<Screen> OpenBusiestAsync()
    {
        Screen? busiest = null;
        var most = 0;
        await using var anyone = await Screen.OpenAsync(_market.Browser, _market.Address);
        foreach (var account in await Accounts.OfRoleAsync(anyone.Page, "部门经办"))
        {
            var screen = await Screen.OpenAsync(_market.Browser, _market.Address);
            await Accounts.SignInAsync(screen.Page, account.Split('\n')[0].Trim());
            await screen.Page.GotoAsync(Urls.PreCheckWith(new PreCheckFilter(null, null)));
            var waiting = await WaitingAsync(screen.Page);
            if (waiting > most)
            {
                if (busiest is not null)
                {
                    await busiest.DisposeAsync();
                }

                (busiest, most) = (screen, waiting);
            }
            else
            {
                await screen.DisposeAsync();
            }
        }

        return busiest ?? throw new InvalidOperationException("Nothing waits for any officer of the demonstration.");
    }
}
