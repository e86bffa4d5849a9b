using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>
/// An officer drafts from a published item, changes a number, loses the page, finds the draft as it was and submits it; another officer of the department with
/// a second factor approves it, and the item is in force with the new number.
/// </summary>
[Trait("Takes", "long")]
public sealed partial class AuthoringTests : IAsyncLifetime
{
    private const string Ceiling = "1,234,567";

    private RunningMarket market = null!; // set before the test

    public async Task InitializeAsync() => market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task A_number_is_drafted_submitted_approved_and_in_force()
    {
        await using var author = await Screen.OpenAsync(market.Browser, market.Address);
        await Accounts.SignInAsync(author.Page, "王砚");
        await author.Page.GotoAsync(Urls.Drafts);
        await author.Page.GetByRole(AriaRole.Region, new() { Name = "可以试算的事项" }).Locator("td.name a").First.ClickAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "保存为草稿" }).ClickAsync();
        await Expect(author.Page).ToHaveURLAsync(DraftAddress());
        await Expect(author.Page.GetByText(SavedAt())).ToBeVisibleAsync();
        await author.Page.GetByLabel("每家封顶的单位").SelectOptionAsync("元");
        await Cap(author).FillAsync(Ceiling);
        await Expect(author.Page.GetByText("正在保存")).ToHaveCountAsync(0);
        await Expect(author.Page.GetByText(SavedAt())).ToBeVisibleAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await author.Page.ReloadAsync();
        await Expect(Cap(author)).ToHaveValueAsync(Ceiling);
        await author.LookAsync("drafting");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "送审", Exact = true }).ClickAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "按年度调整标准" }).ClickAsync();
        await author.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "送审", Exact = true }).ClickAsync();
        await Expect(author.Page).ToHaveURLAsync(ReviewAddress());
        await Expect(author.Page.GetByText("不能由你审定")).ToBeVisibleAsync();

        await using var second = await Screen.OpenAsync(market.Browser, market.Address);
        await Accounts.SignInAsync(second.Page, "姚棠");
        var (secret, used) = await SetUpSecondFactorAsync(second.Page);
        await second.Page.GotoAsync(new Uri(author.Page.Url).AbsolutePath);
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "发布前核对" })).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".sides-table")).ToContainTextAsync("1,234,567");
        await AcknowledgeAsync(second.Page);
        await second.LookAsync("draft-review");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "审定", Exact = true }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
        await second.Page.GetByLabel("动态验证码").FillAsync(await NextCodeAsync(secret, used));
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "审定", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByText("已审定并生效")).ToBeVisibleAsync();

        await second.Page.GetByRole(AriaRole.Link, new() { Name = "草稿", Exact = true }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "版本", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByText("王砚：按年度调整标准")).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".sides-table")).ToContainTextAsync("1,234,567.00 元");
        await second.LookAsync("versions");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "起草新版本" }).ClickAsync();
        await Expect(Cap(second)).ToHaveValueAsync(Ceiling);
        author.DemandNoErrors("drafting");
        second.DemandNoErrors("approving");
    }

    private static ILocator Cap(Screen screen) => screen.Page.GetByLabel("每家封顶", new() { Exact = true });

    private static async Task AcknowledgeAsync(IPage page)
    {
        var boxes = page.Locator(".findings input[type=checkbox]");
        for (var place = 0; place < await boxes.CountAsync(); place++)
        {
            await boxes.Nth(place).CheckAsync();
            await page.Locator(".findings").GetByLabel(Reason()).Nth(place).FillAsync("已与财政和法制核对");
        }
    }

    private static async Task<(byte[] Secret, string Used)> SetUpSecondFactorAsync(IPage page)
    {
        await page.GotoAsync(Urls.AccountSecondFactor);
        await page.GetByLabel("登录密码").FillAsync(DemonstrationPeople.Password);
        await page.Locator("form").Filter(new() { Has = page.Locator("#password") }).Locator("button[type=submit]").ClickAsync();
        var secret = Authenticator.Decode((await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        var code = CodeOf(secret);
        await page.Locator("#first-code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "启用" }).ClickAsync();
        await Expect(page.GetByText("动态验证码已启用")).ToBeVisibleAsync();
        return (secret, code);
    }

    /// <summary>A code is good for one act, so the next one is waited for.</summary>
    private static async Task<string> NextCodeAsync(byte[] secret, string used)
    {
        while (CodeOf(secret) == used)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return CodeOf(secret);
    }

    private static string CodeOf(byte[] secret) => TimeCode.At(secret, TimeCode.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime));

    [GeneratedRegex(@"/desk/drafting/[0-9]+$")]
    private static partial Regex DraftAddress();

    [GeneratedRegex(@"/desk/drafting/[0-9]+/review$")]
    private static partial Regex ReviewAddress();

    [GeneratedRegex(@"^\s*已保存 [0-9]{2}:[0-9]{2}\s*$")]
    private static partial Regex SavedAt();

    [GeneratedRegex("^依据和理由")]
    private static partial Regex Reason();
}
