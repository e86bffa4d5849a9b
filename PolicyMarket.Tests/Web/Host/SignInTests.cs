using System.Net;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Signing in and out, through the program itself.</summary>
public sealed class SignInTests(HostTown host) : IClassFixture<HostTown>
{
    [Theory]
    [InlineData(Roles.Firm, Urls.FirmHome)]
    [InlineData(Roles.Officer, Urls.PreCheck)]
    [InlineData(Roles.Finance, Urls.Payouts)]
    [InlineData(Roles.FinanceChecker, Urls.Payouts)]
    [InlineData(Roles.Supervisor, Urls.Runs)]
    [InlineData(Roles.Administrator, Urls.People)]
    public async Task The_right_password_leads_to_the_desk_of_the_role(string role, string start)
    {
        using var visitor = host.Host.Visit();
        using var response = await visitor.TrySignInAsync($"p-{role}", Seeds.Password);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(start, PathOf(response));
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_ends_with_the_browser()
    {
        using var visitor = host.Host.Visit();
        using var response = await visitor.TrySignInAsync($"p-{Roles.Firm}", Seeds.Password);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("policymarket=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData($"p-{Roles.Firm}", "wrong-password-1")]
    [InlineData("nobody", Seeds.Password)]
    [InlineData($"p-{Roles.Firm}", "")]
    [InlineData("", "")]
    [InlineData("' OR 1=1 --", "' OR 1=1 --")]
    public async Task A_wrong_pair_stays_outside_and_is_told_nothing_about_the_name(string userName, string password)
    {
        using var visitor = host.Host.Visit();
        using var response = await visitor.TrySignInAsync(userName, password);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = (await Visitor.ReadAsync(response)).Body?.TextContent ?? "";
        Assert.Contains(userName.Length == 0 || password.Length == 0 ? "请" : "登录名或密码不对，没有登录", text, StringComparison.Ordinal);
        using var home = await visitor.GetAsync(Urls.FirmHome);
        Assert.Equal(Urls.SignIn, PathOf(home));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await host.Town.Record.PersonAsync("locked-out", Roles.Supervisor);
        using var visitor = host.Host.Visit();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await visitor.TrySignInAsync("locked-out", $"wrong-password-{i}");
        }

        using var right = await visitor.TrySignInAsync("locked-out", Seeds.Password);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("账号锁定 15 分钟", (await Visitor.ReadAsync(right)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_deactivated_cannot_sign_in()
    {
        var id = await host.Town.Record.PersonAsync("gone", Roles.Supervisor);
        Town.Done(await host.Town.Record.Get<PeopleDesk>().DeactivateAsync(host.Town.Administrator, id, Town.Ct));
        using var visitor = host.Host.Visit();
        using var response = await visitor.TrySignInAsync("gone", Seeds.Password);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/firm/claims", "/firm/claims")]
    [InlineData("https://evil.example/", Urls.FirmHome)]
    [InlineData("//evil.example/", Urls.FirmHome)]
    [InlineData("/\\evil.example/", Urls.FirmHome)]
    public async Task After_sign_in_only_a_local_page_is_returned_to(string returnUrl, string expected)
    {
        using var visitor = host.Host.Visit();
        using var response = await visitor.TrySignInAsync($"p-{Roles.Firm}", Seeds.Password, Urls.SignInThen(returnUrl));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(expected, PathOf(response));
        Assert.True(response.Headers.Location is { IsAbsoluteUri: false } or { Host: "localhost" });
    }

    [Fact]
    public async Task Sign_in_without_its_token_is_refused()
    {
        using var visitor = host.Host.Visit();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Input.UserName"] = $"p-{Roles.Firm}",
            ["Input.Password"] = Seeds.Password,
        });
        using var response = await visitor.PostAsync(Urls.SignIn, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("policymarket=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sign_out_needs_its_token_and_ends_the_session()
    {
        using var visitor = host.Host.Visit();
        await visitor.SignInAsync($"p-{Roles.Firm}", Seeds.Password);
        using var empty = new FormUrlEncodedContent([]);
        using var without = await visitor.PostAsync(Urls.SignOut, empty);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using (var still = await visitor.GetAsync(Urls.FirmHome))
        {
            Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        }

        var page = await visitor.PageAsync(Urls.FirmHome);
        var token = page.QuerySelector($"form[action='{Urls.SignOut}'] input[name=__RequestVerificationToken]")?.GetAttribute("value");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token ?? "" });
        using var with = await visitor.PostAsync(Urls.SignOut, content);
        Assert.Equal(HttpStatusCode.Found, with.StatusCode);
        using var after = await visitor.GetAsync(Urls.FirmHome);
        Assert.Equal(Urls.SignIn, PathOf(after));
    }

    private static string PathOf(HttpResponseMessage response)
    {
        var location = response.Headers.Location?.OriginalString ?? "";
        return (location.StartsWith("http://localhost", StringComparison.Ordinal) ? location["http://localhost".Length..] : location).Split('?')[0];
    }
}
