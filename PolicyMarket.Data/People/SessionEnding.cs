using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>Ends sessions inside another workflow's transaction. The workflow announces it after its commit.</summary>
internal static class SessionEnding
{
    /// <summary>Ends all sessions of the person, except one when named; returns their number.</summary>
    public static async Task<int> EndAllAsync(
        PolicyMarketDb db,
        long personId,
        SessionEnd reason,
        DateTime at,
        CancellationToken ct,
        string? except = null
    )
    {
        var open = await db.PersonSessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.Id != except).ToListAsync(ct);
        open.ForEach(session => session.End(at, reason));
        return open.Count;
    }
}
