using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Determinations;

/// <summary>Reads which firms runs left out because of damaged sheets.</summary>
public sealed class LeftOutFirms(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>Of one run, by rising firm; at most as many as asked for.</summary>
    public async Task<ImmutableArray<LeftOutFirm>> OfRunAsync(long runId, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ReadAsync(db, db.DamagedSheets.Where(s => s.RunId == runId), most, ct);
    }

    /// <summary>Of the last finished run, what one department delivered of firms in its territory.</summary>
    public async Task<ImmutableArray<LeftOutFirm>> OfDepartmentAsync(long departmentId, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var department = await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == departmentId, ct);
        var last = await LastAsync(db, ct);
        if (department is null || last is not { } runId)
        {
            return [];
        }

        var prefix = Jurisdiction.PrefixOf(department.Region);
        return await ReadAsync(
            db,
            db.DamagedSheets.Where(s =>
                s.RunId == runId
                && s.Source == department.Key
                && (prefix == "" || db.Set<Firm>().Any(f => f.Id == s.FirmId && f.Region != null && f.Region.StartsWith(prefix)))
            ),
            most,
            ct
        );
    }

    /// <summary>How many firms the last finished run left out; the public reads no more than this.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id)
            .Select(r => r.FirmsLeftOut)
            .FirstOrDefaultAsync(ct);
    }

    private static Task<long?> LastAsync(PolicyMarketDb db, CancellationToken ct) =>
        db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => (long?)r.Id, ct);

    private static async Task<ImmutableArray<LeftOutFirm>> ReadAsync(PolicyMarketDb db, IQueryable<DamagedSheet> sheets, int most, CancellationToken ct)
    {
        var rows = await (
            from sheet in sheets.AsNoTracking().OrderBy(s => s.FirmId).ThenBy(s => s.SheetId).Take(most)
            join firm in db.Firms on sheet.FirmId equals firm.Id into firms
            from firm in firms.DefaultIfEmpty()
            join batch in db.ImportBatches on sheet.BatchId equals batch.Id into batches
            from batch in batches.DefaultIfEmpty()
            select new
            {
                Sheet = sheet,
                Firm = firm == null ? "" : firm.Name,
                CreditCode = firm == null ? "" : firm.CreditCode,
                FileName = batch == null ? "" : batch.FileName,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.OrderBy(row => row.Sheet.FirmId)
                .ThenBy(row => row.Sheet.SheetId)
                .Select(row => new LeftOutFirm(
                    row.Sheet.SheetId,
                    row.Sheet.FirmId,
                    row.Firm,
                    row.CreditCode,
                    row.Sheet.Source,
                    row.Sheet.Period,
                    row.Sheet.Reason,
                    row.Sheet.Detail,
                    row.Sheet.BatchId,
                    row.FileName
                )),
        ];
    }
}
