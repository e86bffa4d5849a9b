using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Backups;

/// <summary>Reads what backups there are: from the folder, not from memory.</summary>
public sealed class BackupQueries(IDbContextFactory<PolicyMarketDb> factory, BackupDesk desk)
{
    private const int MostRows = 60;

    public async Task<BackupView> ReadAsync(CancellationToken ct)
    {
        var rows = await BackupMaking.ListAsync(desk.Folder, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var last = await db
            .AuditEvents.AsNoTracking()
            .Where(e => e.Action == AuditAction.BackupMake.Code || e.Action == AuditAction.BackupFail.Code)
            .OrderByDescending(e => e.Id)
            .Select(e => new
            {
                e.Action,
                e.At,
                e.Detail,
            })
            .FirstOrDefaultAsync(ct);
        var failure = last?.Action == AuditAction.BackupFail.Code ? last : null;
        return new BackupView(
            desk.Folder,
            [
                .. rows.Take(MostRows)
                    .Select(row => new BackupRow(Path.GetFileName(row.Folder), row.Manifest.CreatedAt, row.Manifest.Size, row.Manifest.HasKeys)),
            ],
            failure?.At,
            failure?.Detail
        );
    }
}
