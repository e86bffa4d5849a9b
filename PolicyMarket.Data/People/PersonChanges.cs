using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>Changes of an account that several workflows make inside their transactions.</summary>
internal static class PersonChanges
{
    public static Task<List<string>> RolesAsync(PolicyMarketDb db, long personId, CancellationToken ct) =>
        db.UserRoles.Where(l => l.UserId == personId).Join(db.Roles, l => l.RoleId, r => r.Id, (_, r) => r.Name ?? "").ToListAsync(ct);

    public static async Task GiveAsync(PolicyMarketDb db, long personId, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var ids = await db.Roles.Where(r => roles.Contains(r.Name)).Select(r => r.Id).ToListAsync(ct);
        db.UserRoles.AddRange(ids.Select(id => new IdentityUserRole<long> { UserId = personId, RoleId = id }));
    }

    public static async Task RevokeAsync(PolicyMarketDb db, long personId, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var ids = await db.Roles.Where(r => roles.Contains(r.Name)).Select(r => r.Id).ToListAsync(ct);
        db.UserRoles.RemoveRange(await db.UserRoles.Where(l => l.UserId == personId && ids.Contains(l.RoleId)).ToListAsync(ct));
    }

    public static void SetPassword(Person person, string hash)
    {
        person.PasswordHash = hash;
        person.AccessFailedCount = 0;
        person.LockoutEnd = null;
        Stamp(person);
    }

    public static async Task ClearSecondFactorAsync(PolicyMarketDb db, Person person, CancellationToken ct)
    {
        person.TwoFactorEnabled = false;
        await SecondFactorTokens.ClearAsync(db, person.Id, ct);
        Stamp(person);
    }

    /// <summary>Records that this administrator alone gave access to the account.</summary>
    public static void MarkSole(Person person, Actor by, DateTime at) => (person.SoleAccessAt, person.SoleAccessByPersonId) = (at, by.PersonId);

    public static void Stamp(Person person)
    {
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    public static string Say(IEnumerable<string> roles) => string.Join("、", roles.Select(r => Roles.Names.GetValueOrDefault(r, r)));
}
