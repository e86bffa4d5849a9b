using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.People.Queries;

/// <summary>Reads the pages of people.</summary>
public sealed class PeopleQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 500;

    /// <summary>Demonstration accounts in the order in which the main job needs them.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> DemonstrationAccountsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var listed = DemonstrationPeople.Listed;
        var shown = db.Users.Where(p => p.IsDemonstration && p.IsActive && listed.Contains(p.UserName ?? ""));
        var people = await PeopleAsync(db, shown, ct);
        return [.. people.Select(p => new DemonstrationAccount(p.UserName, p.Name, p.RoleNames, p.Firm ?? p.Department))];
    }

    /// <summary>All accounts, by name; at most 500, narrowed by words in name or sign-in name.</summary>
    public async Task<IReadOnlyList<PersonRow>> ReadAsync(string? words, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var query = db.Users.AsNoTracking().WhereWords(words, p => p.DisplayName, p => p.UserName);
        return await PeopleAsync(db, query, ct);
    }

    /// <summary>Id of the firm with this credit code.</summary>
    public async Task<long?> FirmIdAsync(string creditCode, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Firms.Where(f => f.CreditCode == creditCode).Select(f => (long?)f.Id).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<Department>> DepartmentsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Departments.AsNoTracking().OrderBy(d => d.Key).Take(MostRows).ToListAsync(ct);
    }

    /// <summary>Names of a person's department and firm.</summary>
    public async Task<(string? Department, string? Firm)> BelongsAsync(long? departmentId, long? firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return (
            await db.Departments.Where(d => d.Id == departmentId).Select(d => d.Name).SingleOrDefaultAsync(ct),
            await db.Firms.Where(f => f.Id == firmId).Select(f => f.Name).SingleOrDefaultAsync(ct)
        );
    }

    /// <summary>Requests that wait for a second administrator, the oldest first; of one person, or of all.</summary>
    public async Task<IReadOnlyList<AccessRequestRow>> RequestsAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .AccessRequests.AsNoTracking()
            .Where(r => r.State == AccessRequestState.Pending && (personId == null || r.PersonId == personId))
            .OrderBy(r => r.Id)
            .Take(MostRows)
            .Join(
                db.Users,
                r => r.PersonId,
                p => p.Id,
                (r, p) =>
                    new AccessRequestRow(
                        r.Id,
                        p.Id,
                        p.DisplayName,
                        p.UserName ?? "",
                        r.Kind,
                        r.Role,
                        r.RequestedByPersonId,
                        r.RequestedByName,
                        r.RequestedAt
                    )
            )
            .ToListAsync(ct);
    }

    /// <summary>How many active accounts hold the administrator role.</summary>
    public async Task<int> AdministratorsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .UserRoles.Join(db.Roles.Where(r => r.Name == Roles.Administrator), l => l.RoleId, r => r.Id, (l, _) => l.UserId)
            .Join(db.Users.Where(p => p.IsActive), id => id, p => p.Id, (id, _) => id)
            .CountAsync(ct);
    }

    /// <summary>One account; null when it does not exist.</summary>
    public async Task<PersonView?> PersonAsync(long personId, AccountQueries accounts, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await PeopleAsync(db, db.Users.Where(p => p.Id == personId), ct) is not [var row])
        {
            return null;
        }

        var flags = await db
            .Users.Where(p => p.Id == personId)
            .Select(p => new
            {
                p.TwoFactorEnabled,
                p.MustChangePassword,
                p.DepartmentId,
            })
            .SingleAsync(ct);
        return new PersonView(
            row,
            flags.TwoFactorEnabled,
            flags.MustChangePassword,
            flags.DepartmentId,
            await RequestsAsync(new PersonId(personId), ct),
            await accounts.SessionsAsync(new PersonId(personId), sessionId: null, ct)
        );
    }

    private static async Task<IReadOnlyList<PersonRow>> PeopleAsync(PolicyMarketDb db, IQueryable<Person> query, CancellationToken ct)
    {
        var rows = await query
            .AsNoTracking()
            .OrderBy(p => p.Id)
            .Take(MostRows)
            .Select(p => new
            {
                p.Id,
                p.DisplayName,
                UserName = p.UserName ?? "",
                p.IsActive,
                Department = db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.Name).FirstOrDefault(),
                Firm = db.Set<Firm>().Where(f => f.Id == p.FirmId).Select(f => f.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var links = await db
            .UserRoles.Where(l => ids.Contains(l.UserId))
            .Join(db.Roles, l => l.RoleId, r => r.Id, (l, r) => new { l.UserId, Role = r.Name ?? "" })
            .ToListAsync(ct);
        var roles = links.ToLookup(l => l.UserId, l => l.Role);
        return [.. rows.Select(r => new PersonRow(r.Id, r.DisplayName, r.UserName, [.. roles[r.Id].Order()], r.Department, r.Firm, r.IsActive))];
    }
}
