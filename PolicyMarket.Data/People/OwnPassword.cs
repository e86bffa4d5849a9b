using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Checks the password of a person who is signed in and is asked for it again. One limit of wrong attempts for each person, whatever the password is asked
/// for: with a limit for each purpose, a stolen session could try as often as there are purposes.
/// </summary>
public sealed class OwnPassword(BusinessClock clock, SignInLog log, IOptions<PasswordHasherOptions> hashing)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly PasswordHasher<Person> hasher = new(hashing);
    private readonly AttemptWindow wrong = new(limit: 5, Window);

    /// <summary>Null when the password is right. <paramref name="act"/> names the purpose in the log of sign-ins; the words go into the refusal.</summary>
    internal Diagnostic? Demand(Person person, string password, string act, OwnPasswordWords words)
    {
        if (!wrong.TryAdd($"{person.Id}", clock.UtcNow))
        {
            return new Diagnostic(DataDiagnostics.TooManyAttempts, PeopleWording.PasswordsExhausted(words.Name, words.Nothing, Window.TotalMinutes));
        }

        if (hasher.VerifyHashedPassword(person, person.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            log.Add(person.Id, person.DisplayName, AuditAction.PersonPasswordRefused, $"person:{person.Id}", act);
            return new Diagnostic(DataDiagnostics.PasswordWrong, words.Wrong);
        }

        wrong.Clear($"{person.Id}");
        return null;
    }
}
