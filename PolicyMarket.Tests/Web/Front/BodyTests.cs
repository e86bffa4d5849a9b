using System.Net;
using System.Net.Http.Headers;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>How much may be sent, and what is compressed on the way back.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private FrontHost front = null!; // set before each test

    public async Task InitializeAsync() => front = await FrontHost.StartAsync();

    public async Task DisposeAsync() => await front.DisposeAsync();

    [Fact]
    public async Task A_body_over_the_limit_is_refused_by_its_announced_length_in_words()
    {
        using var stranger = front.Host.Visit();
        using var maker = await front.SignedInAsync(Roles.Finance);

        await TooLargeAsync(stranger, Urls.SignIn, BodyLimits.AnonymousBytes + 1);
        await TooLargeAsync(stranger, "/none", BodyLimits.AnonymousBytes + 1);
        await TooLargeAsync(maker, Urls.Payouts, BodyLimits.SignedInBytes + 1);
        await TooLargeAsync(maker, Urls.DeskAccounts, BodyLimits.SignedInBytes + 1);
        await TooLargeAsync(maker, Urls.Batch(1), 2L * 1024 * 1024 * 1024);
    }

    [Fact]
    public async Task The_upload_of_an_import_takes_a_file_that_is_larger_than_any_form()
    {
        using var administrator = await front.SignedInAsync(Roles.Administrator);
        using var content = Endless(BodyLimits.SignedInBytes * 2);
        using var response = await administrator.PostAsync(Urls.ImportUpload, content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode); // no token, but not too large
    }

    [Fact]
    public async Task A_body_that_announces_no_length_is_cut_at_the_limit()
    {
        using var stranger = front.Host.Visit();
        using var maker = await front.SignedInAsync(Roles.Finance);
        foreach (
            var (visitor, path, bytes) in new[] { (stranger, Urls.SignIn, BodyLimits.AnonymousBytes), (maker, Urls.Payouts, BodyLimits.SignedInBytes) }
        )
        {
            using var content = Endless(bytes + 10_000);
            using var response = await visitor.SendAsync(path, content);
            Assert.Equal($"{path} RequestEntityTooLarge", $"{path} {response.StatusCode}");
            Assert.Contains("太大", (await Visitor.ReadAsync(response)).QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Large_bodies_of_strangers_are_bounded_in_number_and_sign_in_is_not()
    {
        using var stranger = front.Host.Visit();
        for (var i = 0; i < BigPosts.MostPerMinute; i++)
        {
            using var content = Body(BigPosts.SmallBytes + 1);
            using var taken = await stranger.PostAsync(Urls.SignIn, content);
            Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
        }

        using var more = Body(BigPosts.SmallBytes + 1);
        using var refused = await stranger.PostAsync(Urls.SignIn, more);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var signedIn = await front.SignedInAsync(Roles.Finance);
        using var page = await signedIn.GetAsync(Urls.Payouts);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_and_csv_are_compressed_once(string coding)
    {
        using var stranger = front.Host.Visit();
        Assert.Equal(coding, await CodingAsync(stranger, Urls.Supermarket, coding));
        Assert.Equal(coding, await CodingAsync(stranger, Urls.Search("机械"), coding));
        Assert.Equal(coding, await CodingAsync(stranger, Urls.DisclosureCsv, coding));
        Assert.DoesNotContain(",", await CodingAsync(stranger, "/app.css", coding), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_signed_in_person_that_repeats_the_query_is_not_compressed()
    {
        using var maker = await front.SignedInAsync(Roles.Finance);

        Assert.Equal("br", await CodingAsync(maker, Urls.Payouts, "br"));
        Assert.Equal("", await CodingAsync(maker, Urls.DeskAccounts + "?q=6222", "br"));
    }

    private static async Task<string> CodingAsync(Visitor visitor, string path, string coding)
    {
        using var response = await visitor.GetAsync(path, ("Accept-Encoding", coding));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("X-Content-Type-Options"));
        return string.Join(',', response.Content.Headers.ContentEncoding);
    }

    private static async Task TooLargeAsync(Visitor visitor, string path, long announced)
    {
        using var content = Body(10);
        content.Headers.ContentLength = announced;
        using var response = await visitor.PostAsync(path, content);
        Assert.Equal($"{path} RequestEntityTooLarge", $"{path} {response.StatusCode}");
        Assert.Contains("没有保存任何东西", (await Visitor.ReadAsync(response)).QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
    }

    private static ByteArrayContent Body(long bytes)
    {
        var content = new ByteArrayContent([.. Enumerable.Repeat((byte)'a', (int)bytes)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    /// <summary>A multipart form with one large part: of a url-encoded form the framework itself bounds each value.</summary>
    private static MultipartFormDataContent Endless(long bytes) => new() { { new ByteArrayContent(new byte[bytes]), "file", "x.bin" } };
}
