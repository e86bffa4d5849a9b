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

/// <summary>A person changes the own password.</summary>
public sealed class AccountDesk(
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    AccessChanges changes,
    OwnPassword own,
    PasswordCheck passwords,
    IOptions<PasswordHasherOptions> hashing
)
{
    private readonly PasswordHasher<Person> hasher = new(hashing);

    /// <summary>
    /// Replaces the password; the old one is asked. All sessions end, and a new one continues the session in use; returns its id. The second factor given in
    /// the old session counts for the new one.
    /// </summary>
    public async Task<Result<string>> ChangePasswordAsync(
        PersonId personId,
        string sessionId,
        string oldPassword,
        string newPassword,
        CancellationToken ct
    )
    {
        var result = await recorder.WriteAsync<string>(
            async db =>
            {
                var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.IsActive, ct);
                var session = await db.PersonSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId && s.EndedAt == null, ct);
                if (person is null || session is null || (person.TwoFactorEnabled && session.CodeAt is null))
                {
                    return WorkText.Refuse<string>(WorkText.NotFound(PeopleWording.ThisSignIn));
                }

                if (Demand(person, oldPassword, newPassword) is { } why)
                {
                    return WorkText.Refuse<string>(why);
                }

                PersonChanges.SetPassword(person, hasher.HashPassword(person, newPassword));
                person.MustChangePassword = false;
                await SessionEnding.EndAllAsync(db, person.Id, SessionEnd.PasswordChanged, clock.UtcNow, ct);
                var next = SignInDesk.NewSession(person.Id, session.Address, session.Browser, clock.UtcNow);
                next.CodeAt = session.CodeAt;
                db.PersonSessions.Add(next);
                audit.Add(
                    db,
                    new Actor(new PersonId(person.Id), person.DisplayName, [], null, null),
                    AuditAction.PersonPasswordOwn,
                    $"person:{person.Id}",
                    session.Address
                );
                return Result.Ok(next.Id);
            },
            ct
        );
        if (result.Succeeded)
        {
            changes.Announce(personId, sessionId: null);
        }

        return result;
    }

    private Diagnostic? Demand(Person person, string oldPassword, string newPassword) =>
        own.Demand(person, oldPassword, "person.password-own", OwnPasswordWords.ForChange)
        ?? (
            oldPassword == newPassword
                ? new Diagnostic(DataDiagnostics.PersonPassword, PeopleWording.PasswordUnchanged)
                : passwords.Demand(newPassword, person.UserName ?? "", person.IsDemonstration)
        );
}
