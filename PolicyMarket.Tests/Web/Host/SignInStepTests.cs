using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Steps between a right password and the desk: an own password, and a second factor.</summary>
public sealed class SignInStepTests : IAsyncLifetime
{
    private County county = null!; // set before each test

    public async Task InitializeAsync() => county = await County.CreateAsync();

    public Task DisposeAsync() => county.DisposeAsync().AsTask();

    [Fact]
    public async Task Handed_over_password_opens_nothing_until_it_is_changed()
    {
        await using var host = new TestHost(county, "Development");
        County.Done(await county.Record.Get<PeopleDesk>().AddAsync(null, new NewPerson("xin", "新人", Seeds.Password, [Roles.Administrator]), County.Ct));
        using var visitor = host.Visit();
        await visitor.SignInAsync("xin", Seeds.Password);
        foreach (var path in new[] { Urls.People, Urls.Supermarket, Urls.Account, Urls.DisclosureCsv, "/claims/1" })
        {
            using var turnedAway = await visitor.GetAsync(path);
            Assert.Equal($"{path} {Urls.AccountPassword}", $"{path} {PathOf(turnedAway)}");
        }

        using (var negotiated = await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1", new StringContent("")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, negotiated.StatusCode);
        }

        var token = (await visitor.PageAsync(Urls.AccountPassword)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using (
            var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "add",
                    ["__RequestVerificationToken"] = token,
                    ["Input.UserName"] = "zwei",
                }
            )
        )
        using (var posted = await visitor.PostAsync(Urls.People, form))
        {
            Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        }

        using (var style = await visitor.GetAsync("/app.css"))
        {
            Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        }

