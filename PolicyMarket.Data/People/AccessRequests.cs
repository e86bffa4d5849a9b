using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>Opens and closes access requests inside another workflow's transaction.</summary>
internal static class AccessRequests
{
    public static Task<List<AccessRequest>> PendingAsync(PolicyMarketDb db, long personId, CancellationToken ct) =>
        db.AccessRequests.Where(r => r.PersonId == personId && r.State == AccessRequestState.Pending).ToListAsync(ct);

    /// <summary>A role that one administrator asks for; one without a second person (the command line) is confirmed at once.</summary>
    public static void AddGrant(PolicyMarketDb db, long personId, string role, Actor by, DateTime at)
    {
        var request = New(personId, AccessRequestKind.GrantRole, role, by, at);
        if (by.PersonId is null)
        {
            request.Decide(AccessRequestState.Confirmed, by, at);
        }

        db.AccessRequests.Add(request);
    }

    public static void AddReset(PolicyMarketDb db, long personId, Actor by, DateTime at) =>
        db.AccessRequests.Add(New(personId, AccessRequestKind.ResetSecondFactor, "", by, at));

    private static AccessRequest New(long personId, AccessRequestKind kind, string role, Actor by, DateTime at) =>
        new()
        {
            PersonId = personId,
            Kind = kind,
            Role = role,
            RequestedByPersonId = by.PersonId,
            RequestedByName = by.Name,
            RequestedAt = at,
        };
}
