using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>A person sets up the own second factor, renews it, and makes new recovery codes.</summary>
public sealed class SecondFactorDesk(
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    AccessChanges changes,
    OwnPassword own,
    SecondFactor codes,
    IDataProtectionProvider protection,
    IDbContextFactory<PolicyMarketDb> factory
)
{
    private const int SecretBytes = 20;
    private const string Issuer = "PolicyMarket";
    private readonly SecondFactorTokens tokens = new(protection);

    /// <summary>Returns the state for the account page; null when the account does not exist.</summary>
    public async Task<SecondFactorState?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
        {
            return null;
        }

        var pending = await tokens.ReadSecretAsync(db, personId, SecondFactorTokens.PendingSecret, ct);
        var recovery = await SecondFactorTokens.ReadAsync(db, personId, SecondFactorTokens.Recovery, ct);
        return new SecondFactorState(person.TwoFactorEnabled, RecoveryCodes.Remaining(recovery), pending is null ? null : SetupOf(person, pending));
    }

    /// <summary>Makes a new secret that waits for its first code. Asks for the password, and for the current code when a second factor exists.</summary>
    public Task<Result<bool>> BeginAsync(Approver person, string password, CancellationToken ct) =>
        recorder.WriteAsync<bool>(
            async db =>
            {
                var (target, why) = await LoadAsync(db, person.PersonId, ct);
                if (target is not null)
                {
                    why =
                        own.Demand(target, password, "second-factor.begin", OwnPasswordWords.ForSecondFactor)
                        ?? (
                            target.TwoFactorEnabled ? await codes.AcceptAsync(db, target, person.Code ?? "", "approval", "second-factor.renew", ct) : null
                        );
                }

                if (target is null || why is not null)
                {
                    return WorkText.Refuse<bool>(why);
                }

                await tokens.WriteSecretAsync(db, target.Id, SecondFactorTokens.PendingSecret, RandomNumberGenerator.GetBytes(SecretBytes), ct);
                audit.Add(db, ActorOf(target), AuditAction.SecondFactorBegin, $"person:{target.Id}", "");
                return Result.Ok(true);
            },
            ct
        );

    /// <summary>
    /// The first code of the new secret turns the second factor on. Returns new recovery codes, which are stored as digests only. Other sessions end.
    /// </summary>
    public async Task<Result<IReadOnlyList<string>>> ConfirmAsync(Approver person, string sessionId, CancellationToken ct)
    {
        string[] ended = [];
        var result = await recorder.WriteAsync<IReadOnlyList<string>>(
            async db =>
            {
                var (target, why) = await LoadAsync(db, person.PersonId, ct);
                var secret = target is null ? null : await tokens.ReadSecretAsync(db, target.Id, SecondFactorTokens.PendingSecret, ct);
                if (target is null || secret is null)
                {
                    return WorkText.Refuse<IReadOnlyList<string>>(why ?? WorkText.Moved(PeopleWording.NoSetupRunning));
                }

                if (TimeCode.Find(secret, person.Code ?? "", clock.UtcNow) is not { } step)
                {
                    return Result.Fail<IReadOnlyList<string>>(DataDiagnostics.SecondFactorCode, PeopleWording.SetupCodeWrong);
                }

                target.TwoFactorEnabled = true;
                target.LastCodeStep = step;
                await tokens.WriteSecretAsync(db, target.Id, SecondFactorTokens.Secret, secret, ct);
                await SecondFactorTokens.WriteAsync(db, target.Id, SecondFactorTokens.PendingSecret, value: null, ct);
                ended = await db
                    .PersonSessions.Where(s => s.PersonId == target.Id && s.EndedAt == null && s.Id != sessionId)
                    .Select(s => s.Id)
                    .ToArrayAsync(ct);
                await SessionEnding.EndAllAsync(db, target.Id, SessionEnd.SecondFactorChanged, clock.UtcNow, ct, sessionId);
                var session = await db.PersonSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == target.Id && s.EndedAt == null, ct);
                if (session is not null)
                {
                    session.CodeAt = clock.UtcNow;
                }

                audit.Add(db, ActorOf(target), AuditAction.SecondFactorOn, $"person:{target.Id}", "");
                return Result.Ok(await NewCodesAsync(db, target.Id, ct));
            },
            ct
        );
        Array.ForEach(ended, id => changes.Announce(person.PersonId, id));
        return result;
    }

    /// <summary>Replaces the recovery codes; the old ones are void. Asks for the current code.</summary>
    public Task<Result<IReadOnlyList<string>>> RenewRecoveryCodesAsync(Approver person, CancellationToken ct) =>
        recorder.WriteAsync<IReadOnlyList<string>>(
            async db =>
            {
                var (target, why) = await LoadAsync(db, person.PersonId, ct);
                if (target is { TwoFactorEnabled: false })
                {
                    why = new Diagnostic(DataDiagnostics.SecondFactorMissing, PeopleWording.NoRecoveryCodes);
                }
                else if (target is not null)
                {
                    why = await codes.AcceptAsync(db, target, person.Code ?? "", "approval", AuditAction.SecondFactorRecoveryCodes.Code, ct);
                }

                if (target is null || why is not null)
                {
                    return WorkText.Refuse<IReadOnlyList<string>>(why);
                }

                audit.Add(db, ActorOf(target), AuditAction.SecondFactorRecoveryCodes, $"person:{target.Id}", "");
                return Result.Ok(await NewCodesAsync(db, target.Id, ct));
            },
            ct
        );

    private static async Task<IReadOnlyList<string>> NewCodesAsync(PolicyMarketDb db, long personId, CancellationToken ct)
    {
        var fresh = RecoveryCodes.Create();
        await SecondFactorTokens.WriteAsync(db, personId, SecondFactorTokens.Recovery, RecoveryCodes.Store(fresh), ct);
        return fresh;
    }

    private static async Task<Result<Person>> LoadAsync(PolicyMarketDb db, long personId, CancellationToken ct)
    {
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.IsActive, ct);
        return person is null ? WorkText.Refuse<Person>(WorkText.NotFound(PeopleWording.ThisAccount)) : Result.Ok(person);
    }

    private static SecondFactorSetup SetupOf(Person person, byte[] secret)
    {
        var text = Base32.Encode(secret);
        var label = Uri.EscapeDataString($"{Issuer}:{person.UserName}");
        return new SecondFactorSetup(text, $"otpauth://totp/{label}?secret={text}&issuer={Issuer}&algorithm=SHA1&digits=6&period=30");
    }

    private static Actor ActorOf(Person person) => new(new PersonId(person.Id), person.DisplayName, [], null, null);
}
