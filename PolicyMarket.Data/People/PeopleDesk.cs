using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>An administrator, or the command line (person null), makes accounts, gives and revokes roles, and switches accounts off.</summary>
public sealed class PeopleDesk(Recorder recorder, AuditTrail audit, PasswordCheck passwords, IOptions<PasswordHasherOptions> hashing, AccessChanges access)
{
    private const int LongestUserName = 64;
    private const int LongestName = 64;
    private readonly PasswordHasher<Person> hasher = new(hashing);

    /// <summary>The id of the new account; a sign-in name that is taken is refused.</summary>
    public Task<WorkResult<long>> AddAsync(long? personId, NewPerson person, CancellationToken ct) =>
        WriteAsync(personId, async (db, actor) =>
        {
            var (userName, badUserName) = WorkText.Read(person.UserName, "登录名", LongestUserName, DiagnosticCatalogue.PersonName);
            var (name, badName) = WorkText.Read(person.DisplayName, "姓名", LongestName);
            var roles = person.Roles.Distinct().ToArray();
            var why = badUserName ?? badName ?? DemandUserName(userName) ?? passwords.Demand(person.Password, userName)
                ?? await PeopleRules.DemandRolesAsync(db, roles, person.DepartmentId, person.FirmId, ct);
            if (why is not null)
            {
                return WorkText.Refuse<long>(why);
            }

            var normalized = userName.ToUpperInvariant();
            if (await db.Users.AnyAsync(p => p.NormalizedUserName == normalized, ct))
            {
                return WorkResult.Refused<long>(DiagnosticCatalogue.PersonName, $"登录名“{userName}”已有人用，账号没有建立。请换一个登录名。");
            }

            var account = new Person
            {
                UserName = userName,
                NormalizedUserName = normalized,
                DisplayName = name,
                Email = person.Email,
                NormalizedEmail = person.Email?.ToUpperInvariant(),
                DepartmentId = roles.Contains(Roles.Firm) ? null : person.DepartmentId,
                FirmId = roles.Contains(Roles.Firm) ? person.FirmId : null,
                IsDemonstration = person.IsDemonstration,
                LockoutEnabled = true,
            };
            account.PasswordHash = hasher.HashPassword(account, person.Password);
            Stamp(account);
            db.Users.Add(account);
            await db.SaveChangesAsync(ct);
            await GiveAsync(db, account.Id, roles, ct);
            audit.Add(db, actor, "person.add", $"person:{account.Id}", $"{userName}：{Say(roles)}");
            return WorkResult.Done(account.Id);
        }, ct);

    /// <summary>Replaces the roles. When one is revoked, sign-ins made before end at their next check.</summary>
    public Task<WorkResult<long>> SetRolesAsync(long? personId, long targetId, IReadOnlyCollection<string> roles, CancellationToken ct) =>
        WriteAsync(personId, targetId, async (db, actor, target) =>
        {
            var wanted = roles.Distinct().ToArray();
            var held = await RolesOfAsync(db, targetId, ct);
            var revoked = held.Except(wanted).ToArray();
            var given = wanted.Except(held).ToArray();
            var why = await PeopleRules.DemandRolesAsync(db, wanted, target.DepartmentId, target.FirmId, ct);
            if (why is null && revoked.Contains(Roles.Administrator))
            {
                why = await PeopleRules.DemandAnotherAdministratorAsync(db, targetId, ct);
            }

            if (why is not null)
            {
                return WorkText.Refuse<long>(why);
            }

            if (revoked.Length + given.Length == 0)
            {
                return WorkResult.Done(targetId);
            }

            var gone = await db.Roles.Where(r => revoked.Contains(r.Name)).Select(r => r.Id).ToListAsync(ct);
            db.UserRoles.RemoveRange(await db.UserRoles.Where(l => l.UserId == targetId && gone.Contains(l.RoleId)).ToListAsync(ct));
            await GiveAsync(db, targetId, given, ct);
            Stamp(target);
            audit.Add(db, actor, "person.roles", $"person:{targetId}", $"{Say(held)} → {Say(wanted)}");
            return WorkResult.Done(targetId);
        }, ct);

    /// <summary>The account cannot sign in any more, and every workflow refuses it at once. Its history stays.</summary>
    public Task<WorkResult<long>> DeactivateAsync(long? personId, long targetId, CancellationToken ct) =>
        WriteAsync(personId, targetId, async (db, actor, target) =>
        {
            if (!target.IsActive)
            {
                return WorkResult.Done(targetId);
            }

            if ((await RolesOfAsync(db, targetId, ct)).Contains(Roles.Administrator)
                && await PeopleRules.DemandAnotherAdministratorAsync(db, targetId, ct) is { } why)
            {
                return WorkText.Refuse<long>(why);
            }

            target.IsActive = false;
            Stamp(target);
            audit.Add(db, actor, "person.deactivate", $"person:{targetId}", target.UserName ?? "");
            return WorkResult.Done(targetId);
        }, ct);

