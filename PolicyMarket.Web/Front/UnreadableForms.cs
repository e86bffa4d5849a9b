using Microsoft.AspNetCore.Antiforgery;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Refuses a post that is no readable form with 400. The check of the token does so for most pages; the pages that need no token would answer with a server
/// error.
/// </summary>
internal static class UnreadableForms
{
    private const string Handler = "_handler";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (
            HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }
            && !await IsReadableAsync(context.Request)
        )
        {
            BodyLimits.Refuse(context, StatusCodes.Status400BadRequest);
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsReadableAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ContainsKey(Handler);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }
}
