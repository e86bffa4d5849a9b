using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using static Microsoft.Playwright.Assertions;

namespace PolicyMarket.Tests.Browser;

/// <summary>The acts of the main job that move money: batch, second signature, the bank's answer, the public record.</summary>
internal static class PaymentPath
{
    private const string Reason = "账号与户名不符";

    /// <summary>The maker: all that waits becomes one batch, which the maker gets no button to approve. Its address.</summary>
    public static async Task<string> MakeBatchAsync(Screen screen, int count)
    {
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"待编批（{count} 笔）" })).ToBeVisibleAsync();
        await screen.LookAsync("payouts");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^做成批次：{count} 笔，[0-9,.]+ 元$") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/desk/payouts/\d+$"));
        await Expect(page.GetByText("等另一位复核人")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^批准") })).ToHaveCountAsync(0);
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The checker: sees what stands out and signs a stated sum.</summary>
    public static async Task ApproveAsync(Screen screen, string batch)
    {
        await screen.Page.GotoAsync(batch);
        await screen.LookAsync("batch");
        await screen.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^批准 \d+ 笔，合计 [0-9,.]+ 元$") }).ClickAsync();
        await screen.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await Expect(screen.Page.GetByText("已批准。现在可以生成付款文件交银行划款。")).ToBeVisibleAsync();
    }

    /// <summary>The maker: downloads the instruction, the bank answers (the last of several comes back), the answer is taken in.</summary>
    public static async Task SettleAsync(Screen screen, string batch, int count)
    {
        var page = screen.Page;
        await page.GotoAsync(batch);
        await page.GetByRole(AriaRole.Button, new() { Name = "生成 CSV" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 CSV", Exact = true }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var payments = (await reader.ReadToEndAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(count, payments.Length);

        var answer = Encoding.UTF8.GetBytes(Answer(payments));
        await page.Locator("input[type=file]")
            .Last.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "回单.csv",
                    MimeType = "text/csv",
                    Buffer = answer,
                }
            );
        var returned = count > 1 ? 1 : 0;
        await Expect(page.GetByText($"回单已收进：已付 {count - returned} 笔，退回 {returned} 笔")).ToBeVisibleAsync();
        await screen.LookAsync("batch-settled");
    }

    /// <summary>The firm: the first claim is paid, the last of several came back with its reason.</summary>
    public static async Task SeePaidAsync(Screen screen, IReadOnlyList<string> claims)
    {
        await screen.Page.GotoAsync(claims[0]);
        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "已到账", Exact = true })).ToBeVisibleAsync();
        await screen.LookAsync("claim-paid");
        if (claims.Count > 1)
        {
            await screen.Page.GotoAsync(claims[^1]);
            await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "银行退回", Exact = true })).ToBeVisibleAsync();
            await Expect(screen.Page.GetByText(Reason).First).ToBeVisibleAsync();
        }
    }

    /// <summary>Anyone: the firm stands in the public record.</summary>
    public static async Task SeePublishedAsync(Screen screen, string firm)
    {
        await screen.Page.GotoAsync(Urls.Disclosure);
        await Expect(screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = firm }).First).ToBeVisibleAsync();
        await screen.LookAsync("disclosure");
    }

    private static string Answer(string[] payments)
    {
        var today = BusinessClock.DateOf(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = new StringBuilder(County.BankHeader);
        for (var i = 0; i < payments.Length; i++)
        {
            var cells = payments[i].Split(',');
            var comesBack = payments.Length > 1 && i == payments.Length - 1;
            answer.Append(
                CultureInfo.InvariantCulture,
                $"{cells[0]},{cells[4]},{(comesBack ? "退回" : "已付")},{today},NS{i + 1:D6},{(comesBack ? Reason : "")}\r\n"
            );
        }

        return answer.ToString();
    }
}
