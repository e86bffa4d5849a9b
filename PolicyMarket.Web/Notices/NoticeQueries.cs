using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>What the inbox reads.</summary>
public sealed class NoticeQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 100;

    /// <summary>Notices of the person's firm, newest first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<NoticeRow>> ReadAsync(long? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId)
        {
            return [];
        }

        return await db.Notices.AsNoTracking().Where(n => n.FirmId == firmId)
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(MostRows)
            .Select(n => new NoticeRow(n.Id, n.Title, n.Body, n.Target, n.CreatedAt, n.ReadAt != null))
            .ToListAsync(ct);
    }

    /// <summary>Unread messages of the signed-in person's firm: the figure on the bell.</summary>
    public async Task<int> UnreadAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, user.PersonId(), ct) is { } firmId
            ? await db.Notices.CountAsync(n => n.FirmId == firmId && n.ReadAt == null, ct)
            : 0;
    }
}
