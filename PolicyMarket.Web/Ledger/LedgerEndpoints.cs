using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Ledger;

/// <summary>Trial balance and statement as downloads, with the days and conditions of the page.</summary>
public static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        MapTrial(routes, Urls.LedgerTrialCsv, LedgerFormat.Csv);
        MapTrial(routes, Urls.LedgerTrialWorkbook, LedgerFormat.Workbook);
        MapStatement(routes, Urls.LedgerStatementCsv, LedgerFormat.Csv);
        MapStatement(routes, Urls.LedgerStatementWorkbook, LedgerFormat.Workbook);
    }

    private static void MapTrial(IEndpointRouteBuilder routes, string address, LedgerFormat format) =>
        routes
            .MapGet(
                address,
                async (string? from, string? to, ClaimsPrincipal user, LedgerExport export, BusinessClock clock, CancellationToken ct) =>
                {
                    var (first, last) = LedgerFilter.Days(from, to, clock.Today);
                    return Answer(await export.TrialAsync(user.RequiredPersonId(), first, last, format, ct));
                }
            )
            .RequireAuthorization(ForReaders);

    private static void MapStatement(IEndpointRouteBuilder routes, string address, LedgerFormat format) =>
        routes
            .MapGet(
                address,
                async (HttpRequest request, ClaimsPrincipal user, LedgerExport export, BusinessClock clock, CancellationToken ct) =>
                {
                    var query = request.Query;
                    var filter = LedgerFilter.Parse(
                        clock.Today,
                        query["from"],
                        query["to"],
                        query["fund"],
                        query["account"],
                        query["phase"],
                        query["claim"],
                        query["author"]
                    );
                    return Answer(await export.StatementAsync(user.RequiredPersonId(), filter, format, ct));
                }
            )
            .RequireAuthorization(ForReaders);

    private static void ForReaders(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor);

    private static IResult Answer(Result<LedgerFile> file) =>
        file is { Succeeded: true, Value: { } made }
            ? Results.File(made.Content, made.ContentType, made.FileName)
            : Results.Text(file.Why, statusCode: StatusCodes.Status409Conflict);
}
