using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Shell;

/// <summary>
/// A form that its page no longer has, because the work went on in another window, or one whose token is too old. Blazor answers it with a bare 400 and
/// completes the answer; this keeps it open for the status page.
/// </summary>
internal static class LostForms
{
    /// <summary>Belongs inside the status pages.</summary>
    public static void UseLostForms(this IApplicationBuilder app) =>
        app.Use(
            static async (context, next) =>
            {
                if (!HttpMethods.IsPost(context.Request.Method))
                {
                    await next(context);
                    return;
                }

                var outer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
                var withheld = new WithheldBody(context, outer);
                context.Features.Set<IHttpResponseBodyFeature>(withheld);
                try
                {
                    await next(context);
                }
                finally
                {
                    context.Features.Set(outer);
                }

                if (withheld.IsBare)
                {
                    // The status pages speak only where no one has said what the body is, and a page is asked for, not sent a form.
                    context.Response.Headers.ContentType = default;
                    context.Request.Method = HttpMethods.Get;
                    context.Items[typeof(LostForms)] = true;
                }
            }
        );

    /// <summary>The page whose form was refused, to be opened again; null for any other status.</summary>
    public static string? PageOf(HttpContext? context) =>
        context?.Items.ContainsKey(typeof(LostForms)) is true && context.Features.Get<IStatusCodeReExecuteFeature>() is { } was
            ? was.OriginalPathBase + was.OriginalPath + was.OriginalQueryString
            : null;
}
