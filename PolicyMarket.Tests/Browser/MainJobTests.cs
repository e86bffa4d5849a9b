using Microsoft.Playwright;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Browser;

/// <summary>The whole main job in a real Chromium against the real program with its demonstration: from the supermarket to the public record.</summary>
[Trait("Takes", "long")]
public sealed class MainJobTests : IAsyncLifetime
{
    /// <summary>Pages to which no link leads: they answer a request that went wrong, or a step of signing in.</summary>
    private static readonly string[] NotLinked = ["/access-denied", "/error", "/not-found", "/sign-in/code", "/status/{Code:int}"];

    private readonly List<Screen> screens = [];
    private RunningMarket market = null!; // set before the test

    public async Task InitializeAsync() => market = await RunningMarket.StartAsync();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task From_the_supermarket_to_the_public_record()
    {
        var anyone = await OpenAsync();
        await MainJob.ReadPoliciesAsync(anyone);
        var firm = FirmIn((await Accounts.OfRoleAsync(anyone.Page, "企业 · "))[0]);
        await anyone.LookAsync("sign-in");

        await CheckAsync(anyone, firm);

        var firmUser = await OpenAsync(firm);
        var claims = await MainJob.ConfirmAsync(firmUser);
        await MainJob.LookAtAsync(firmUser, (Urls.FirmClaims, "firm-claims"), (Urls.Notices, "notices"), (Urls.FirmAccounts, "accounts"));

        var maker = await OpenAsync("财政经办");
        var batch = await PaymentPath.MakeBatchAsync(maker, claims.Count);
        await PaymentPath.ApproveAsync(await OpenAsync("财政复核"), batch);
        await PaymentPath.SettleAsync(maker, batch, claims.Count);
        await MainJob.LookAtAsync(maker, (Urls.Payouts, "payouts-returned"), (Urls.Funds, "funds"));

        await PaymentPath.SeePaidAsync(firmUser, claims);
        await PaymentPath.SeePublishedAsync(anyone, firm);
        var administrator = await OpenAsync("管理员");
        await MainJob.UploadAsync(administrator);
        await MainJob.LookAtAsync(
            administrator,
            (Urls.People, "people"),
            (Urls.Departments, "departments"),
            (Urls.Runs, "runs"),
            (Urls.Run(1), "run"),
            (Urls.Imports, "imports")
        );

        // Open desks refresh themselves; what was noted on their pages stays known.
        foreach (var screen in screens.Except([anyone, firmUser]).ToList())
        {
            await screen.DisposeAsync();
        }

        var tour = await TourAsync(anyone, firmUser);

        Assert.Multiple([
            () => Assert.True(tour.PhoneFaults.Count == 0, string.Join("\n", tour.PhoneFaults)),
            () => Assert.Equal([], PageTour.Templates.Except(tour.Visited).Except(NotLinked).Order(StringComparer.Ordinal)),
            .. screens.Select((screen, i) => (Action)(() => screen.DemandNoErrors($"window {i + 1}"))),
        ]);
    }

    /// <summary>Every page of every role, with the rows that the main job left, reads like a page for a phone at 390 pixels.</summary>
    private async Task<PageTour> TourAsync(Screen anyone, Screen firmUser)
    {
        var tour = new PageTour();
        await anyone.Page.GotoAsync(Urls.Supermarket);
        await tour.WalkAsync(anyone, "anyone");
        await firmUser.Page.GotoAsync(Urls.FirmHome);
        await tour.WalkAsync(firmUser, "firm");
        foreach (
            var (role, name) in new[]
            {
                ("部门经办", "officer"),
                ("财政经办", "finance"),
                ("财政复核", "checker"),
                ("监督", "supervisor"),
                ("领导", "leader"),
                ("管理员", "administrator"),
            }
        )
        {
            var screen = await OpenAsync(role);
            await tour.WalkAsync(screen, name);
            await screen.DisposeAsync();
        }

        // The demonstration's document is of this officer's department.
        var science = await OpenAsync("王砚");
        await science.Page.GotoAsync(Urls.Documents);
        await tour.WalkAsync(science, "officer", Urls.Documents);
        await science.DisposeAsync();

        return tour;
    }

    /// <summary>Every officer who has something for the firm.</summary>
    private async Task CheckAsync(Screen anyone, string firm)
    {
        var done = 0;
        foreach (var officer in await Accounts.OfRoleAsync(anyone.Page, "部门经办"))
        {
            var screen = await OpenAsync(officer.Split('\n')[0].Trim());
            done += await MainJob.CheckAsync(screen, firm, done == 0) ? 1 : 0;
            await screen.DisposeAsync();
        }

        Assert.True(done > 0, $"No officer has anything for {firm} on the pre-check desk.");
    }

    /// <summary>A window of somebody's own, signed in with the listed account that has the text.</summary>
    private async Task<Screen> OpenAsync(string? account = null)
    {
        var screen = await Screen.OpenAsync(market.Browser, market.Address);
        screens.Add(screen);
        if (account is not null)
        {
            await Accounts.SignInAsync(screen.Page, account);
        }

        return screen;
    }

    /// <summary>"肖敏\n企业 · 涟源…有限公司\n填入" → "涟源…有限公司".</summary>
    private static string FirmIn(string account) => account.Split('·')[1].Split('\n')[0].Trim();
}