    /// <summary>Switches an account on again.</summary>
    public Task<WorkResult<long>> ReactivateAsync(long? personId, long targetId, CancellationToken ct) =>
        WriteAsync(personId, targetId, (db, actor, target) =>
        {
            if (!target.IsActive)
            {
                target.IsActive = true;
                Stamp(target);
                audit.Add(db, actor, "person.reactivate", $"person:{targetId}", target.UserName ?? "");
            }

            return Task.FromResult(WorkResult.Done(targetId));
        }, ct);

    /// <summary>Sets a new password and ends the sign-ins that were made before.</summary>
    public Task<WorkResult<long>> SetPasswordAsync(long? personId, long targetId, string password, CancellationToken ct) =>
        WriteAsync(personId, targetId, (db, actor, target) =>
        {
            if (passwords.Demand(password, target.UserName ?? "") is { } why)
            {
                return Task.FromResult(WorkText.Refuse<long>(why));
            }

            target.PasswordHash = hasher.HashPassword(target, password);
            target.AccessFailedCount = 0;
            target.LockoutEnd = null;
            Stamp(target);
            audit.Add(db, actor, "person.password", $"person:{targetId}", target.UserName ?? "");
            return Task.FromResult(WorkResult.Done(targetId));
        }, ct);

    /// <summary>Ends the sign-ins of the person that were made before: their cookies are refused at once. Done by the person, whatever the roles.</summary>
    public async Task<WorkResult<long>> SignOutAsync(long personId, CancellationToken ct)
    {
        var done = await recorder.WriteAsync<long>(async db =>
        {
            var actor = await ActorReads.FindAsync(db, personId, ct);
            if (actor is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个账号"));
            }

            Stamp(await db.Users.SingleAsync(p => p.Id == personId, ct));
            audit.Add(db, actor, "person.sign-out", $"person:{personId}", "");
            return WorkResult.Done(personId);
        }, ct);
        if (done.IsDone)
        {
            access.Announce(personId, sessionId: null);
        }

        return done;
    }

    private Task<WorkResult<long>> WriteAsync(long? personId, Func<PolicyMarketDb, Actor, Task<WorkResult<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            if (personId is not { } id)
            {
                return await work(db, Actor.System("命令行"));
            }

            var (actor, why) = await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator);
            return actor is null ? WorkText.Refuse<long>(why) : await work(db, actor);
        }, ct);

    /// <summary>A new security stamp means that the target may do less than before: it is announced after the commit.</summary>
    private async Task<WorkResult<long>> WriteAsync(
        long? personId, long targetId, Func<PolicyMarketDb, Actor, Person, Task<WorkResult<long>>> work, CancellationToken ct)
    {
        var isStamped = false;
        var result = await WriteAsync(personId, async (db, actor) =>
        {
            var target = await db.Users.SingleOrDefaultAsync(p => p.Id == targetId, ct);
            if (target is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个账号"));
            }

            var stamp = target.SecurityStamp;
            var done = await work(db, actor, target);
            isStamped = target.SecurityStamp != stamp;
            return done;
        }, ct);
        if (result.IsDone && isStamped)
        {
            access.Announce(targetId, sessionId: null);
        }

        return result;
    }

    private static async Task GiveAsync(PolicyMarketDb db, long personId, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var ids = await db.Roles.Where(r => roles.Contains(r.Name)).Select(r => r.Id).ToListAsync(ct);
        db.UserRoles.AddRange(ids.Select(id => new IdentityUserRole<long> { UserId = personId, RoleId = id }));
    }

    private static Task<List<string>> RolesOfAsync(PolicyMarketDb db, long personId, CancellationToken ct) =>
        db.UserRoles.Where(l => l.UserId == personId).Join(db.Roles, l => l.RoleId, r => r.Id, (_, r) => r.Name ?? "").ToListAsync(ct);

    private static Diagnostic? DemandUserName(string userName) =>
        userName.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+')
            ? null
            : new Diagnostic(DiagnosticCatalogue.PersonName, "登录名只能用文字、数字和 - . _ @ +，账号没有建立。请换一个登录名。");

    private static void Stamp(Person person)
    {
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    private static string Say(IEnumerable<string> roles) => string.Join("、", roles.Select(r => Roles.Names.GetValueOrDefault(r, r)));
}
