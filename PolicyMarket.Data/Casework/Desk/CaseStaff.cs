using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>
/// The active staff and whom a case concerns. A supervisor with a department is the supervisor of that department; supervisors without one are the
/// supervising office, which also takes level 1 of departments that have no supervisor.
/// </summary>
internal sealed class CaseStaff
{
    private readonly ILookup<string, StaffMember> _byRole;

    private CaseStaff(IReadOnlyList<StaffMember> all)
    {
        All = all;
        _byRole = all.SelectMany(person => person.Roles.Select(role => (Role: role, Person: person)))
            .ToLookup(one => one.Role, one => one.Person, StringComparer.Ordinal);
    }

    public IReadOnlyList<StaffMember> All { get; }

    public static async Task<CaseStaff> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        string[] roles = [Roles.Officer, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor];
        var rows = await db
            .UserRoles.AsNoTracking()
            .Join(db.Roles.Where(r => roles.Contains(r.Name)), link => link.RoleId, role => role.Id, (link, role) => new { link.UserId, role.Name })
            .Join(
                db.Users.Where(p => p.IsActive),
                link => link.UserId,
                p => p.Id,
                (link, p) =>
                    new
                    {
                        p.Id,
                        p.DepartmentId,
                        link.Name,
                    }
            )
            .ToListAsync(ct);
        return new CaseStaff([
            .. rows.GroupBy(row => (row.Id, row.DepartmentId))
                .OrderBy(person => person.Key.Id)
                .Select(person => new StaffMember(person.Key.Id, person.Key.DepartmentId, [.. person.Select(row => row.Name ?? "")])),
        ]);
    }

    public bool MustActOn(StaffMember person, CaseActor actor, long? departmentId, int level)
    {
        if (person.Roles.Contains(RoleOf(actor)) && (actor != CaseActor.Department || person.DepartmentId == departmentId))
        {
            return true;
        }

        var isOfficeDue = level == 2 || (level == 1 && !HasSupervisor(departmentId));
        return person.Roles.Contains(Roles.Supervisor) && (person.DepartmentId is { } own ? level >= 1 && own == departmentId : isOfficeDue);
    }

    private bool HasSupervisor(long? departmentId) =>
        departmentId is not null && _byRole[Roles.Supervisor].Any(person => person.DepartmentId == departmentId);

    private static string RoleOf(CaseActor actor) =>
        actor switch
        {
            CaseActor.Department => Roles.Officer,
            CaseActor.Finance => Roles.Finance,
            CaseActor.FinanceChecker => Roles.FinanceChecker,
            _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "The actor has no role."),
        };
}
