using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Signing in and out, through the program itself.</summary>
public sealed class SignInTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData(Roles.Firm, Urls.FirmHome)]
    [InlineData(Roles.Officer, Urls.PreCheck)]
    [InlineData(Roles.Finance, Urls.Payouts)]
    [InlineData(Roles.FinanceChecker, Urls.Payouts)]
    [InlineData(Roles.Supervisor, Urls.Oversight)]
    [InlineData(Roles.Leader, Urls.YearReport)]
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
    public async Task Five_wrong_passwords_are_the_most_from_one_place_and_a_known_device_stays_free()
    {
        await host.County.Record.PersonAsync("guessed", Roles.Supervisor);
        using var owner = host.Host.Visit();
        await owner.SignInAsync("guessed", Seeds.Password); // the device is known from now on
        using var stranger = host.Host.Visit();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await stranger.TrySignInAsync("guessed", $"wrong-password-{i}");
            Assert.Contains("登录名或密码不对", (await Visitor.ReadAsync(wrong)).Body?.TextContent, StringComparison.Ordinal);
        }

        using var right = await stranger.TrySignInAsync("guessed", Seeds.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("尝试的次数过多", (await Visitor.ReadAsync(right)).Body?.TextContent, StringComparison.Ordinal);

        await owner.SignInAsync("guessed", Seeds.Password); // a stranger's guesses do not keep the owner out
    }

    [Fact]
    public async Task An_unknown_name_gets_the_same_words_as_a_wrong_password_also_when_throttled()
    {
        await host.County.Record.PersonAsync("known-name", Roles.Supervisor);
        var known = await WordsAsync("known-name");
        var unknown = await WordsAsync("unknown-name");

        Assert.Equal(known, unknown);
        Assert.Contains("尝试的次数过多", known[^1], StringComparison.Ordinal);
    }

    private async Task<List<string>> WordsAsync(string name)
    {
        using var visitor = host.Host.Visit();
        var words = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await visitor.TrySignInAsync(name, "wrong-password-1");
            words.Add((await Visitor.ReadAsync(response)).QuerySelector("[role=alert]")?.TextContent ?? "");
        }

        return words;
    }

    [Fact]
    public async Task Somebody_deactivated_cannot_sign_in()
    {
        var id = await host.County.Record.PersonAsync("gone", Roles.Supervisor);
        County.Done(await host.County.Record.Get<PeopleDesk>().DeactivateAsync(host.County.Administrator, id, County.Ct));
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
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["Input.UserName"] = $"p-{Roles.Firm}",
                ["Input.Password"] = Seeds.Password,
            }
        );
        using var response = await visitor.PostAsync(Urls.SignIn, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(
            response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("policymarket=", StringComparison.Ordinal))
        );
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
