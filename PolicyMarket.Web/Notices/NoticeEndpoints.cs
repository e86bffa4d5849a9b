using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Notices;

/// <summary>Marks a notice as read, by a form post.</summary>
public static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                Urls.NoticeReadPattern,
                async (long noticeId, HttpContext context, IAntiforgery antiforgery, Inbox inbox, CancellationToken ct) =>
                {
                    if (!await antiforgery.HasFormTokenAsync(context))
                    {
                        return Results.BadRequest("页面已过期，没有改动。请返回收件箱，刷新后再试。");
                    }

                    await inbox.MarkReadAsync(context.User.RequiredPersonId(), noticeId, ct);
                    return Results.LocalRedirect("~" + (context.User.IsFirm() ? Urls.Notices : Urls.DeskNotices));
                }
            )
            .RequireAuthorization(policy => policy.RequireRole(Roles.Names.Keys));
}
