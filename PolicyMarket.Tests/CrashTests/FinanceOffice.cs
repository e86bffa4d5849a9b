using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>Maker and checker before their browsers. Their cookies outlive the program, as they do in a browser.</summary>
internal sealed class FinanceOffice(Uri address, string bankDay) : IDisposable
{
    private readonly Visitor maker = Sit(address);
    private readonly Visitor checker = Sit(address);
    private bool isSignedIn;

    public void Dispose()
    {
        maker.Dispose();
        checker.Dispose();
    }

    public async Task SignInAsync()
    {
        if (!isSignedIn)
        {
            await maker.SignInAsync($"p-{Roles.Finance}", Seeds.Password);
            await checker.SignInAsync($"p-{Roles.FinanceChecker}", Seeds.Password);
            isSignedIn = true;
        }
    }

    /// <summary>
    /// From payouts to a settled batch, where every second answer of the bank is a return. Each step may have been done before: it is sent again all the same,
    /// as people do when no answer came.
    /// </summary>
    public async Task SettleAsync(IReadOnlyList<long> payoutIds)
    {
        var path = await MakeAsync(payoutIds);
        if (Has(await checker.PageAsync(path), "approve"))
        {
            using var approved = await checker.SubmitAsync(path, "approve");
            Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        }

        if (Has(await maker.PageAsync(path), "result"))
        {
            using var instruction = await maker.GetAsync(path + "/instruction");
            var answer = Answer(await instruction.Content.ReadAsStringAsync());
            using var taken = await maker.SubmitAsync(path, "result", ("Result.File", "回单.csv", answer));
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        Assert.Contains("已结清", (await maker.PageAsync(path)).Body?.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The batch of these payouts: made now, or found on the claim pages' desk when the answer to the making was lost.</summary>
    private async Task<string> MakeAsync(IReadOnlyList<long> payoutIds)
    {
        (string, string)[] fields = [.. payoutIds.Select(id => ("Make.PayoutIds", id.ToString(CultureInfo.InvariantCulture)))];
        using var made = await maker.SubmitAsync(Urls.Payouts, "make", fields);
        if (made.Headers.Location is { } to)
        {
            return to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString;
        }

        // Approved or settled already: the newest batch is the one.
        var page = await maker.PageAsync(Urls.Payouts);
        return page.QuerySelector("section[aria-labelledby=batches] tbody tr a")?.GetAttribute("href")
            ?? throw new InvalidOperationException($"No batch was made: {(await Visitor.ReadAsync(made)).QuerySelector("[role=alert]")?.TextContent}");
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
            text.Append(CultureInfo.InvariantCulture, $"{cells[0]},{cells[4]},{(isPaid ? "已付" : "退回")},{bankDay},B{cells[0]},{(isPaid ? "" : "账号不存在")}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static bool Has(IHtmlDocument page, string formName) =>
        page.Forms.Any(f => f.QuerySelector<IHtmlInputElement>("input[name=_handler]")?.Value == formName);

    private static Visitor Sit(Uri address) =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) });
}
