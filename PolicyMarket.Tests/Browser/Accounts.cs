using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>Signing in as people of the demonstration do: by the list on the sign-in page.</summary>
internal static class Accounts
{
    private static readonly Regex Fill = new("^填入");

    /// <summary>Text of each account of a role: its name on the first line, then role and firm or department.</summary>
    public static async Task<IReadOnlyList<string>> OfRoleAsync(IPage page, string role)
    {
        await page.GotoAsync(Urls.SignIn);
        return await Listed(page, role).AllInnerTextsAsync();
    }

    /// <summary>Signs in with the first listed account that has the text.</summary>
    public static async Task SignInAsync(IPage page, string text)
    {
        await page.GotoAsync(Urls.SignIn);
        await Listed(page, text).First.GetByRole(AriaRole.Link, new() { NameRegex = Fill }).ClickAsync();
        await Expect(page.GetByLabel("登录名")).Not.ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(Urls.SignIn)));
    }

    private static ILocator Listed(IPage page, string text) =>
        page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = text, Has = page.GetByRole(AriaRole.Link, new() { NameRegex = Fill }) });
}
