using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Reads for the import pages.</summary>
public sealed class ImportQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    public const int PageSize = 50;
    private const int MostDepartments = 500;

    /// <summary>Null for a person who may not import (any more).</summary>
    public async Task<ImportUploader?> UploaderAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (actor, _) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        if (actor is null)
        {
            return null;
        }

        var key = await db.Departments.Where(d => d.Id == actor.DepartmentId).Select(d => d.Key).SingleOrDefaultAsync(ct);
        return new ImportUploader(personId, actor.Name, actor.Roles.Contains(Roles.Administrator), key);
    }

    /// <summary>Key → name, in the order of their making.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DepartmentsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Departments.AsNoTracking().OrderBy(d => d.Id).Take(MostDepartments).ToDictionaryAsync(d => d.Key, d => d.Name, ct);
    }

    /// <summary>The newest first; an officer sees the own department's. Before: only batches older than this id.</summary>
    public async Task<IReadOnlyList<ImportBatchRow>> BatchesAsync(ImportUploader reader, long? before, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .ImportBatches.AsNoTracking()
            .Where(b => reader.IsAdministrator || b.Source == reader.DepartmentKey)
            .Where(b => before == null || b.Id < before)
            .OrderByDescending(b => b.Id)
            .Take(PageSize)
            .Select(b => new ImportBatchRow(b.Id, b.Source, b.Period, b.AsOf, b.FileName, b.RowCount, b.NewFirms, b.ImportedBy, b.ImportedAt))
            .ToListAsync(ct);
    }
}
