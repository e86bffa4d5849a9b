using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Audit;

/// <summary>Adds audit events to the transaction of the workflow that causes them.</summary>
public sealed class AuditTrail(BusinessClock clock)
{
    /// <summary>Records what <paramref name="actor"/> did; saved with the workflow's own change.</summary>
    public void Add(PolicyMarketDb db, Actor actor, AuditAction action, string subject, string detail) =>
        db.AuditEvents.Add(
            new AuditEvent
            {
                At = clock.UtcNow,
                PersonId = actor.PersonId,
                Actor = actor.Name,
                Action = action.Code,
                Subject = subject,
                Detail = detail,
            }
        );
}
