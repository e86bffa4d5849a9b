using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Claims;

/// <summary>Adds the next line to the timelines of one or many claims.</summary>
public sealed class ClaimTimeline(BusinessClock clock)
{
    /// <summary>The claims are saved already (they have their ids).</summary>
    internal async Task AddAsync(
        PolicyMarketDb db,
        IReadOnlyCollection<Claim> claims,
        Actor actor,
        Func<Claim, (string Title, string? Note)> line,
        CancellationToken ct
    )
    {
        var ids = claims.Select(c => c.Id).ToArray();
        var last = await db
            .ClaimEvents.Where(e => ids.Contains(e.ClaimId))
            .GroupBy(e => e.ClaimId)
            .Select(g => new { ClaimId = g.Key, Sequence = g.Max(e => e.Sequence) })
            .ToDictionaryAsync(g => g.ClaimId, g => g.Sequence, ct);
        var unsaved = db.ChangeTracker.Entries<ClaimEvent>().Where(e => e.State == EntityState.Added).ToLookup(e => e.Entity.ClaimId);
        foreach (var claim in claims)
        {
            var (title, note) = line(claim);
            db.ClaimEvents.Add(
                new ClaimEvent
                {
                    ClaimId = claim.Id,
                    Sequence = last.GetValueOrDefault(claim.Id) + unsaved[claim.Id].Count() + 1,
                    At = clock.UtcNow,
                    Title = title,
                    Note = note,
                    Actor = actor.Name,
                }
            );
        }
    }
}
