using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Ledger;

/// <summary>Reads for the ledger pages: null for whoever is no active person of finance or supervision now.</summary>
public sealed class LedgerQueries(IDbContextFactory<PolicyMarketDb> factory, LedgerBooks books, LedgerRebuild rebuild, BusinessClock clock)
{
    private const int MostFunds = 1000;

    public async Task<LedgerView?> ReadAsync(PersonId personId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (!await IsReaderAsync(personId, ct))
        {
            return null;
        }

        var trial = await books.TrialAsync(from, to, ct);
        var funds = (await FundsAsync(ct)).ToDictionary(fund => fund.FundId);
        var periods = await books.PeriodsAsync(ct);
        var next = await books.NextMonthAsync(ct);
        var isWaiting = periods.Any(period => period.State == PeriodState.AwaitingApproval);
        return new LedgerView(
            trial,
            [
                .. trial.Lines.Select(line => new TrialRow(
                    funds.GetValueOrDefault(line.FundId)?.Code ?? "",
                    funds.GetValueOrDefault(line.FundId)?.Name ?? "",
                    line
                )),
            ],
            periods,
            next,
            next is not null && !isWaiting && IsOver(next)
        );
    }

    public async Task<Statement?> StatementAsync(PersonId personId, StatementFilter filter, int skip, int take, CancellationToken ct) =>
        await IsReaderAsync(personId, ct) ? await books.StatementAsync(filter, skip, take, ct) : null;

    /// <summary>Funds and authors, for the choices of the statement.</summary>
    public async Task<(IReadOnlyList<FundChoice> Funds, IReadOnlyList<string> Authors)> ChoicesAsync(PersonId personId, CancellationToken ct) =>
        await IsReaderAsync(personId, ct) ? (await FundsAsync(ct), await books.AuthorsAsync(ct)) : ([], []);

    /// <summary>Rebuilds every balance from nothing and compares.</summary>
    public async Task<LedgerRebuilt?> RebuildAsync(PersonId personId, CancellationToken ct) =>
        await IsReaderAsync(personId, ct) ? await rebuild.RunAsync(ct) : null;

    private bool IsOver(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1) <= clock.Today;

    private async Task<IReadOnlyList<FundChoice>> FundsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .Funds.AsNoTracking()
            .OrderByDescending(f => f.Year)
            .ThenBy(f => f.Code)
            .Take(MostFunds)
            .Select(f => new FundChoice(f.Id, f.Code, f.Name))
            .ToListAsync(ct);
    }

    private async Task<bool> IsReaderAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor) is not null;
    }
}
