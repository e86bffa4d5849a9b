using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// An administrator, or the command line (person null), makes accounts, gives and revokes roles, resets passwords and second factors, and switches accounts
/// off. A guarded role (<see cref="Roles.Guarded"/>) that an administrator gives waits for another one (<see cref="AccessRequestDesk"/>); the command line
/// gives it directly.
/// </summary>
public sealed class PeopleDesk(
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    PasswordCheck passwords,
    SecondFactor codes,
    AccessChanges changes,
    IOptions<PasswordHasherOptions> hashing
)
{
    private const int LongestUserName = 64;
    private const int LongestName = 64;
    private readonly PasswordHasher<Person> hasher = new(hashing);

    /// <summary>
    /// The id of the new account; a sign-in name that is taken is refused. Guarded roles are not held until another administrator confirms them.
    /// </summary>
    public Task<Result<long>> AddAsync(PersonId? personId, NewPerson person, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var (userName, badUserName) = WorkText.Read(person.UserName, PeopleWording.UserName, LongestUserName, DataDiagnostics.PersonName);
                var (name, badName) = WorkText.Read(person.DisplayName, PeopleWording.PersonName, LongestName);
                if (userName is null || name is null)
                {
                    return WorkText.Refuse<long>(badUserName ?? badName);
                }

                var roles = person.Roles.Distinct().ToArray();
                var why =
                    DemandUserName(userName)
                    ?? passwords.Demand(person.Password, userName, person.IsDemonstration)
                    ?? await PeopleRules.DemandRolesAsync(db, roles, person.DepartmentId, person.FirmId, ct);
                if (why is not null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var normalized = userName.ToUpperInvariant();
                if (await db.Users.AnyAsync(p => p.NormalizedUserName == normalized, ct))
                {
                    return Result.Fail<long>(DataDiagnostics.PersonName, PeopleWording.UserNameTaken(userName));
                }

                if (await DemandCodeAsync(db, actor, person.Code, roles, normalized, ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                var account = NewAccount(person, userName, name, roles);
                PersonChanges.MarkSole(account, actor, clock.UtcNow);
                db.Users.Add(account);
                await db.SaveChangesAsync(ct);
                await GiveOrRequestAsync(db, actor, account.Id, roles, ct);
                audit.Add(db, actor, AuditAction.PersonAdd, $"person:{account.Id}", $"{userName}：{PersonChanges.Say(roles)}{WaitingNote(actor, roles)}");
                return Result.Ok(account.Id);
            },
            ct
        );

    /// <summary>
    /// Replaces the roles. Revoked and ordinary roles change at once and end the person's sessions; a guarded role that an administrator gives becomes a
    /// pending request, and a pending one that is not named any more is withdrawn.
    /// </summary>
    public Task<Result<long>> SetRolesAsync(Approver? approver, long targetId, IReadOnlyCollection<string> roles, CancellationToken ct) =>
        EndingAsync(
            approver?.PersonId,
            targetId,
            SessionEnd.RolesChanged,
            async (db, actor, target) =>
            {
                var wanted = roles.Distinct().ToArray();
                var held = await PersonChanges.RolesAsync(db, targetId, ct);
                var pending = (await AccessRequests.PendingAsync(db, targetId, ct)).FindAll(r => r.Kind == AccessRequestKind.GrantRole);
                var revoked = held.Except(wanted).ToArray();
                var given = wanted.Except(held).ToArray();
                var requested = actor.PersonId is null ? given : [.. given.Except(pending.Select(r => r.Role))];
                var why =
                    await DemandChangeAsync(db, actor, target, wanted, revoked, requested, ct)
                    ?? await DemandCodeAsync(db, actor, approver?.Code, requested, target.NormalizedUserName ?? "", ct);
                if (why is not null)
                {
                    return Result.Fail<bool>(why);
                }

                var withdrawn = pending.FindAll(r => actor.PersonId is null || !wanted.Contains(r.Role));
                withdrawn.ForEach(r => r.Decide(AccessRequestState.Withdrawn, actor, clock.UtcNow));
                if (revoked.Length + requested.Length + withdrawn.Count == 0)
                {
                    return Result.Ok(false);
                }

                await db.SaveChangesAsync(ct); // a withdrawn request frees its natural key
                await PersonChanges.RevokeAsync(db, targetId, revoked, ct);
                var isGivenNow = await GiveOrRequestAsync(db, actor, targetId, requested, ct);
                if (actor.PersonId is null && requested.Any(Roles.Guarded.Contains))
                {
                    PersonChanges.MarkSole(target, actor, clock.UtcNow);
                }

                audit.Add(
                    db,
                    actor,
                    AuditAction.PersonRoles,
                    $"person:{targetId}",
                    $"{PersonChanges.Say(held)} → {PersonChanges.Say(wanted)}{WaitingNote(actor, given)}"
                );
                return Result.Ok(isGivenNow || revoked.Length > 0);
            },
            ct
        );

    /// <summary>The account cannot sign in any more, and every workflow refuses it at once. Its history stays.</summary>
    public Task<Result<long>> DeactivateAsync(PersonId? personId, long targetId, CancellationToken ct) =>
        EndingAsync(
            personId,
            targetId,
            SessionEnd.Deactivated,
            async (db, actor, target) =>
            {
                if (!target.IsActive)
                {
                    return Result.Ok(false);
                }

                if (
                    (await PersonChanges.RolesAsync(db, targetId, ct)).Contains(Roles.Administrator)
                    && await PeopleRules.DemandAnotherAdministratorAsync(db, targetId, ct) is { } why
                )
                {
                    return Result.Fail<bool>(why);
                }

                target.IsActive = false;
                audit.Add(db, actor, AuditAction.PersonDeactivate, $"person:{targetId}", target.UserName ?? "");
                return Result.Ok(true);
            },
            ct
        );

    /// <summary>Switches an account on again.</summary>
    public Task<Result<long>> ReactivateAsync(PersonId? personId, long targetId, CancellationToken ct) =>
        EndingAsync(
            personId,
            targetId,
            SessionEnd.Deactivated,
            (db, actor, target) =>
            {
                if (target.IsActive)
                {
                    return Task.FromResult(Result.Ok(false));
                }

                target.IsActive = true;
                audit.Add(db, actor, AuditAction.PersonReactivate, $"person:{targetId}", target.UserName ?? "");
                return Task.FromResult(Result.Ok(true));
            },
            ct
        );

    /// <summary>
    /// Sets another person's password and ends the sessions. After an administrator's reset the person must choose another one at the next sign-in; the
    /// command line may leave that out.
    /// </summary>
    public Task<Result<long>> SetPasswordAsync(PersonId? personId, long targetId, string password, bool mustChange, CancellationToken ct) =>
        EndingAsync(
            personId,
            targetId,
            SessionEnd.PasswordChanged,
            (db, actor, target) =>
            {
                var why =
                    actor.PersonId == targetId
                        ? new Diagnostic(DataDiagnostics.PersonSecondAdministrator, PeopleWording.OwnPasswordElsewhere)
                        : passwords.Demand(password, target.UserName ?? "", target.IsDemonstration);
                if (why is not null)
                {
                    return Task.FromResult(Result.Fail<bool>(why));
                }

                PersonChanges.SetPassword(target, hasher.HashPassword(target, password));
                target.MustChangePassword = mustChange || actor.PersonId is not null;
                if (!target.TwoFactorEnabled)
                {
                    PersonChanges.MarkSole(target, actor, clock.UtcNow);
                }

                audit.Add(db, actor, AuditAction.PersonPassword, $"person:{targetId}", target.UserName ?? "");
                return Task.FromResult(Result.Ok(true));
            },
            ct
        );

    /// <summary>
    /// Removes a lost second factor. For a person with a guarded role an administrator's reset waits for another one; anything else is done at once.
    /// </summary>
    public Task<Result<long>> ResetSecondFactorAsync(Approver? approver, long targetId, CancellationToken ct) =>
        EndingAsync(
            approver?.PersonId,
            targetId,
            SessionEnd.SecondFactorChanged,
            async (db, actor, target) =>
            {
                if (actor.PersonId == targetId)
                {
                    return Result.Fail<bool>(DataDiagnostics.PersonSecondAdministrator, PeopleWording.NoOwnReset);
                }

                var pending = (await AccessRequests.PendingAsync(db, targetId, ct)).Find(r => r.Kind == AccessRequestKind.ResetSecondFactor);
                if (!target.TwoFactorEnabled || (pending is not null && actor.PersonId is not null))
                {
                    return Result.Ok(false);
                }

                if (await codes.DemandAsync(db, actor, approver ?? default, $"second-factor.reset person:{targetId}", ct) is { } why)
                {
                    return Result.Fail<bool>(why);
                }

                if (actor.PersonId is not null && (await PersonChanges.RolesAsync(db, targetId, ct)).Exists(Roles.Guarded.Contains))
                {
                    AccessRequests.AddReset(db, targetId, actor, clock.UtcNow);
                    audit.Add(db, actor, AuditAction.SecondFactorResetRequested, $"person:{targetId}", target.UserName ?? "");
                    return Result.Ok(false);
                }

                pending?.Decide(AccessRequestState.Withdrawn, actor, clock.UtcNow);
                await PersonChanges.ClearSecondFactorAsync(db, target, ct);
                PersonChanges.MarkSole(target, actor, clock.UtcNow);
                audit.Add(db, actor, AuditAction.SecondFactorReset, $"person:{targetId}", target.UserName ?? "");
                return Result.Ok(true);
            },
            ct
        );

    private Task<Result<long>> WriteAsync(PersonId? personId, Func<PolicyMarketDb, Actor, Task<Result<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                if (personId is not { } id)
                {
                    return await work(db, Actor.System(PeopleWording.CommandLine));
                }

                var (actor, why) = await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator);
                return actor is null ? WorkText.Refuse<long>(why) : await work(db, actor);
            },
            ct
        );

    /// <summary>
    /// Changes one account. When the work says that access changed, the person's stamp is renewed, the sessions end, and it is announced after the commit.
    /// </summary>
    private async Task<Result<long>> EndingAsync(
        PersonId? personId,
        long targetId,
        SessionEnd reason,
        Func<PolicyMarketDb, Actor, Person, Task<Result<bool>>> work,
        CancellationToken ct
    )
    {
        var hasChanged = false;
        var result = await WriteAsync(
            personId,
            async (db, actor) =>
            {
                var target = await db.Users.SingleOrDefaultAsync(p => p.Id == targetId, ct);
                if (target is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PeopleWording.ThisAccount));
                }

                (hasChanged, var why) = await work(db, actor, target);
                if (hasChanged)
                {
                    PersonChanges.Stamp(target);
                    await SessionEnding.EndAllAsync(db, targetId, reason, clock.UtcNow, ct);
                }

                return why is null ? Result.Ok(targetId) : WorkText.Refuse<long>(why);
            },
            ct
        );
        if (result.Succeeded && hasChanged)
        {
            changes.Announce(targetId, sessionId: null);
        }

        return result;
    }

    private Person NewAccount(NewPerson person, string userName, string name, string[] roles)
    {
        var account = new Person
        {
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = name,
            Email = person.Email,
            NormalizedEmail = person.Email?.ToUpperInvariant(),
            DepartmentId = roles.Contains(Roles.Firm) ? null : person.DepartmentId,
            FirmId = roles.Contains(Roles.Firm) ? person.FirmId : null,
            IsDemonstration = person.IsDemonstration,
            MustChangePassword = person.MustChangePassword && !person.IsDemonstration,
        };
        PersonChanges.SetPassword(account, hasher.HashPassword(account, person.Password));
        return account;
    }

    /// <summary>Gives the roles, or requests the guarded ones when an administrator asks; true: at least one is held from now on.</summary>
    private async Task<bool> GiveOrRequestAsync(PolicyMarketDb db, Actor actor, long targetId, string[] roles, CancellationToken ct)
    {
        foreach (var role in roles.Where(Roles.Guarded.Contains))
        {
            AccessRequests.AddGrant(db, targetId, role, actor, clock.UtcNow);
        }

        string[] now = actor.PersonId is null ? roles : [.. roles.Where(r => !Roles.Guarded.Contains(r))];
        await PersonChanges.GiveAsync(db, targetId, now, ct);
        return now.Length > 0;
    }

    private static async Task<Diagnostic?> DemandChangeAsync(
        PolicyMarketDb db,
        Actor actor,
        Person target,
        string[] wanted,
        string[] revoked,
        string[] given,
        CancellationToken ct
    )
    {
        if (await PeopleRules.DemandRolesAsync(db, wanted, target.DepartmentId, target.FirmId, ct) is { } why)
        {
            return why;
        }

        if (actor.PersonId == target.Id && given.Length > 0)
        {
            return new Diagnostic(DataDiagnostics.PersonSecondAdministrator, PeopleWording.NoOwnRoles);
        }

        return revoked.Contains(Roles.Administrator) ? await PeopleRules.DemandAnotherAdministratorAsync(db, target.Id, ct) : null;
    }

    /// <summary>Whoever gives the administrator role gives a code.</summary>
    private async Task<Diagnostic?> DemandCodeAsync(PolicyMarketDb db, Actor actor, string? code, string[] given, string userName, CancellationToken ct) =>
        given.Contains(Roles.Administrator) && actor.PersonId is { } id
            ? await codes.DemandAsync(db, actor, new Approver(id, code), $"administrator.request {userName}", ct)
            : null;

    private static Diagnostic? DemandUserName(string userName) =>
        userName.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+')
            ? null
            : new Diagnostic(DataDiagnostics.PersonName, PeopleWording.UserNameInvalid);

    private static string WaitingNote(Actor actor, string[] roles) =>
        actor.PersonId is not null && roles.Where(Roles.Guarded.Contains).ToArray() is { Length: > 0 } guarded
            ? PeopleWording.AwaitsOtherAdministrator(PersonChanges.Say(guarded))
            : "";
}
