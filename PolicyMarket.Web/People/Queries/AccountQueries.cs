using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.Queries;

/// <summary>Reads the pages of one account.</summary>
public sealed class AccountQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    AccountOptions options,
    SecondFactor codes,
    SessionRegistry registry,
    BusinessClock clock
)
{
    private const int MostSessions = 100;
    private const int KeyLength = 16;

    /// <summary>The account of the signed-in person; null when it does not exist.</summary>
    public async Task<AccountView?> ReadAsync(PersonId personId, string? sessionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var person = await db
            .Users.AsNoTracking()
            .Where(p => p.Id == personId)
            .Select(p => new
            {
                p.DisplayName,
                UserName = p.UserName ?? "",
                p.TwoFactorEnabled,
            })
            .SingleOrDefaultAsync(ct);
        if (person is null)
        {
            return null;
        }

        var roles = await RolesAsync(db, personId, ct);
        var names = string.Join("、", roles.Select(role => Roles.Names.GetValueOrDefault(role, role)));
        return new AccountView(
            person.DisplayName,
            person.UserName,
            names,
            person.TwoFactorEnabled,
            codes.IsDemanded(roles),
            await SessionsAsync(personId, sessionId, ct)
        );
    }

    /// <summary>The sessions of a person that last, the latest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> SessionsAsync(PersonId personId, string? sessionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db
            .PersonSessions.AsNoTracking()
            .Where(s => s.PersonId == personId && s.EndedAt == null)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(MostSessions)
            .ToListAsync(ct);
        var seen = registry.Seen();
        return
        [
            .. rows.Select(s => (Row: s, SeenAt: seen.TryGetValue(s.Id, out var at) && at > s.LastSeenAt ? at : s.LastSeenAt))
                .Where(s => !options.IsOver(s.Row.StartedAt, s.SeenAt, clock.UtcNow))
                .Select(s => new SessionLine(
                    KeyOf(s.Row.Id),
                    s.Row.Address,
                    BrowserWords.Say(s.Row.Browser),
                    s.Row.StartedAt,
                    s.SeenAt,
                    s.Row.Id == sessionId
                ))
                .OrderByDescending(s => s.IsThis),
        ];
    }

    /// <summary>The id of a person's session by its key on the page.</summary>
    public async Task<string?> SessionIdAsync(PersonId personId, string key, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ids = await db.PersonSessions.AsNoTracking().Where(s => s.PersonId == personId && s.EndedAt == null).Select(s => s.Id).ToListAsync(ct);
        return ids.Find(id => KeyOf(id) == key);
    }

    /// <summary>Whether approvals of the signed-in person ask for a code.</summary>
    public async Task<bool> AsksCodeAsync(ClaimsPrincipal person, CancellationToken ct)
    {
        if (person.PersonId() is not { } personId)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var hasSecondFactor = await db.Users.AnyAsync(p => p.Id == personId && p.TwoFactorEnabled, ct);
        return codes.IsAsked(hasSecondFactor, await RolesAsync(db, personId, ct));
    }

    private static Task<List<string>> RolesAsync(PolicyMarketDb db, PersonId personId, CancellationToken ct) =>
        db.UserRoles.Where(l => l.UserId == personId).Join(db.Roles, l => l.RoleId, r => r.Id, (_, r) => r.Name ?? "").ToListAsync(ct);

    private static string KeyOf(string sessionId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sessionId)))[..KeyLength];
}
