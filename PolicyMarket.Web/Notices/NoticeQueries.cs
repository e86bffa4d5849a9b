using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>Reads the inbox.</summary>
public sealed class NoticeQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 100;

    /// <summary>Notices of the person, or of the firm that the person acts for, newest first.</summary>
    public async Task<IReadOnlyList<NoticeRow>> ReadAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct) is { } reader
            ? await Own(db, reader)
                .OrderByDescending(n => n.CreatedAt)
                .ThenByDescending(n => n.Id)
                .Take(MostRows)
                .Select(n => new NoticeRow(n.Id, n.Title, n.Body, n.Target, n.CreatedAt, n.ReadAt != null))
                .ToListAsync(ct)
            : [];
    }

    /// <summary>Unread notices of the signed-in person or firm: the figure on the bell.</summary>
    public async Task<int> UnreadAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, user.PersonId(), ct) is { } reader ? await Own(db, reader).CountAsync(n => n.ReadAt == null, ct) : 0;
    }

    private static IQueryable<Notice> Own(PolicyMarketDb db, Actor reader)
    {
        var (person, firm) = (reader.PersonId, reader.Roles.Contains(Roles.Firm) ? reader.FirmId : null);
        return db.Notices.AsNoTracking().Where(n => n.PersonId == person || (firm != null && n.FirmId == firm));
    }
}
