using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Payouts;

/// <summary>The payment instruction as downloads: CSV, and a workbook of text cells.</summary>
public static class PayoutEndpoints
{
    public static void MapPayouts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                Urls.BatchInstructionPattern,
                static async (long batchId, ClaimsPrincipal user, InstructionWriter writer, CancellationToken ct) =>
                    Answer(await writer.InstructionCsvAsync(user.RequiredPersonId(), batchId, ct))
            )
            .RequireAuthorization(ForFinance);
        routes
            .MapGet(
                Urls.BatchInstructionWorkbookPattern,
                static async (long batchId, ClaimsPrincipal user, InstructionWriter writer, CancellationToken ct) =>
                    Answer(await writer.InstructionWorkbookAsync(user.RequiredPersonId(), batchId, ct))
            )
            .RequireAuthorization(ForFinance);
    }

    private static void ForFinance(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Finance, Roles.FinanceChecker);

    private static IResult Answer(Result<InstructionFile> file) =>
        file is { Succeeded: true, Value: { } instruction }
            ? Results.File(instruction.Content, instruction.ContentType, instruction.FileName)
            : Results.Text(file.Why, statusCode: StatusCodes.Status409Conflict);
}