        using var changed = await visitor.SubmitAsync(
            Urls.AccountPassword,
            "password",
            ("Input.Old", Seeds.Password),
            ("Input.New", "another-horse-8"),
            ("Input.Again", "another-horse-8")
        );
        Assert.Equal(Urls.People, PathOf(changed));
        await visitor.PageAsync(Urls.People);
    }

    [Fact]
    public async Task One_switch_leads_a_desk_role_through_the_set_up_and_asks_the_code_at_the_next_sign_in()
    {
        await using var host = new TestHost(county, "Development", new Dictionary<string, string> { ["SecondFactor:IsRequired"] = "true" });
        using var visitor = host.Visit();
        await visitor.SignInAsync("p-FinanceChecker", Seeds.Password);
        using (var turnedAway = await visitor.GetAsync(Urls.Payouts))
        {
            Assert.Equal(Urls.AccountSecondFactor, PathOf(turnedAway));
        }

        using (var begun = await visitor.SubmitAsync(Urls.AccountSecondFactor, "begin", ("Begin.Password", Seeds.Password)))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        var page = await visitor.PageAsync(Urls.AccountSecondFactor);
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        var app = new Authenticator(
            county.Record,
            Authenticator.Decode(page.QuerySelector(".secret")?.TextContent.Replace(" ", "", StringComparison.Ordinal) ?? "")
        );
        using (var confirmed = await visitor.SubmitAsync(Urls.AccountSecondFactor, "confirm", ("Confirm.Code", app.Code)))
        {
            Assert.Equal(10, (await Visitor.ReadAsync(confirmed)).QuerySelectorAll(".codes code").Length);
        }

        await visitor.PageAsync(Urls.Payouts);
        using var again = host.Visit();
        using (var password = await again.TrySignInAsync("p-FinanceChecker", Seeds.Password))
        {
            Assert.Equal(Urls.SignInCode, PathOf(password));
        }

        using (var turnedAway = await again.GetAsync(Urls.Payouts))
        {
            Assert.Equal(Urls.SignInCode, PathOf(turnedAway));
        }

        using (var wrong = await again.SubmitAsync(Urls.SignInCode, "code", ("Input.Code", app.Code)))
        {
            Assert.Contains("已经用过", (await Visitor.ReadAsync(wrong)).QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
        }

        using var given = await again.SubmitAsync(Urls.SignInCode, "code", ("Input.Code", app.Next()));
        Assert.Equal(Urls.Payouts, PathOf(given));
        await again.PageAsync(Urls.Payouts);
    }

    [Fact]
    public async Task Second_factor_is_required_in_Production_and_firms_need_none()
    {
        await using var host = new TestHost(county, "Production");
        using var officer = host.Visit();
        await officer.SignInAsync("p-Officer", Seeds.Password);
        using (var turnedAway = await officer.GetAsync(Urls.PreCheck))
        {
            Assert.Equal(Urls.AccountSecondFactor, PathOf(turnedAway));
        }

        using var firm = host.Visit();
        await firm.SignInAsync("p-Firm", Seeds.Password);
        await firm.PageAsync(Urls.FirmHome);
    }

    public static TheoryData<string> Endings() => ["deactivate", "roles", "password", "end"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Session_ends_at_once_with_what_reduces_access(string how)
    {
        await using var host = new TestHost(county, "Development");
        using var visitor = host.Visit();
        await visitor.SignInAsync("p-Supervisor", Seeds.Password);
        await visitor.PageAsync(Urls.Runs);
        var id = county.People[Roles.Supervisor];
        var people = host.Services.GetRequiredService<PeopleDesk>();
        _ = how switch
        {
            "deactivate" => County.Done(await people.DeactivateAsync(county.Administrator, id, County.Ct)),
            "roles" => County.Done(await people.SetRolesAsync(null, id, [Roles.Supervisor, Roles.Finance], County.Ct)),
            "password" => County.Done(await people.SetPasswordAsync(county.Administrator, id, "another-horse-8", mustChange: true, County.Ct)),
            _ => County.Done(await host.Services.GetRequiredService<SessionDesk>().EndAllAsync(county.Administrator, id, County.Ct)),
        };

        using var after = await visitor.GetAsync(Urls.Runs);
        Assert.Equal(Urls.SignIn, PathOf(after));
    }

    [Fact]
    public async Task Cookie_of_a_session_that_signed_out_is_worth_nothing()
    {
        await using var host = new TestHost(county, "Development");
        using var visitor = host.Visit();
        using var signedIn = await visitor.TrySignInAsync("p-Supervisor", Seeds.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("policymarket=", StringComparison.Ordinal)).Split(';')[0];
        var page = await visitor.PageAsync(Urls.Runs);
        var token = page.QuerySelector($"form[action='{Urls.SignOut}'] input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var signedOut = await visitor.PostAsync(Urls.SignOut, content);

        using var thief = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        using var stolen = await thief.GetAsync(new Uri(Urls.Runs, UriKind.Relative));
        Assert.Equal(Urls.SignIn, PathOf(stolen));
        Assert.Equal(SessionEnd.SignOut, await county.Record.ReadAsync(db => db.PersonSessions.Select(s => s.EndReason).SingleAsync()));
    }

    [Fact]
    public async Task Owner_ends_another_session_on_the_account_page()
    {
        await using var host = new TestHost(county, "Development");
        using var here = host.Visit();
        using var there = host.Visit();
        await here.SignInAsync("p-Firm", Seeds.Password);
        await there.SignInAsync("p-Firm", Seeds.Password);
        var page = await here.PageAsync(Urls.Account);
        var form = page.QuerySelectorAll("input[name=_handler]")
            .Select(i => i.GetAttribute("value") ?? "")
            .Single(v => v.StartsWith("end-", StringComparison.Ordinal) && v != "end-others");
        using var ended = await here.SubmitAsync(Urls.Account, form);

        Assert.Contains("已经结束", (await Visitor.ReadAsync(ended)).QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        using var after = await there.GetAsync(Urls.FirmHome);
        Assert.Equal(Urls.SignIn, PathOf(after));
        await here.PageAsync(Urls.FirmHome);
    }

    private async Task<Authenticator> SetUpAsync(Visitor visitor, string userName)
    {
        await visitor.SignInAsync(userName, Seeds.Password);
        using var begun = await visitor.SubmitAsync(Urls.AccountSecondFactor, "begin", ("Begin.Password", Seeds.Password));
        var page = await visitor.PageAsync(Urls.AccountSecondFactor);
        var app = new Authenticator(
            county.Record,
            Authenticator.Decode(page.QuerySelector(".secret")?.TextContent.Replace(" ", "", StringComparison.Ordinal) ?? "")
        );
        using var confirmed = await visitor.SubmitAsync(Urls.AccountSecondFactor, "confirm", ("Confirm.Code", app.Code));
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        return app;
    }

    private static string PathOf(HttpResponseMessage response)
    {
        var location = response.Headers.Location?.OriginalString ?? "";
        return (location.StartsWith("http://localhost", StringComparison.Ordinal) ? location["http://localhost".Length..] : location).Split('?')[0];
    }
}
