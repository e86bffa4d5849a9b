using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Reviews;

/// <summary>Adds the decision on each of many offers as its next review step.</summary>
public sealed class ReviewLog(BusinessClock clock)
{
    internal async Task AddAsync(
        PolicyMarketDb db,
        IReadOnlyCollection<long> offerIds,
        ReviewDecision decision,
        PersonId? personId,
        string? reason,
        CancellationToken ct
    )
    {
        var steps = await db
            .Reviews.Where(r => offerIds.Contains(r.OfferId))
            .GroupBy(r => r.OfferId)
            .Select(g => new { OfferId = g.Key, Last = g.Max(r => r.Step) })
            .ToDictionaryAsync(g => g.OfferId, g => g.Last, ct);
        foreach (var id in offerIds)
        {
            db.Reviews.Add(
                new Review
                {
                    OfferId = id,
                    Step = steps.GetValueOrDefault(id) + 1,
                    Decision = decision,
                    PersonId = personId,
                    Reason = reason,
                    At = clock.UtcNow,
                }
            );
        }
    }
}
