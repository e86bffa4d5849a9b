using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>Maker and checker before their browsers, on the pages that they use. Their cookies outlive the program, their open pages do not.</summary>
internal sealed class FinanceOffice : IAsyncDisposable
{
    private const float Patience = 60_000;
    private readonly IPlaywright driver;
    private readonly IBrowser browser;
    private readonly IBrowserContext makerWindow;
    private readonly IBrowserContext checkerWindow;
    private readonly string bankDay;
    private bool isSignedIn;
    private IPage? maker;
    private IPage? checker;

    private FinanceOffice(IPlaywright driver, IBrowser browser, IBrowserContext makerWindow, IBrowserContext checkerWindow, string bankDay)
    {
        (this.driver, this.browser, this.makerWindow, this.checkerWindow) = (driver, browser, makerWindow, checkerWindow);
        this.bankDay = bankDay;
    }

    private IPage Maker => maker ?? throw new InvalidOperationException("Nobody has signed in.");

    private IPage Checker => checker ?? throw new InvalidOperationException("Nobody has signed in.");

    public static async Task<FinanceOffice> OpenAsync(Uri address, string bankDay)
    {
        var started = await Playwright.CreateAsync();
        var chromium = await started.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Provision.Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
                Timeout = 180_000,
            }
        );
        SetDefaultExpectTimeout(Patience);
        return new FinanceOffice(started, chromium, await WindowAsync(chromium, address), await WindowAsync(chromium, address), bankDay);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>Opens a page for each; signs in the first time.</summary>
    public async Task SignInAsync()
    {
        (maker, checker) = (await makerWindow.NewPageAsync(), await checkerWindow.NewPageAsync());
        if (!isSignedIn)
        {
            await SignInAsync(maker, Roles.Finance);
            await SignInAsync(checker, Roles.FinanceChecker);
            isSignedIn = true;
        }
    }

    /// <summary>Closes the pages, which ends at once whatever waits on them: the program that they were of is dead.</summary>
    public async Task LeaveAsync()
    {
        IPage[] open = [.. makerWindow.Pages, .. checkerWindow.Pages];
        foreach (var page in open)
        {
            await page.CloseAsync();
        }
    }

    /// <summary>
    /// From waiting payouts of these claims to a settled batch, where every second answer of the bank is a return. Each step may have been done before its
    /// answer was lost: the pages say how far it is.
    /// </summary>
    public async Task SettleAsync(IReadOnlyList<string> claims)
    {
        var path = await MakeAsync(claims);
        await OpenBatchAsync(Checker, path);
        var approve = Checker.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^批准 \d+ 笔") });
        if (await approve.CountAsync() > 0)
        {
            await approve.ClickAsync();
            await Checker.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
            await Expect(approve).ToHaveCountAsync(0);
        }

        await OpenBatchAsync(Maker, path);
        var settled = Maker.GetByText("已结清").First;
        if (await settled.CountAsync() == 0)
        {
            var make = Maker.GetByRole(AriaRole.Button, new() { Name = "生成 CSV" });
            var download = Maker.GetByRole(AriaRole.Link, new() { Name = "下载 CSV", Exact = true });
            await Expect(make.Or(download)).ToBeVisibleAsync();
            if (await make.CountAsync() > 0)
            {
                await make.ClickAsync();
            }

            await Expect(download).ToBeVisibleAsync();
            var instruction = await Maker.APIRequest.GetAsync(await download.GetAttributeAsync("href") ?? "");
            await Maker
                .Locator("input[type=file]")
                .Last.SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "回单.csv",
                        MimeType = "text/csv",
                        Buffer = Answer(await instruction.TextAsync()),
                    }
                );
            await Expect(settled).ToBeVisibleAsync();
        }
    }

    /// <summary>The batch of these claims: made now, or the newest one when the answer to the making was lost.</summary>
    private async Task<string> MakeAsync(IReadOnlyList<string> claims)
    {
        await Maker.GotoAsync(Urls.Payouts);
        await Expect(Maker.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^待编批") })).ToBeVisibleAsync();
        var ticks = Maker.Locator("input.tick[aria-label^='编入 ']");
        var open = Maker.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^逐笔看") });
        if (await open.CountAsync() > 0)
        {
            await open.First.ClickAsync();
            await Expect(ticks.First).ToBeVisibleAsync();
            var names = await ticks.EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.getAttribute('aria-label').slice(3))");
            if (names.Intersect(claims, StringComparer.Ordinal).Any())
            {
                foreach (var other in names.Except(claims, StringComparer.Ordinal))
                {
                    await Maker.GetByLabel($"编入 {other}", new() { Exact = true }).UncheckAsync();
                }

                await Maker.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^做成批次：{claims.Count} 笔") }).ClickAsync();
                await Expect(Maker).ToHaveURLAsync(new Regex(@"/desk/payouts/\d+$"));
                return new Uri(Maker.Url).AbsolutePath;
            }
        }

        var newest = Maker.Locator("section[aria-labelledby=batches] tbody a").First;
        return await newest.GetAttributeAsync("href") ?? throw new InvalidOperationException("No batch was made.");
    }

    private static async Task OpenBatchAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^批次 ") })).ToBeVisibleAsync();
    }

    private static async Task SignInAsync(IPage page, string role)
    {
        await page.GotoAsync(Urls.SignIn);
        await page.GetByLabel("登录名").FillAsync($"p-{role}");
        await page.GetByLabel("密码").FillAsync(Seeds.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(Urls.SignIn)));
    }

    private static async Task<IBrowserContext> WindowAsync(IBrowser browser, Uri address)
    {
        var window = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.OriginalString, Locale = "zh-CN" });
        window.SetDefaultTimeout(Patience);
        return window;
    }

    /// <summary>Every second payout comes back, the others are paid.</summary>
    private byte[] Answer(string instruction)
    {
        var lines = instruction.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        var text = new StringBuilder(County.BankHeader);
        for (var i = 0; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',');
            var isPaid = i % 2 == 0;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{cells[0]},{cells[4]},{(isPaid ? "已付" : "退回")},{bankDay},B{cells[0]},{(isPaid ? "" : "账号不存在")}\r\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
