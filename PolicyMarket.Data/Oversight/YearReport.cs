using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Oversight;

/// <summary>The first page of a leader: five figures of the year against the same stretch of the last, by month and department. It names no firm.</summary>
public sealed class YearReport(IDbContextFactory<PolicyMarketDb> factory, WorkingDays calendar, BusinessClock clock)
{
    /// <summary>An offer must be so old before a firm that has not claimed it counts as not reached.</summary>
    public const int JudgedAfterDays = 30;

    private const int MonthsOfYear = 12;

    /// <summary>States of offers to which a firm was entitled: neither refused by a check, taken back by a later night, nor declined by itself.</summary>
    private static readonly OfferState[] Entitling =
    [
        OfferState.AwaitingCheck,
        OfferState.AwaitingRelease,
        OfferState.AwaitingData,
        OfferState.Approved,
        OfferState.Pushed,
        OfferState.Confirmed,
        OfferState.Expired,
    ];

    /// <summary>Null for whoever is no active leader, supervisor or administrator.</summary>
    public async Task<YearReportView?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Leader, Roles.Supervisor, Roles.Administrator) is null)
        {
            return null;
        }

        var today = clock.Today;
        var limit = (await ThresholdValues.ReadAsync(db, ct))[ThresholdCatalog.LimitOf(CaseKind.ClaimWaits)];
        return new YearReportView(
            await FiguresAsync(db, today, limit, ct),
            await FiguresAsync(db, today.AddYears(-1), limit, ct),
            await MonthsAsync(db, today.Year, ct),
            await DepartmentsAsync(db, today, ct),
            JudgedAfterDays
        );
    }

    private async Task<YearFigures> FiguresAsync(PolicyMarketDb db, DateOnly until, int limit, CancellationToken ct)
    {
        var from = new DateOnly(until.Year, 1, 1);
        var paid = Paid(db, from, until);
        var firms = await paid.Join(db.Claims, payout => payout.ClaimId, claim => claim.Id, (_, claim) => claim.FirmId).Distinct().CountAsync(ct);
        var (dueCount, dueFen) = await DueAsync(db, until, limit, ct);
        var (entitled, reached) = await ReachAsync(db, from, until.AddDays(-JudgedAfterDays), ct);
        return new YearFigures(
            until.Year,
            until,
            await paid.SumAsync(payout => payout.AmountFen, ct),
            firms,
            await MedianAsync(db, paid, ct),
            dueCount,
            dueFen,
            entitled,
            entitled - reached
        );
    }

    private static IQueryable<Payout> Paid(PolicyMarketDb db, DateOnly from, DateOnly until) =>
        db.Payouts.AsNoTracking().Where(payout => payout.State == PayoutState.Paid && payout.SettledOn >= from && payout.SettledOn <= until);

    /// <summary>The database counts by day of match and day of payment, which are few; the median follows from the counts.</summary>
    private static async Task<int?> MedianAsync(PolicyMarketDb db, IQueryable<Payout> paid, CancellationToken ct)
    {
        var counts = await paid.Join(db.Claims, payout => payout.ClaimId, claim => claim.Id, (payout, claim) => new { payout.SettledOn, claim.OfferId })
            .Join(db.Offers, one => one.OfferId, offer => offer.Id, (one, offer) => new { one.SettledOn, offer.RunId })
            .Join(db.MatchingRuns, one => one.RunId, run => run.Id, (one, run) => new { one.SettledOn, run.BusinessDate })
            .GroupBy(one => one)
            .Select(group => new
            {
                group.Key.SettledOn,
                group.Key.BusinessDate,
                Count = group.Count(),
            })
            .ToListAsync(ct);
        var byDays = counts
            .Where(one => one.SettledOn is not null)
            .Select(one => (Days: (one.SettledOn?.DayNumber ?? 0) - one.BusinessDate.DayNumber, one.Count))
            .OrderBy(one => one.Days)
            .ToList();
        var left = (byDays.Sum(one => one.Count) + 1) / 2;
        foreach (var (days, count) in byDays)
        {
            left -= count;
            if (left <= 0)
            {
                return days;
            }
        }

        return null;
    }

    /// <summary>Claims whose last day for payment was before the day and that were not paid by the day.</summary>
    private async Task<(int Count, long Fen)> DueAsync(PolicyMarketDb db, DateOnly until, int limit, CancellationToken ct)
    {
        var confirmedBefore = BusinessClock.StartOf(LatestDue(until, limit).AddDays(1));
        var due = db
            .Claims.AsNoTracking()
            .Where(claim =>
                claim.ConfirmedAt < confirmedBefore
                && !db.Set<Payout>()
                    .Any(payout =>
                        payout.ClaimId == claim.Id
                        && (
                            payout.IsCancelled
                            || (
                                payout.SettledOn != null
                                && payout.SettledOn <= until
                                && (payout.State == PayoutState.Paid || (payout.ReturnedOn != null && payout.ReturnedOn > until))
                            )
                        )
                    )
            );
        return (await due.CountAsync(ct), await due.SumAsync(claim => claim.AmountFen, ct));
    }

    /// <summary>The last day of a confirmation whose time for payment had passed on the day.</summary>
    private DateOnly LatestDue(DateOnly until, int limit)
    {
        var day = until;
        while (calendar.Add(day, limit) >= until)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static async Task<(int Entitled, int Reached)> ReachAsync(PolicyMarketDb db, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (since, before) = (BusinessClock.StartOf(from), BusinessClock.StartOf(until.AddDays(1)));
        var offers = db.Offers.AsNoTracking().Where(offer => offer.CreatedAt >= since && offer.CreatedAt < before && Entitling.Contains(offer.State));
        return (
            await offers.Select(offer => offer.FirmId).Distinct().CountAsync(ct),
            await offers.Where(offer => offer.State == OfferState.Confirmed).Select(offer => offer.FirmId).Distinct().CountAsync(ct)
        );
    }

    private static async Task<ImmutableArray<MonthFigures>> MonthsAsync(PolicyMarketDb db, int year, CancellationToken ct)
    {
        var rows = await Paid(db, new DateOnly(year - 1, 1, 1), new DateOnly(year, 12, 31))
            .GroupBy(payout => new { payout.SettledOn!.Value.Year, payout.SettledOn.Value.Month }) // a paid payout has its day
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Fen = group.Sum(payout => payout.AmountFen),
            })
            .ToListAsync(ct);
        return
        [
            .. Enumerable
                .Range(1, MonthsOfYear)
                .Select(month =>
                {
                    var one = rows.Find(row => (row.Key.Year, row.Key.Month) == (year, month));
                    var last = rows.Find(row => (row.Key.Year, row.Key.Month) == (year - 1, month));
                    return new MonthFigures(month, one?.Fen ?? 0, one?.Count ?? 0, last?.Fen ?? 0, last?.Count ?? 0);
                }),
        ];
    }

    private static async Task<ImmutableArray<DepartmentFigures>> DepartmentsAsync(PolicyMarketDb db, DateOnly today, CancellationToken ct)
    {
        var now = await ByDepartmentAsync(db, today, ct);
        var last = await ByDepartmentAsync(db, today.AddYears(-1), ct);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Id, department => department.Name, ct);
        return
        [
            .. now
                .Keys.Union(last.Keys)
                .Select(id =>
                {
                    var (fen, firms) = now.GetValueOrDefault(id);
                    var (lastFen, lastFirms) = last.GetValueOrDefault(id);
                    return new DepartmentFigures(names[id], fen, firms, lastFen, lastFirms);
                })
                .OrderByDescending(row => row.Fen)
                .ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
    }

    private static async Task<Dictionary<long, (long Fen, int Firms)>> ByDepartmentAsync(PolicyMarketDb db, DateOnly until, CancellationToken ct)
    {
        var rows = await Paid(db, new DateOnly(until.Year, 1, 1), until)
            .Join(
                db.Claims,
                payout => payout.ClaimId,
                claim => claim.Id,
                (payout, claim) =>
                    new
                    {
                        payout.AmountFen,
                        claim.FirmId,
                        claim.OfferId,
                    }
            )
            .Join(
                db.Offers,
                one => one.OfferId,
                offer => offer.Id,
                (one, offer) =>
                    new
                    {
                        one.AmountFen,
                        one.FirmId,
                        offer.DepartmentId,
                    }
            )
            .GroupBy(one => one.DepartmentId)
            .Select(group => new
            {
                group.Key,
                Fen = group.Sum(one => one.AmountFen),
                Firms = group.Select(one => one.FirmId).Distinct().Count(),
            })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.Key, row => (row.Fen, row.Firms));
    }

    /// <summary>The first instant of a business day, UTC.</summary>
}
