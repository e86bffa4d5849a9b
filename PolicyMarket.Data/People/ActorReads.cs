using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>
/// Loads the person of a session for a read, as the database holds them now: a cookie or a circuit may be older than a change of roles, department or firm.
/// Writes use <see cref="ActorCheck"/>, which adds the reason of a refusal.
/// </summary>
public static class ActorReads
{
    /// <summary>The active person with present roles, department and firm. Null: no id, no such person, or deactivated.</summary>
    public static async Task<Actor?> FindAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct)
    {
        if (personId is not { } id)
        {
            return null;
        }

        var person = await db
            .Users.AsNoTracking()
            .Where(p => p.Id == id && p.IsActive)
            .Select(p => new
            {
                p.DisplayName,
                p.DepartmentId,
                p.FirmId,
            })
            .SingleOrDefaultAsync(ct);
        if (person is null)
        {
            return null;
        }

        var roles = await db
            .UserRoles.Where(r => r.UserId == id)
            .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name ?? "")
            .ToListAsync(ct);
        return new Actor(id, person.DisplayName, [.. roles], person.DepartmentId, person.FirmId);
    }

    /// <summary>As above; null as well when the person holds none of the roles.</summary>
    public static async Task<Actor?> FindAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct, params string[] anyOf) =>
        await FindAsync(db, personId, ct) is { } actor && anyOf.Any(actor.Roles.Contains) ? actor : null;

    /// <summary>The firm for which the person acts. Null for whoever does not hold the role of a firm.</summary>
    public static async Task<long?> FirmAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct) =>
        (await FindAsync(db, personId, ct, Roles.Firm))?.FirmId;

    /// <summary>The department of an officer. Null for whoever is no officer.</summary>
    public static async Task<long?> OfficersDepartmentAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct) =>
        (await FindAsync(db, personId, ct, Roles.Officer))?.DepartmentId;
}
