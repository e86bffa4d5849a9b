using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Checks codes of the second factor inside the workflow's transaction: at sign-in, and again when money or people are approved. A code is good for one act;
/// wrong codes count to a limit.
/// </summary>
public sealed class SecondFactor(IDataProtectionProvider protection, SecondFactorOptions options, BusinessClock clock, SignInLog log, AuditTrail audit)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly SecondFactorTokens tokens = new(protection);
    private readonly AttemptWindow wrongByPlace = new(limit: 5, Window);
    private readonly AttemptWindow wrongByPerson = new(limit: 20, TimeSpan.FromHours(1));

    /// <summary>Whether a person with these roles must have a second factor.</summary>
    public bool IsDemanded(IEnumerable<string> roles) => options.IsRequired && roles.Any(Roles.Desk.Contains);

    /// <summary>Whether approvals of this person ask for a code.</summary>
    public bool IsAsked(bool hasSecondFactor, IEnumerable<string> roles) => hasSecondFactor || IsDemanded(roles);

    /// <summary>
    /// Demands the current code for an approval, when one is asked of the person; null: the approval may go on. <paramref name="act"/> names it in the audit
    /// trail, e.g. "batch:17". Commands and jobs give no code.
    /// </summary>
    public async Task<Diagnostic?> DemandAsync(PolicyMarketDb db, Actor actor, Approver approver, string act, CancellationToken ct)
    {
        if (actor.PersonId is not { } personId)
        {
            return null;
        }

        var person = await db.Users.SingleAsync(p => p.Id == personId, ct);
        if (!IsAsked(person.TwoFactorEnabled, actor.Roles))
        {
            return null;
        }

        if (!person.TwoFactorEnabled && person.IsDemonstration)
        {
            return null; // the demonstration data are made in these names; whoever signs in with one has set up a second factor before
        }

        if (!person.TwoFactorEnabled)
        {
            return new Diagnostic(DataDiagnostics.SecondFactorMissing, PeopleWording.SecondFactorNotSet);
        }

        if (string.IsNullOrWhiteSpace(approver.Code))
        {
            return new Diagnostic(DataDiagnostics.SecondFactorCode, PeopleWording.CodeNeeded);
        }

        var why = await AcceptAsync(db, person, approver.Code, "approval", act, ct);
        if (why is null)
        {
            audit.Add(db, actor, AuditAction.SecondFactorAccept, $"person:{personId}", act);
        }

        return why;
    }

    /// <summary>Accepts a code of the app or a recovery code at sign-in; says which it was.</summary>
    internal async Task<Result<string>> AcceptAtSignInAsync(PolicyMarketDb db, Person person, string code, string address, CancellationToken ct)
    {
        if (!RecoveryCodes.Looks(code))
        {
            return await AcceptAsync(db, person, code, address, address, ct) is { } why ? Result.Fail<string>(why) : Result.Ok(PeopleWording.OneTimeCode);
        }

        if (IsExhausted(person.Id, address))
        {
            return Result.Fail<string>(TooMany());
        }

        var stored = await SecondFactorTokens.ReadAsync(db, person.Id, SecondFactorTokens.Recovery, ct);
        if (RecoveryCodes.Use(stored, code) is not { } rest)
        {
            return Result.Fail<string>(Wrong(person, address, address, PeopleWording.RecoveryCodeWrong));
        }

        await SecondFactorTokens.WriteAsync(db, person.Id, SecondFactorTokens.Recovery, rest, ct);
        return Result.Ok(PeopleWording.RecoveryCodeUsed(RecoveryCodes.Remaining(rest)));
    }

    /// <summary>Accepts a code of the app once. Place: what the limit of wrong codes is counted by.</summary>
    internal async Task<Diagnostic?> AcceptAsync(PolicyMarketDb db, Person person, string code, string place, string act, CancellationToken ct)
    {
        if (IsExhausted(person.Id, place))
        {
            return TooMany();
        }

        if (await tokens.ReadSecretAsync(db, person.Id, SecondFactorTokens.Secret, ct) is not { } secret)
        {
            return new Diagnostic(DataDiagnostics.SecondFactorMissing, PeopleWording.SecondFactorUnreadable);
        }

        if (TimeCode.Find(secret, code, clock.UtcNow) is not { } step)
        {
            return Wrong(person, place, act, PeopleWording.CodeWrong);
        }

        if (step <= person.LastCodeStep)
        {
            return Wrong(person, place, act, PeopleWording.CodeAlreadyUsed);
        }

        person.LastCodeStep = step;
        return null;
    }

    private bool IsExhausted(long personId, string place) =>
        wrongByPlace.IsFull($"{personId} {place}", clock.UtcNow) || wrongByPerson.IsFull($"{personId}", clock.UtcNow);

    private Diagnostic Wrong(Person person, string place, string act, string message)
    {
        wrongByPlace.TryAdd($"{person.Id} {place}", clock.UtcNow);
        wrongByPerson.TryAdd($"{person.Id}", clock.UtcNow);
        log.Add(person.Id, person.DisplayName, AuditAction.SecondFactorRefuse, $"person:{person.Id}", act);
        return new Diagnostic(DataDiagnostics.SecondFactorCode, message);
    }

    private static Diagnostic TooMany() => new(DataDiagnostics.TooManyAttempts, PeopleWording.CodesExhausted(Window.TotalMinutes));
}
