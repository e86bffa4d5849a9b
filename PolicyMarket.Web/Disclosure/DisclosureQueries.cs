using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Disclosure;

/// <summary>Reads the public record of payments; sums are made in the database, in whole fen. A row that is not as it was sealed is withheld.</summary>
public sealed class DisclosureQueries(IDbContextFactory<PolicyMarketDb> databases, RecordCheck records)
{
    public const int PageSize = 50;

    /// <summary>The most rows of one download.</summary>
    public const int MostRows = 1_000_000;

    private const int RowsInOneCheck = 400;
    private const int MostShares = 2_000;
    private const int MostChoices = 500;
    private const int MostDatePairs = 100_000;

    public async Task<DisclosureView> FindAsync(DisclosureFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var scope = await DisclosureScope.ReadAsync(db, ct);
        var all = scope.Public(db.DisclosureRecords.AsNoTracking());
        var some = await scope.WithoutSmallSumsAsync(Narrow(all, filter, scope), ct);
        var standing = some.Where(r => !db.Set<DisclosureCorrection>().Any(c => c.PayoutId == r.PayoutId));
        var named = scope.Named(some);
        var totals = await TotalsAsync(standing, scope.Named(standing), ct);
        var listed = await named.CountAsync(ct);
        var pages = Math.Max(1, (listed + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var lines = await Lines(db, named.OrderByDescending(r => r.PaidOn).ThenByDescending(r => r.Id).Skip((page - 1) * PageSize).Take(PageSize))
            .ToListAsync(ct);
        var damaged = await records.FindDamagedAsync(db, lines.ConvertAll(line => line.Id), ct);
        lines.RemoveAll(line => damaged.Contains(line.Id));
        var years = await all.Select(r => r.PaidOn.Year).Distinct().OrderByDescending(y => y).Take(MostChoices).ToListAsync(ct);
        var departments = await all.Select(r => r.DepartmentName).Distinct().OrderBy(d => d).Take(MostChoices).ToListAsync(ct);
        var regions = await scope
            .Named(all)
            .Where(r => r.Region != null)
            .Select(r => r.Region ?? "")
            .Distinct()
            .OrderBy(r => r)
            .Take(MostChoices)
            .ToListAsync(ct);
        return new DisclosureView(
            filter with
            {
                Page = page,
            },
            years.Count == 0,
            totals,
            await FlowAsync(standing, ct),
            [.. lines],
            listed,
            pages,
            [.. years],
            [.. departments],
            [.. regions.Select(code => (code, RegionTree.FullName(code)))]
        )
        {
            WithheldCount = damaged.Count,
        };
    }

    /// <summary>Totals of everything that the page shows without a filter.</summary>
    public async Task<DisclosureTotals> TotalsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var scope = await DisclosureScope.ReadAsync(db, ct);
        var standing = (await scope.WithoutSmallSumsAsync(scope.Public(db.DisclosureRecords.AsNoTracking()), ct)).Where(r =>
            !db.Set<DisclosureCorrection>().Any(c => c.PayoutId == r.PayoutId)
        );
        return await TotalsAsync(standing, scope.Named(standing), ct);
    }

    /// <summary>The whole list, newest first, row by row for the download.</summary>
    public async IAsyncEnumerable<PaidLine> AllAsync(DisclosureFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var scope = await DisclosureScope.ReadAsync(db, ct);
        var lines = Lines(
            db,
            scope
                .Named(Narrow(scope.Public(db.DisclosureRecords.AsNoTracking()), filter, scope))
                .OrderByDescending(r => r.PaidOn)
                .ThenByDescending(r => r.Id)
                .Take(MostRows)
        );
        await using var checking = await databases.CreateDbContextAsync(ct);
        var chunk = new List<PaidLine>(RowsInOneCheck);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            chunk.Add(line);
            if (chunk.Count == RowsInOneCheck)
            {
                foreach (var sound in await SoundAsync(checking, chunk, ct))
                {
                    yield return sound;
                }

                chunk.Clear();
            }
        }

        foreach (var sound in await SoundAsync(checking, chunk, ct))
        {
            yield return sound;
        }
    }

