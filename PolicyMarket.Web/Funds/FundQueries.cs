using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Funds;

/// <summary>Reads for the funds page: nothing for whoever is no active person of finance, supervision or administration now.</summary>
public sealed class FundQueries(IDbContextFactory<PolicyMarketDb> factory, FundBalances balances, FundForecasts forecasts)
{
    private const int MostRows = 300;

    /// <summary>Every fund with what became of its money and when it runs dry.</summary>
    public async Task<IReadOnlyList<FundRow>> FundsAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsReaderAsync(db, personId, ct))
        {
            return [];
        }

        var funds = await balances.ReadAsync(ct);
        var ahead = await forecasts.ReadAsync(funds, ct);
        return [.. funds.Select(fund => new FundRow(fund, ahead[fund.FundId]))];
    }

    /// <summary>Apply-free awards: they need a fund before an offer can be made.</summary>
    public async Task<IReadOnlyList<FundItemRow>> ItemsAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsReaderAsync(db, personId, ct))
        {
            return [];
        }

        var rows = await db
            .PolicyItems.AsNoTracking()
            .Join(
                db.PolicyItemVersions,
                i => new { ItemId = i.Id, Number = i.CurrentNumber },
                v => new { v.ItemId, v.Number },
                (i, v) => new { Item = i, Version = v }
            )
            .Where(r => r.Version.Mode == ClaimMode.ApplyFree)
            .OrderBy(r => r.Item.Code)
            .ToListAsync(ct);
        return
        [
            .. rows.Where(r => r.Version.IsPaidOut)
                .Take(MostRows)
                .Select(r => new FundItemRow(
                    r.Item.Id,
                    r.Item.Code,
                    r.Version.Title,
                    r.Version.DepartmentText,
                    r.Item.FundId,
                    r.Item.NeedsPreCheck,
                    r.Item.ConfirmedUntil
                )),
        ];
    }

    private static async Task<bool> IsReaderAsync(PolicyMarketDb db, PersonId personId, CancellationToken ct) =>
        await ActorReads.FindAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator) is not null;
}
