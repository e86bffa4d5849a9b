using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.PublicPages;

/// <summary>
/// Adds to the default policy of the output cache, which keeps answers without cookies to visitors who are not signed in: an answer is kept until a row that
/// public pages show changes or the business day ends, and for <see cref="PublicPageOptions.KeptSeconds"/> at the most.
/// </summary>
internal sealed class PublicPagePolicy(PublicContent content, BusinessClock clock, PublicPageOptions options, IOptions<AntiforgeryOptions> forms)
    : IOutputCachePolicy
{
    public const string Name = "public";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.EnableOutputCaching &= options.KeptSeconds > 0;
        var values = context.CacheVaryByRules.VaryByValues;
        values["content"] = content.Version.ToString(CultureInfo.InvariantCulture);
        values["day"] = clock.Today.ToString("O", CultureInfo.InvariantCulture);
        values["navigation"] = IsEnhanced(http.Request.Headers.Accept) ? "part" : "page";
        values["encoding"] = EncodingOf(http.Request.Headers.AcceptEncoding);
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(options.KeptSeconds);
        if (context.AllowCacheStorage)
        {
            http.Response.OnStarting(() => RemoveFormCookieAsync(http.Response));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>
    /// Rendering sends the antiforgery cookie with every page. These pages have no form that needs it, and a page that has one sends it again.
    /// </summary>
    private Task RemoveFormCookieAsync(HttpResponse response)
    {
        response.Headers.SetCookie = response.Headers.SetCookie.Where(cookie => !IsOfForms(cookie)).ToArray();
        return Task.CompletedTask;
    }

    private bool IsOfForms(string? cookie) => cookie?.StartsWith(forms.Value.Cookie.Name + "=", StringComparison.Ordinal) == true;

    /// <summary>Navigation inside the site asks for the page in another form.</summary>
    private static bool IsEnhanced(StringValues accept) => accept.ToString().Contains("blazor-enhanced-nav", StringComparison.Ordinal);

    /// <summary>The two encodings in which answers are compressed.</summary>
    private static string EncodingOf(StringValues accepted)
    {
        var text = accepted.ToString();
        return (text.Contains("br", StringComparison.Ordinal) ? "br" : "") + (text.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "");
    }
}
