using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Reads the drafting pages: who drafts, and the items that person may draft. It writes nothing.</summary>
public sealed class DraftQueries(IDbContextFactory<PolicyMarketDb> factory, PublishedRules rules)
{
    public const int MostRows = 200;

    /// <summary>Null for whoever is no active officer or administrator; roles and department are those that the database holds now.</summary>
    public async Task<DraftAuthor?> AuthorAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator) is not { } actor)
        {
            return null;
        }

        var department = await db
            .Departments.AsNoTracking()
            .Where(d => d.Id == actor.DepartmentId)
            .Select(d => new { d.Key, d.Region })
            .SingleOrDefaultAsync(ct);
        var isAdministrator = actor.Roles.Contains(Roles.Administrator);
        var territory = isAdministrator || string.IsNullOrEmpty(department?.Region) ? null : department.Region;
        return new DraftAuthor(isAdministrator, actor.DepartmentId, department?.Key, territory);
    }

    /// <summary>By number, those whose number or title has the words.</summary>
    public async Task<DraftItemList> ItemsAsync(DraftAuthor author, string? words, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db
            .PolicyItems.AsNoTracking()
            .Where(i => author.IsAdministrator || i.DepartmentId == author.DepartmentId)
            .Join(db.PolicyItemVersions, i => new { i.Id, Number = i.CurrentNumber }, v => new { Id = v.ItemId, v.Number }, (i, v) => new { i, v });
        rows = rows.WhereWords(words, r => r.i.Code, r => r.v.Title);
        var list = await rows.OrderBy(r => r.v.Title)
            .ThenBy(r => r.i.Id)
            .Take(MostRows)
            .Select(r => new DraftItemRow(r.i.Code, r.v.Title, r.v.Category, r.i.Department!.Name, r.v.Number)) // every item has a department
            .ToListAsync(ct);
        return new DraftItemList([.. list], list.Count < MostRows ? list.Count : await rows.CountAsync(ct));
    }

    /// <summary>The current version; null when there is no such item. The caller asks whether the author may see it.</summary>
    public async Task<DraftItem?> FindAsync(string code, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db
            .PolicyItems.AsNoTracking()
            .Where(i => i.Code == code)
            .Join(
                db.PolicyItemVersions,
                i => new { i.Id, Number = i.CurrentNumber },
                v => new { Id = v.ItemId, v.Number },
                (i, v) =>
                    new
                    {
                        v.Id,
                        v.Number,
                        i.DepartmentId,
                        i.Department!.Name,
                    }
            ) // as above
            .SingleOrDefaultAsync(ct);
        return row is not null && (await rules.OfVersionsAsync(db, [row.Id], ct)).TryGetValue(row.Id, out var rule)
            ? new DraftItem(code, row.Number, row.DepartmentId, row.Name, Jurisdiction.Remove(rule))
            : null;
    }

    /// <summary>The newest file of each department.</summary>
    public async Task<ImmutableArray<LatestDelivery>> DeliveriesAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var batches = db.ImportBatches;
        var latest = await batches
            .AsNoTracking()
            .Where(one => !batches.Any(other => other.Source == one.Source && other.Id > one.Id))
            .OrderBy(one => one.Source)
            .Select(one => new LatestDelivery(one.Source, one.Period, one.AsOf))
            .Take(MostRows)
            .ToListAsync(ct);
        return [.. latest];
    }

    /// <summary>Whose sheet it is and which file it came with, as far as the damaged row tells.</summary>
    public async Task<DamagedSheetOrigin> DamageAsync(SheetDamage sheet, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var firm = await db.Firms.AsNoTracking().Where(f => f.Id == sheet.FirmId).Select(f => new { f.Name, f.CreditCode }).SingleOrDefaultAsync(ct);
        var batch = await db
            .ImportBatches.AsNoTracking()
            .Where(b => b.Id == sheet.BatchId)
            .Select(b => new { b.FileName, b.ImportedAt })
            .SingleOrDefaultAsync(ct);
        return new DamagedSheetOrigin(
            sheet.SheetId,
            firm?.Name ?? "名称不详",
            firm?.CreditCode ?? "代码不详",
            sheet.Source,
            sheet.Period,
            sheet.BatchId,
            batch?.FileName ?? "名称不详",
            batch?.ImportedAt
        );
    }
}
