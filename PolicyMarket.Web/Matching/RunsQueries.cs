using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Matching;

/// <summary>Reads runs for their pages; sums are made in the database.</summary>
public sealed class RunsQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    AttributeCatalog catalog,
    RunFaults faults,
    LeftOutFirms leftOut,
    OpinionReader opinions,
    BusinessClock clock
)
{
    public const int PageSize = 30;
    private const int MostGaps = 20;
    private const int MostChanges = 30;
    private const int MostFaults = 30;
    private const int MostShares = 200;
    private const int MostHeld = 100;
    private const string NoHolder = "未注明";

    private static readonly Expression<Func<MatchingRun, RunRow>> AsRow = r => new RunRow(
        r.Id,
        r.BusinessDate,
        r.StartedAt,
        r.FinishedAt,
        r.State,
        r.FirmCount,
        r.ItemCount,
        r.FirmsDone,
        r.FirmsMatched,
        r.EligibleCount,
        r.UnknownCount,
        r.EligibleFen,
        r.NewCount,
        r.LostCount,
        r.ChangedCount,
        r.OffersMade,
        r.OffersFen,
        r.OffersWithdrawn,
        r.OffersExpired,
        r.ForceReason,
        r.LeavesOffers,
        r.PreviousRunId,
        r.IsWhole,
        r.FirmsRecomputed,
        r.ItemsRecomputed,
        r.LoadMilliseconds,
        r.EncodeMilliseconds,
        r.MatchMilliseconds,
        r.AmountMilliseconds,
        r.WriteMilliseconds
    )
    {
        FormulaGaps = r.FormulaGapCount,
        ZeroAmounts = r.ZeroCount,
        FirmsLeftOut = r.FirmsLeftOut,
        Engine = r.Engine,
        LeftOut = new LeftOutItems(r.UndatedItems, r.NotYetItems, r.ExpiredItems) { Damaged = r.DamagedItems },
    };

    /// <summary>
    /// Newest first. A page beyond the last one becomes the last; Page: the one that is returned, from 1. Empty for whoever may not see runs.
    /// </summary>
    public async Task<(ImmutableArray<RunRow> Rows, int Total, int Page)> ListAsync(PersonId? personId, int page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return ([], 0, 1);
        }

        var total = await db.MatchingRuns.CountAsync(ct);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await db
            .MatchingRuns.AsNoTracking()
            .OrderByDescending(r => r.Id)
            .Skip((shown - 1) * PageSize)
            .Take(PageSize)
            .Select(AsRow)
            .ToListAsync(ct);
        return ([.. rows], total, shown);
    }

    /// <summary>Why today's run waits for a person in charge; null: it does not.</summary>
    public async Task<RunDateDoubt?> DoubtAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await RunDateDoubt.FindAsync(db, clock.Today, clock.Today, ct);
    }

    /// <summary>Items that are held because two engines disagree about them. Empty for whoever may not see runs.</summary>
    public async Task<ImmutableArray<HeldItem>> HeldAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await FindReaderAsync(db, personId, ct) is null ? [] : await opinions.HeldAsync(MostHeld, ct);
    }

    /// <summary>The figure in the rail of an administrator: a run that waits for a reason, and items that are held.</summary>
    public async Task<int> WaitingAsync(ClaimsPrincipal user, CancellationToken ct) =>
        await IsAdministratorAsync(user.PersonId(), ct) ? (await DoubtAsync(ct) is null ? 0 : 1) + (await opinions.HeldAsync(MostHeld, ct)).Length : 0;

    /// <summary>Null when there is no such run, or the person may not see runs.</summary>
    public async Task<RunView?> ReadAsync(PersonId? personId, long runId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return null;
        }

        var run = await db.MatchingRuns.AsNoTracking().Where(r => r.Id == runId).Select(AsRow).SingleOrDefaultAsync(ct);
        if (run is null)
        {
            return null;
        }

        var previous = await db.MatchingRuns.AsNoTracking().Where(r => r.Id == run.PreviousRunId).Select(AsRow).SingleOrDefaultAsync(ct);
        var gaps = await GapsAsync(db, runId, ct);
        return new RunView(
            run,
            previous,
            await MoneyAsync(db, runId, ct),
            await ByDepartmentAsync(db, runId, ct),
            await ByRegionAsync(db, runId, ct),
            [
                .. gaps.OrderByDescending(g => g.SoleCapFen)
                    .ThenByDescending(g => g.SoleUncappedPairs ?? 0)
                    .ThenByDescending(g => g.SolePairs)
                    .ThenByDescending(g => g.Pairs)
                    .Take(MostGaps),
            ],
            [
                .. gaps.GroupBy(g => g.Holder, StringComparer.Ordinal)
                    .Select(g => new GapShare(g.Key, g.Sum(x => x.SolePairs), g.Sum(x => x.SoleCapFen), g.Sum(x => x.SoleUncappedPairs ?? 0)))
                    .Where(g => g.SolePairs > 0)
                    .OrderByDescending(g => g.SoleCapFen)
                    .ThenByDescending(g => g.SoleUncappedPairs)
                    .ThenByDescending(g => g.SolePairs),
            ],
            await ChangesAsync(db, runId, ct),
            await faults.ReadAsync(runId, MostFaults, ct)
        )
        {
            LeftOut = await leftOut.OfRunAsync(runId, LeftOutList.Most, ct),
            Opinions = await opinions.OfRunAsync(runId, RunOpinion.Most, ct),
        };
    }

    private static Task<Actor?> FindReaderAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct) =>
        ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator, Roles.Supervisor);

    private async Task<bool> IsAdministratorAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Roles.Administrator) is not null;
    }

    /// <summary>Offers as they stand now that this run or one before it wrote.</summary>
    private static async Task<RunMoney> MoneyAsync(PolicyMarketDb db, long runId, CancellationToken ct)
    {
        var offers = db
            .Offers.AsNoTracking()
            .Where(o => o.RunId <= runId && o.State != OfferState.Withdrawn && o.State != OfferState.Expired && o.State != OfferState.Refused);
        var pushed = offers.Where(o => o.State == OfferState.Pushed || o.State == OfferState.Confirmed);
        var confirmed = offers.Where(o => o.State == OfferState.Confirmed);
        var paid = confirmed.Where(o => db.Set<Data.Claims.Claim>().Any(c => c.OfferId == o.Id && c.State == ClaimState.Paid));
        return new RunMoney(
            await FirmsAsync(offers, ct),
            await FirmsAsync(pushed, ct),
            await FirmsAsync(confirmed, ct),
            await FirmsAsync(paid, ct),
            await offers.SumAsync(o => o.AmountFen, ct),
            await pushed.SumAsync(o => o.AmountFen, ct),
            await confirmed.SumAsync(o => o.AmountFen, ct),
            await paid.SumAsync(o => o.AmountFen, ct)
        );
    }

    private static Task<int> FirmsAsync(IQueryable<Offer> offers, CancellationToken ct) => offers.Select(o => o.FirmId).Distinct().CountAsync(ct);

    private static async Task<ImmutableArray<RunShare>> ByDepartmentAsync(PolicyMarketDb db, long runId, CancellationToken ct)
    {
        var rows = await db
            .RunTallies.AsNoTracking()
            .Where(t => t.RunId == runId)
            .Join(db.PolicyItems, t => t.ItemId, i => i.Id, (t, i) => new { Tally = t, i.DepartmentId })
            .Join(db.Departments, row => row.DepartmentId, d => d.Id, (row, d) => new { row.Tally, d.Name })
            .GroupBy(row => row.Name)
            .Select(g => new
            {
                Name = g.Key,
                Eligible = g.Sum(x => x.Tally.Eligible),
                Unknown = g.Sum(x => x.Tally.Unknown),
                Fen = g.Sum(x => x.Tally.EligibleFen),
            })
            .OrderByDescending(s => s.Eligible)
            .Take(MostShares)
            .ToListAsync(ct);
        return [.. rows.Select(r => new RunShare(r.Name, r.Eligible, r.Unknown, r.Fen))];
    }

    private static async Task<ImmutableArray<RunShare>> ByRegionAsync(PolicyMarketDb db, long runId, CancellationToken ct)
    {
        var rows = await db.RunRegions.AsNoTracking().Where(r => r.RunId == runId).OrderByDescending(r => r.Eligible).Take(MostShares).ToListAsync(ct);
        var territories = await db.Departments.AsNoTracking().Select(d => d.Region).Distinct().ToListAsync(ct);
        string NameOf(string region) =>
            (region.Length == 0 ? "注册地不详" : RegionTree.Name(region))
            + (territories.Count > 0 && !territories.Exists(territory => Jurisdiction.Covers(territory, region)) ? "（辖区外，不生成待确认）" : "");
        return [.. rows.Select(r => new RunShare(NameOf(r.Region), r.Eligible, r.Unknown, r.EligibleFen))];
    }

    private async Task<List<GapLine>> GapsAsync(PolicyMarketDb db, long runId, CancellationToken ct)
    {
        // One row an attribute: the catalogue bounds the list.
        var rows = await db.RunGaps.AsNoTracking().Where(g => g.RunId == runId).Take(catalog.All.Count).ToListAsync(ct);
        return rows.ConvertAll(row =>
        {
            catalog.TryDescribe(row.Attribute, out var definition);
            return new GapLine(
                row.Attribute,
                definition?.Label ?? row.Attribute,
                FirstOf(definition?.SourceDepartment),
                row.Pairs,
                row.SolePairs,
                row.SoleCapFen,
                row.SoleUncappedPairs
            );
        });
    }

    /// <summary>"税务、统计" → "税务": the first named delivers.</summary>
    private static string FirstOf(string? departments) => departments?.Split('、')[0] ?? NoHolder;

    private static async Task<ImmutableArray<ItemChange>> ChangesAsync(PolicyMarketDb db, long runId, CancellationToken ct)
    {
        var tallies = await db
            .RunTallies.AsNoTracking()
            .Where(t => t.RunId == runId && t.NewCount + t.LostCount + t.ChangedCount > 0)
            .OrderByDescending(t => t.NewCount + t.LostCount + t.ChangedCount)
            .Take(MostChanges)
            .ToListAsync(ct);
        var rows = tallies
            .SelectMany(t =>
                new[]
                {
                    (t.ItemId, Kind: MatchChangeKind.New, Count: t.NewCount, Old: 0L, New: t.NewFen),
                    (t.ItemId, Kind: MatchChangeKind.Lost, Count: t.LostCount, Old: t.LostFen, New: 0L),
                    (t.ItemId, Kind: MatchChangeKind.AmountChanged, Count: t.ChangedCount, Old: t.ChangedFromFen, New: t.ChangedToFen),
                }
            )
            .Where(c => c.Count > 0)
            .OrderByDescending(c => c.Count)
            .Take(MostChanges)
            .ToList();
        var ids = rows.ConvertAll(r => r.ItemId);
        var items = await db
            .PolicyItems.AsNoTracking()
            .Where(i => ids.Contains(i.Id))
            .Select(i => new
            {
                i.Id,
                i.Code,
                Title = i.Versions.Where(v => v.Number == i.CurrentNumber).Select(v => v.Title).FirstOrDefault(),
            })
            .ToDictionaryAsync(i => i.Id, ct);
        return [.. rows.Select(r => new ItemChange(items[r.ItemId].Code, items[r.ItemId].Title ?? items[r.ItemId].Code, r.Kind, r.Count, r.Old, r.New))];
    }
}
