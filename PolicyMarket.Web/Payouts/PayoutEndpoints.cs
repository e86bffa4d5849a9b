using System.Security.Claims;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Payouts;

/// <summary>The payment instruction as a download.</summary>
public static class PayoutEndpoints
{
    public static void MapPayouts(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.BatchInstructionPattern, async (long batchId, ClaimsPrincipal user, InstructionWriter writer, CancellationToken ct) =>
        {
            var file = await writer.InstructionCsvAsync(user.RequiredPersonId(), batchId, ct);
            return file is { IsDone: true, Value: { } csv }
                ? Results.File(csv.Content, "text/csv; charset=utf-8", csv.FileName)
                : Results.Text(file.Why, statusCode: StatusCodes.Status409Conflict);
        }).RequireAuthorization(policy => policy.RequireRole(Roles.Finance, Roles.FinanceChecker));
}