    private async Task<List<PaidLine>> SoundAsync(PolicyMarketDb db, List<PaidLine> lines, CancellationToken ct)
    {
        var damaged = await records.FindDamagedAsync(db, lines.ConvertAll(line => line.Id), ct);
        return lines.FindAll(line => !damaged.Contains(line.Id));
    }

    private static IQueryable<DisclosureRecord> Narrow(IQueryable<DisclosureRecord> records, DisclosureFilter filter, DisclosureScope scope)
    {
        if (filter.Year is { } year)
        {
            var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            records = records.Where(r => r.PaidOn >= first && r.PaidOn < next);
        }

        if (filter.Region is { } region)
        {
            var prefix =
                region.Value.EndsWith("0000", StringComparison.Ordinal) ? region.Value[..2]
                : region.Value.EndsWith("00", StringComparison.Ordinal) ? region.Value[..4]
                : region.Value;
            records = scope.Named(records).Where(r => r.Region != null && r.Region.StartsWith(prefix));
        }

        if (filter.Department.Length > 0)
        {
            records = records.Where(r => r.DepartmentName == filter.Department);
        }

        var summed = scope.SummedItems;
        return records.WhereWords(
            filter.Words,
            r => summed.Contains(r.ItemId) ? "" : r.FirmName,
            r => r.ItemTitle,
            r => r.Category,
            r => r.FundName,
            r => summed.Contains(r.ItemId) ? "" : r.ClaimNumber
        );
    }

    private static async Task<DisclosureTotals> TotalsAsync(IQueryable<DisclosureRecord> records, IQueryable<DisclosureRecord> named, CancellationToken ct)
    {
        var sum = await records.SumAsync(r => r.AmountFen, ct);
        var firms = await named.Select(r => new { r.FirmName, r.MaskedCreditCode }).Distinct().CountAsync(ct);
        var waits = await records
            .GroupBy(r => new { r.MatchedOn, r.PaidOn })
            .Select(g => new
            {
                g.Key.MatchedOn,
                g.Key.PaidOn,
                Count = g.Count(),
            })
            .Take(MostDatePairs)
            .ToListAsync(ct);
        return new DisclosureTotals(
            sum,
            waits.Sum(w => w.Count),
            firms,
            Median([.. waits.Select(w => (w.PaidOn.DayNumber - w.MatchedOn.DayNumber, w.Count))])
        );
    }

    /// <summary>The middle of all days, each counted as often as it occurs; between two middles their mean.</summary>
    internal static decimal? Median(IReadOnlyCollection<(int Days, int Count)> waits)
    {
        var total = waits.Sum(w => w.Count);
        if (total == 0)
        {
            return null;
        }

        var ordered = waits.OrderBy(w => w.Days).ToList();
        int At(int position)
        {
            var passed = 0;
            return ordered.First(w => (passed += w.Count) > position).Days;
        }

        return (At((total - 1) / 2) + At(total / 2)) / 2m;
    }

    private static async Task<ImmutableArray<FlowShare>> FlowAsync(IQueryable<DisclosureRecord> records, CancellationToken ct)
    {
        var shares = await records
            .GroupBy(r => new
            {
                r.FundName,
                r.Category,
                r.ItemTitle,
            })
            .Select(g => new
            {
                g.Key.FundName,
                g.Key.Category,
                g.Key.ItemTitle,
                Fen = g.Sum(r => r.AmountFen),
                Count = g.Count(),
            })
            .OrderByDescending(g => g.Fen)
            .Take(MostShares)
            .ToListAsync(ct);
        return [.. shares.Select(s => new FlowShare(s.FundName, s.Category, s.ItemTitle, s.Fen, s.Count))];
    }

    private static IQueryable<PaidLine> Lines(PolicyMarketDb db, IQueryable<DisclosureRecord> records) =>
        records.Select(r => new PaidLine(
            r.Id,
            r.PaidOn,
            r.FirmName,
            r.MaskedCreditCode,
            r.Region,
            r.ItemTitle,
            r.Category,
            r.DepartmentName,
            r.FundName,
            r.Period,
            r.ClaimNumber,
            r.AmountFen,
            db.Set<DisclosureCorrection>().Where(c => c.PayoutId == r.PayoutId).Select(c => (DateOnly?)c.ReturnedOn).FirstOrDefault()
        ));
}
