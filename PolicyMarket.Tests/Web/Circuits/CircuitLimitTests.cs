using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>Circuits are counted by person and by address; whoever is above the limit is told so.</summary>
public sealed class CircuitLimitTests
{
    [Fact]
    public async Task One_more_than_the_limit_of_a_person_is_refused_in_words_until_one_is_closed()
    {
        await using var county = await CircuitFixture.CreateAsync(("Circuits:MostPerPerson", "2"));
        var (visitor, cookie, _) = await county.OfficerAsync();
        using var officer = visitor;
        Assert.Equal("open", await CodeAsync(county, cookie));
        var first = await county.OpenAsync(cookie);
        await using var second = await county.OpenAsync(cookie);
        await EventuallyAsync(async () => await CodeAsync(county, cookie) == "person-full");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => county.OpenAsync(cookie));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        Assert.Contains("已打开 2 个工作台窗口", (await StateAsync(county, cookie)).GetProperty("what").GetString(), StringComparison.Ordinal);
        var (other, otherCookie, _) = await county.OfficerAsync();
        using var neighbour = other;
        await using var third = await county.OpenAsync(otherCookie);

        await first.DisposeAsync();
        await EventuallyAsync(async () => await CodeAsync(county, cookie) == "open");
        await using var fourth = await county.OpenAsync(cookie);
    }

    [Fact]
    public async Task One_more_than_the_limit_of_an_address_is_refused_whoever_it_is()
    {
        await using var county = await CircuitFixture.CreateAsync(("Circuits:MostPerAddress", "1"));
        var (visitor, cookie, _) = await county.OfficerAsync();
        using var officer = visitor;
        var (other, otherCookie, _) = await county.OfficerAsync();
        using var neighbour = other;
        await using var first = await county.OpenAsync(cookie);
        await EventuallyAsync(async () => await CodeAsync(county, otherCookie) == "address-full");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => county.OpenAsync(otherCookie));

        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_origin_of_the_configuration_is_allowed_beside_our_own()
    {
        await using var county = await CircuitFixture.CreateAsync(("Circuits:AllowedOrigins:0", "https://policy.example.cn"));
        var (visitor, cookie, _) = await county.OfficerAsync();
        using var officer = visitor;

        using var allowed = await county.ConnectAsync(cookie, "https://policy.example.cn");
        await Assert.ThrowsAnyAsync<Exception>(() => county.ConnectAsync(cookie, "http://policy.example.cn"));
    }

    [Fact]
    public async Task A_page_that_has_lost_its_circuit_is_led_to_sign_in()
    {
        await using var county = await CircuitFixture.CreateAsync();
        var state = await StateAsync(county, cookie: "");

        Assert.Equal("signed-out", state.GetProperty("code").GetString());
        Assert.Contains("已退出登录", state.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal(Urls.SignIn, state.GetProperty("link").GetString());
    }

    private static async Task<string?> CodeAsync(CircuitFixture county, string cookie) =>
        (await StateAsync(county, cookie)).GetProperty("code").GetString();

    private static async Task<JsonElement> StateAsync(CircuitFixture county, string cookie)
    {
        using var client = county.Host.CreateClient(new() { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Urls.CircuitState, UriKind.Relative));
        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A connection is counted shortly after its handshake was answered.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> isTrue)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await isTrue())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("It did not become true within ten seconds.");
    }
}
