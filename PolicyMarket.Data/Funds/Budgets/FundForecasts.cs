using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>Forecasts when each fund runs dry, from the ledger of the last 90 days and the open offers of the last run.</summary>
public sealed class FundForecasts(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock)
{
    /// <summary>Days of spending that the pace looks at, at most.</summary>
    public const int MostPaceDays = 90;

    /// <summary>A younger fund counts as this old: a first day of payments is no pace.</summary>
    public const int FewestPaceDays = 14;

    /// <summary>One forecast for each of the balances, by fund.</summary>
    public async Task<IReadOnlyDictionary<long, FundForecast>> ReadAsync(IReadOnlyCollection<FundBalance> balances, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var spent = await SpentAsync(db, ct);
        var offers = (
            await db
                .Offers.AsNoTracking()
                .Where(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved || o.State == OfferState.Pushed)
                .Join(
                    db.PolicyItems.Where(i => i.FundId != null),
                    o => o.ItemId,
                    i => i.Id,
                    (o, i) =>
                        new
                        {
                            FundId = i.FundId ?? 0,
                            o.LastDay,
                            IsPushed = o.State == OfferState.Pushed,
                            o.AmountFen,
                        }
                )
                .GroupBy(o => new
                {
                    o.FundId,
                    o.LastDay,
                    o.IsPushed,
                })
                .Select(g => new OpenOffers(g.Key.FundId, g.Key.LastDay, g.Key.IsPushed, g.Sum(o => o.AmountFen)))
                .ToListAsync(ct)
        ).ToLookup(o => o.FundId);
        return balances.ToDictionary(f => f.FundId, f => Forecast(f, spent.GetValueOrDefault(f.FundId), [.. offers[f.FundId]]));
    }

    private FundForecast Forecast(FundBalance fund, Spent? spent, IReadOnlyList<OpenOffers> open)
    {
        var today = clock.Today;
        var days = spent is null ? 0 : Math.Clamp(today.DayNumber - BusinessClock.DateOf(spent.FirstAt).DayNumber + 1, FewestPaceDays, MostPaceDays);
        var pace = spent is null ? 0 : Math.Max(0, spent.Fen / days);
        var expected = open.Sum(o => o.Fen);
        return new FundForecast(
            fund.FundId,
            pace,
            days,
            open.Where(o => o.IsPushed).Sum(o => o.Fen),
            open.Where(o => !o.IsPushed).Sum(o => o.Fen),
            RunDryRule.ByPace(fund.AvailableFen, pace, today, fund.LastDay),
            RunDryRule.ByOffers(fund.AvailableFen, open.Select(o => (o.LastDay < today ? today : o.LastDay, o.Fen))),
            RunDryRule.LeftFen(fund.AvailableFen, pace, expected, today, fund.LastDay)
        );
    }

    /// <summary>Money that the days of the pace reserved, less what came back in them, and the instant of the first reservation among them.</summary>
    private async Task<Dictionary<long, Spent>> SpentAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var since = clock.UtcNow.AddDays(-MostPaceDays);
        return await db
            .LedgerEntries.AsNoTracking()
            .Where(e => e.At >= since && e.Account == LedgerAccount.Available && e.Phase != LedgerPhase.Budget)
            .GroupBy(e => e.FundId)
            .Select(g => new
            {
                FundId = g.Key,
                Fen = -g.Sum(e => e.AmountFen),
                FirstAt = g.Min(e => e.At),
            })
            .ToDictionaryAsync(g => g.FundId, g => new Spent(g.Fen, g.FirstAt), ct);
    }

    private sealed record Spent(long Fen, DateTime FirstAt);

    private sealed record OpenOffers(long FundId, DateOnly LastDay, bool IsPushed, long Fen);
}
