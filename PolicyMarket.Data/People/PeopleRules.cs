using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>Which roles an account may hold, with which firm or department, and that an administrator always remains.</summary>
internal static class PeopleRules
{
    public static async Task<Diagnostic?> DemandRolesAsync(
        PolicyMarketDb db,
        IReadOnlyCollection<string> roles,
        long? departmentId,
        long? firmId,
        CancellationToken ct
    )
    {
        if (roles.FirstOrDefault(r => !Roles.Names.ContainsKey(r)) is { } unknown)
        {
            return Bad(PeopleWording.RoleUnknown(unknown, string.Join("、", Roles.Names.Keys)));
        }

        if (roles.Count == 0)
        {
            return Bad(PeopleWording.RoleNotChosen);
        }

        if (roles.Contains(Roles.Firm) && roles.Count > 1)
        {
            return Bad(PeopleWording.FirmRoleAlone);
        }

        if (roles.Contains(Roles.Firm) && !await db.Firms.AnyAsync(f => f.Id == firmId, ct))
        {
            return Bad(PeopleWording.FirmNeeded);
        }

        if (roles.Contains(Roles.Officer) && !await db.Departments.AnyAsync(d => d.Id == departmentId, ct))
        {
            return Bad(PeopleWording.DepartmentNeeded);
        }

        return null;
    }

    /// <summary>Null when another active administrator remains without this person.</summary>
    public static async Task<Diagnostic?> DemandAnotherAdministratorAsync(PolicyMarketDb db, long personId, CancellationToken ct)
    {
        var remains = await db
            .UserRoles.Join(db.Roles.Where(r => r.Name == Roles.Administrator), l => l.RoleId, r => r.Id, (l, _) => l.UserId)
            .Join(db.Users.Where(p => p.IsActive && p.Id != personId), id => id, p => p.Id, (id, _) => id)
            .AnyAsync(ct);
        return remains ? null : new Diagnostic(DataDiagnostics.PersonLastAdministrator, PeopleWording.LastAdministrator);
    }

    private static Diagnostic Bad(string message) => new(DataDiagnostics.PersonRoles, message + PeopleWording.AccountUnchanged);
}
