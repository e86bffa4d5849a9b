using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Commands;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>Under which names the server answers, and whom it believes that a request came over TLS.</summary>
public sealed class HostAndProxyTests
{
    private const string Ours = "zc.example.gov.cn";
    private static readonly (string, string) OurHost = ("AllowedHosts", Ours);

    [Fact]
    public async Task A_foreign_host_gets_400_and_stands_in_no_redirect()
    {
        await using var front = await FrontHost.StartAsync("10.0.0.5", OurHost);
        using var client = front.Client();
        foreach (var path in new[] { Urls.Payouts, Urls.SignIn, Urls.Supermarket, "/desk/payouts/", Urls.ImportUpload, Urls.DisclosureCsv, "/none/" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var response = await SendAsync(client, method, path, "evil.example");
                Assert.Equal($"{method} {path} BadRequest ", $"{method} {path} {response.StatusCode} {response.Headers.Location}");
                Assert.DoesNotContain("evil.example", response.Headers.ToString() + await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        using var challenge = await SendAsync(client, HttpMethod.Get, Urls.Payouts, Ours);
        Assert.Equal((HttpStatusCode.Found, Ours), (challenge.StatusCode, challenge.Headers.Location?.Host));
        using var signOut = await SendAsync(client, HttpMethod.Post, Urls.SignOut, "evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
    }

    [Fact]
    public async Task Only_a_listed_proxy_says_that_a_request_came_over_tls()
    {
        await using (var behind = await FrontHost.StartAsync("10.0.0.5", OurHost, ("Proxy:KnownProxies:0", "10.0.0.5")))
        {
            using var client = behind.Client();
            using var page = await SendAsync(client, HttpMethod.Get, Urls.SignIn, Ours, "https");
            Assert.Contains("max-age=31536000", Single(page, "Strict-Transport-Security"), StringComparison.Ordinal);
            Assert.Contains("; secure", Single(page, "Set-Cookie"), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("frame-ancestors 'none'", Single(page, "Content-Security-Policy"), StringComparison.Ordinal);
            using var challenge = await SendAsync(client, HttpMethod.Get, Urls.Payouts, Ours, "https");
            Assert.StartsWith($"https://{Ours}/sign-in", challenge.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        await using var other = await FrontHost.StartAsync("10.0.0.9", OurHost, ("Proxy:KnownNetworks", "10.0.1.0/24"));
        using var stranger = other.Client();
        using var answer = await SendAsync(stranger, HttpMethod.Get, Urls.SignIn, Ours, "https");
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("; secure", Single(answer, "Set-Cookie"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_every_cookie_is_secure()
    {
        await using var front = await FrontHost.StartAsync("10.0.0.5", ("Proxy:IsTls", "true"), OurHost);
        using var client = front.Client();
        client.BaseAddress = new Uri("https://localhost/");
        using var visitor = new PolicyMarket.Tests.Web.Host.Visitor(client);
        using var signedIn = await visitor.TrySignInAsync($"p-{Roles.Finance}", Seeds.Password);

        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("policymarket=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_proxy_a_forwarded_header_says_nothing()
    {
        await using var front = await FrontHost.StartAsync("10.0.0.5", OurHost);
        using var client = front.Client();
        using var page = await SendAsync(client, HttpMethod.Get, Urls.SignIn, Ours, "https");

        Assert.DoesNotContain("; secure", Single(page, "Set-Cookie"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0", "AllowedHosts")]
    [InlineData("--AllowedHosts=*", "任何主机名")]
    [InlineData("--AllowedHosts=http://a.example:80", "不是主机名")]
    [InlineData("--Proxy:KnownProxies=proxy.example", "不是 IP 地址")]
    [InlineData("--Proxy:KnownNetworks=10.0.0.0/99", "不是网段")]
    [InlineData("--Proxy:IsTls=ja", "只能写 true 或 false")]
    [InlineData("--Hsts:MaxAgeDays=-1", "0 到 3650")]
    public async Task A_setting_that_cannot_be_used_is_named_before_anything_starts(string setting, string says)
    {
        using var folder = new Folder();
        var run = await CommandRun.OfAsync("serve", "--environment=Production", $"--data={folder.At("data")}", setting);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Contains("什么也没有做", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    [Fact]
    public async Task A_return_address_beyond_ascii_is_encoded()
    {
        await using var front = await FrontHost.StartAsync();
        using var visitor = front.Host.Visit();
        using var response = await visitor.TrySignInAsync($"p-{Roles.Firm}", Seeds.Password, Urls.SignInThen("/firm/claims?q=中文\r\nX: 1#甲"));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith(
            "/firm/claims?q=%E4%B8%AD%E6%96%87X:%201#%E7%94%B2",
            response.Headers.Location?.OriginalString.Replace("%0D%0A", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private static string Single(HttpResponseMessage response, string header) => string.Join(" | ", response.Headers.GetValues(header));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string host, string? forwarded = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", forwarded);
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Host", "evil.example");
        }

        return await client.SendAsync(request);
    }
}
