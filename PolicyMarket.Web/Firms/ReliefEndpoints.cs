using Microsoft.AspNetCore.Antiforgery;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Firms;

/// <summary>A firm says by a form post whether it has enjoyed a relief.</summary>
internal static class ReliefEndpoints
{
    public static void MapReliefReports(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                Urls.FirmReliefReport,
                static async (HttpContext context, IAntiforgery antiforgery, ReliefReporting reporting, CancellationToken ct) =>
                {
                    if (!await antiforgery.HasFormTokenAsync(context))
                    {
                        return Results.BadRequest("页面已过期，没有记下。请返回“我的政策”，刷新后再试。");
                    }

                    var form = await context.Request.ReadFormAsync(ct);
                    var isEnjoyed = form["enjoyed"] == "true";
                    var reported = await reporting.ReportAsync(context.User.RequiredPersonId(), form["item"].ToString(), isEnjoyed, ct);
                    return reported.Succeeded
                        ? Results.LocalRedirect("~" + Urls.FirmHomeAfterReport(isEnjoyed))
                        : Results.Text(reported.Why, statusCode: StatusCodes.Status409Conflict);
                }
            )
            .RequireAuthorization(policy => policy.RequireRole(Roles.Firm));
}
