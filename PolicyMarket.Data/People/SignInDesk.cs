using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Signs people in: checks the password, then starts a session. An unknown, inactive or mistyped name costs the same time and gets the same words as a wrong
/// password; attempts are limited (<see cref="SignInThrottle"/>) and all of them reach the audit trail.
/// </summary>
public sealed class SignInDesk(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    AuditTrail audit,
    SignInLog log,
    BusinessClock clock,
    SecondFactor codes,
    AccountOptions options,
    IOptions<PasswordHasherOptions> hashing,
    AccessMetrics metrics
)
{
    private const int LongestName = 64;
    private const int LongestBrowser = 200;
    private const int LongestAddress = 64;
    private const int SessionIdBytes = 16;
    private readonly SignInThrottle throttle = new();
    private readonly PasswordHasher<Person> hasher = new(hashing);
    private readonly Lazy<string> dummyHash = new(() =>
        new PasswordHasher<Person>(hashing).HashPassword(new Person(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))
    );

    /// <summary>Starts a session when name and password are right.</summary>
    public async Task<Result<SignedIn>> SignInAsync(SignInAttempt attempt, CancellationToken ct)
    {
        var name = string.Concat(attempt.UserName.Trim().ToUpperInvariant().Take(LongestName + 1)); // no account has a longer name
        var person = await FindAsync(name, ct);
        var knownDevice = person is not null && attempt.DeviceId.Length > 0 && attempt.DevicePersonIds.Contains(person.Id) ? attempt.DeviceId : null;
        if (!throttle.TryEnter(name, attempt.Address, knownDevice, clock.UtcNow))
        {
            metrics.CountThrottledSignIn();
            log.Add(null, attempt.UserName, AuditAction.PersonSignInThrottled, "sign-in", attempt.Address);
            return Result.Fail<SignedIn>(DataDiagnostics.TooManyAttempts, PeopleWording.SignInsExhausted(SignInThrottle.Window.TotalMinutes));
        }

        var verdict = hasher.VerifyHashedPassword(person ?? new Person(), person?.PasswordHash ?? dummyHash.Value, attempt.Password);
        if (person is null || verdict == PasswordVerificationResult.Failed || !MaySignIn(person))
        {
            metrics.CountRefusedSignIn();
            log.Add(person?.Id, attempt.UserName, AuditAction.PersonSignInFailed, person is null ? "sign-in" : $"person:{person.Id}", attempt.Address);
            return Result.Fail<SignedIn>(DataDiagnostics.SignInRefused, PeopleWording.NameOrPasswordWrong);
        }

        throttle.Succeeded(name, attempt.Address, knownDevice);
        var started = await StartAsync(person, verdict, attempt, ct);
        if (started.Succeeded)
        {
            metrics.CountSignIn();
        }

        return started;
    }

    /// <summary>The second step: a code of the authenticator app, or a recovery code, makes the session usable.</summary>
    public Task<Result<string>> GiveCodeAsync(PersonId personId, string sessionId, string code, CancellationToken ct) =>
        recorder.WriteAsync<string>(
            async db =>
            {
                var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.IsActive, ct);
                var session = await db.PersonSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId && s.EndedAt == null, ct);
                if (person is null || session is null)
                {
                    return WorkText.Refuse<string>(WorkText.NotFound(PeopleWording.ThisSignIn));
                }

                if (session.CodeAt is not null || !person.TwoFactorEnabled)
                {
                    return Result.Ok(session.Id);
                }

                db.ActingPersonId = person.Id;
                var (how, why) = await codes.AcceptAtSignInAsync(db, person, code, session.Address, ct);
                if (why is not null)
                {
                    return WorkText.Refuse<string>(why);
                }

                session.CodeAt = clock.UtcNow;
                audit.Add(db, ActorOf(person), AuditAction.PersonSignInCode, $"person:{person.Id}", $"{how} {session.Address}");
                return Result.Ok(session.Id);
            },
            ct
        );

    private async Task<Person?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, ct);
    }

    private bool MaySignIn(Person person) => person.IsActive && (!person.IsDemonstration || options.AllowsDemonstration);

    private Task<Result<SignedIn>> StartAsync(Person seen, PasswordVerificationResult verdict, SignInAttempt attempt, CancellationToken ct) =>
        recorder.WriteAsync<SignedIn>(
            async db =>
            {
                var person = await db.Users.SingleAsync(p => p.Id == seen.Id, ct);
                if (!MaySignIn(person) || person.PasswordHash != seen.PasswordHash)
                {
                    return Result.Fail<SignedIn>(DataDiagnostics.SignInRefused, PeopleWording.AccountJustChanged);
                }

                db.ActingPersonId = person.Id; // the Recorder verifies the account: password and roles are as a workflow left them
                if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
                {
                    person.PasswordHash = hasher.HashPassword(person, attempt.Password);
                }

                var session = NewSession(person.Id, attempt.Address, attempt.Browser, clock.UtcNow);
                db.PersonSessions.Add(session);
                audit.Add(db, ActorOf(person), AuditAction.PersonSignIn, $"person:{person.Id}", session.Address);
                return Result.Ok(new SignedIn(new PersonId(person.Id), session.Id, person.TwoFactorEnabled));
            },
            ct
        );

    internal static PersonSession NewSession(long personId, string address, string browser, DateTime now) =>
        new()
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdBytes)),
            PersonId = personId,
            StartedAt = now,
            LastSeenAt = now,
            Address = Shorten(address, LongestAddress),
            Browser = Shorten(browser, LongestBrowser),
        };

    private static string Shorten(string text, int longest) => string.Concat(text.Where(c => !char.IsControl(c)).Take(longest));

    private static Actor ActorOf(Person person) => new(new PersonId(person.Id), person.DisplayName, [], null, null);
}
