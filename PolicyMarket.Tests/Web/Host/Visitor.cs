using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>A browser without script: reads pages, fills forms with what stands in them, follows no redirect by itself.</summary>
internal sealed class Visitor(HttpClient client) : IDisposable
{
    private const string Handler = "_handler";
    private const string Token = "__RequestVerificationToken";

    public void Dispose() => client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<HttpResponseMessage> GetAsync(string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await client.SendAsync(request);
    }

    /// <summary>Posts without announcing a length.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content);

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>
    /// Sends the named form of a page with what stands in it, changed by <paramref name="fields"/>; a form that is not there is sent all the same, as somebody
    /// would who made it up.
    /// </summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string formName, params (string Name, string Value)[] fields) =>
        await SubmitAsync(path, formName, file: null, fields);

    /// <summary>As above, with one file.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(
        string path,
        string formName,
        (string Field, string FileName, byte[] Content)? file,
        params (string Name, string Value)[] fields
    )
    {
        var page = await PageAsync(path);
        var form = page.Forms.FirstOrDefault(f => f.QuerySelector<IHtmlInputElement>($"input[name={Handler}]")?.Value == formName);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Standing(form, page, formName).Where(f => !fields.Any(other => other.Name == f.Name)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        if (file is { } upload)
        {
            content.Add(new ByteArrayContent(upload.Content), upload.Field, upload.FileName);
        }

        return await PostAsync(path, content);
    }

    /// <summary>Signs in by the form; where that leads to, or the page that came back.</summary>
    public async Task<HttpResponseMessage> TrySignInAsync(string userName, string password, string path = "/sign-in") =>
        await SubmitAsync(path, "sign-in", ("Input.UserName", userName), ("Input.Password", password));

    public async Task SignInAsync(string userName, string password)
    {
        using var response = await TrySignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    /// <summary>Signs in; the cookie as a request carries it, for a client that keeps none by itself.</summary>
    public async Task<string> CookieAsync(string userName, string password)
    {
        using var response = await TrySignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var set = response.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("policymarket", StringComparison.Ordinal));
        return string.Join("; ", set.Select(c => c.Split(';')[0]));
    }

    /// <summary>Signs out by the form of a page.</summary>
    public async Task SignOutAsync(string page)
    {
        var token = (await PageAsync(page)).QuerySelector($"form[action='/sign-out'] input[name={Token}]")?.GetAttribute("value");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { [Token] = token ?? "" });
        using var response = await PostAsync("/sign-out", content);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    private static IEnumerable<(string Name, string Value)> Standing(IHtmlFormElement? form, IHtmlDocument page, string formName)
    {
        if (form is null)
        {
            yield return (Handler, formName);
            if (page.QuerySelector<IHtmlInputElement>($"input[name={Token}]") is { } token)
            {
                yield return (Token, token.Value);
            }

            yield break;
        }

        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]"))
        {
            if (input.Type is not ("checkbox" or "radio" or "file") || input.IsChecked)
            {
                yield return (input.Name ?? "", input.Value);
            }
        }
    }
}
