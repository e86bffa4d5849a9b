using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Payouts;

/// <summary>The payment files of a batch and their seals as downloads.</summary>
public static class PayoutEndpoints
{
    public static void MapPayouts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                Urls.BatchFilePattern,
                static async (long batchId, string format, ClaimsPrincipal user, InstructionWriter writer, CancellationToken ct) =>
                    Answer(await writer.InstructionAsync(user.RequiredPersonId(), batchId, format, ct))
            )
            .RequireAuthorization(ForFinance);
        routes
            .MapGet(
                Urls.BatchFileSealPattern,
                static async (long batchId, string format, ClaimsPrincipal user, InstructionWriter writer, CancellationToken ct) =>
                    Answer(await writer.SealAsync(user.RequiredPersonId(), batchId, format, ct))
            )
            .RequireAuthorization(ForFinance);
    }

    private static void ForFinance(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Finance, Roles.FinanceChecker);

    private static IResult Answer(Result<InstructionFile> file) =>
        file is { Succeeded: true, Value: { } instruction }
            ? Results.File(instruction.Content, instruction.ContentType, instruction.FileName)
            : Results.Text(file.Why, statusCode: StatusCodes.Status409Conflict);
}
