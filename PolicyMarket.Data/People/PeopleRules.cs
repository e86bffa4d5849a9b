using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>Which roles an account may hold, with which firm or department, and that an administrator always remains.</summary>
internal static class PeopleRules
{
    public static async Task<Diagnostic?> DemandRolesAsync(
        PolicyMarketDb db, IReadOnlyCollection<string> roles, long? departmentId, long? firmId, CancellationToken ct)
    {
        if (roles.FirstOrDefault(r => !Roles.Names.ContainsKey(r)) is { } unknown)
        {
            return Bad($"没有“{unknown}”这个角色。可选：{string.Join("、", Roles.Names.Keys)}。");
        }

        if (roles.Count == 0)
        {
            return Bad("至少要选一个角色。");
        }

        if (roles.Contains(Roles.Firm) && roles.Count > 1)
        {
            return Bad("企业账号不能同时担任政府部门的角色。请分开建账号。");
        }

        if (roles.Contains(Roles.Firm) && !await db.Firms.AnyAsync(f => f.Id == firmId, ct))
        {
            return Bad("企业账号要指定它所属的企业。");
        }

        if (roles.Contains(Roles.Officer) && !await db.Departments.AnyAsync(d => d.Id == departmentId, ct))
        {
            return Bad("部门经办要指定所属部门。");
        }

        return null;
    }

    /// <summary>Null when another active administrator remains without this person.</summary>
    public static async Task<Diagnostic?> DemandAnotherAdministratorAsync(PolicyMarketDb db, long personId, CancellationToken ct)
    {
        var remains = await db.UserRoles
            .Join(db.Roles.Where(r => r.Name == Roles.Administrator), l => l.RoleId, r => r.Id, (l, _) => l.UserId)
            .Join(db.Users.Where(p => p.IsActive && p.Id != personId), id => id, p => p.Id, (id, _) => id)
            .AnyAsync(ct);
        return remains
            ? null
            : new Diagnostic(DataDiagnostics.PersonLastAdministrator, "这是最后一位在用的管理员，停用或改掉角色后就没有人能管理账号，什么也没有改动。请先另设一位管理员。");
    }

    private static Diagnostic Bad(string message) => new(DataDiagnostics.PersonRoles, message + "账号没有改动。");
}
