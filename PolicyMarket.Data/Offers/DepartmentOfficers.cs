using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers;

/// <summary>Finds the active officers of departments, for notices.</summary>
internal static class DepartmentOfficers
{
    /// <summary>Ids of persons, rising.</summary>
    public static Task<List<long>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<long> departmentIds, CancellationToken ct) =>
        db
            .UserRoles.AsNoTracking()
            .Join(db.Roles.Where(r => r.Name == Roles.Officer), link => link.RoleId, role => role.Id, (link, _) => link.UserId)
            .Join(
                db.Users.Where(p => p.IsActive && p.DepartmentId != null && departmentIds.Contains(p.DepartmentId.Value)),
                id => id,
                person => person.Id,
                (id, _) => id
            )
            .OrderBy(id => id)
            .ToListAsync(ct);
}
