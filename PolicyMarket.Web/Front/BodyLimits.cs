using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Refuses a body that is too large: by its announced length before a byte is read, otherwise at the limit. Addresses that take files raise the limit by
/// <see cref="IRequestSizeLimitMetadata"/>.
/// </summary>
internal sealed class BodyLimits(BigPosts posts)
{
    /// <summary>A form of somebody who is not signed in.</summary>
    public const long AnonymousBytes = 64 * 1024;

    /// <summary>A form of a signed-in person.</summary>
    public const long SignedInBytes = 1024 * 1024;

    /// <summary>A small table that a page reads over its circuit.</summary>
    public const long SmallTableBytes = 9 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }

        var limit = LimitOf(context);
        if (request.ContentLength > limit)
        {
            Refuse(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (context.User.PersonId() is null && !posts.MayCome(context))
        {
            Refuse(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        await ReadAsync(context, limit, next);
    }

    /// <summary>The page of the status is fetched as any page is: it must not look for a form in the body that was refused.</summary>
    internal static void Refuse(HttpContext context, int status)
    {
        context.Request.Method = HttpMethods.Get;
        context.Response.Headers.ContentType = default; // the status pages speak only where no one has said what the body is
        context.Response.StatusCode = status;
    }

    private static async Task ReadAsync(HttpContext context, long limit, RequestDelegate next)
    {
        if (context.Request.ContentLength is not null)
        {
            await next(context);
            return;
        }

        var (whole, limited) = (context.Request.Body, new LimitedBody(context.Request.Body, limit));
        context.Request.Body = limited;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException) when (limited.IsExceeded && !context.Response.HasStarted)
        {
            context.Response.Clear();
        }
        finally
        {
            context.Request.Body = whole;
        }

        // Whoever read the form may have taken the cut body for a form without its token.
        if (limited.IsExceeded && !context.Response.HasStarted)
        {
            Refuse(context, StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static long LimitOf(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var stated = metadata?.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;

        // An address behind sign-in turns a stranger away before it reads anything.
        return context.User.PersonId() is not null || metadata?.GetMetadata<IAuthorizeData>() is not null ? stated ?? SignedInBytes : AnonymousBytes;
    }
}
