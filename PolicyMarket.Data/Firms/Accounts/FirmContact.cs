using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>The phone to which a firm's notices go as SMS. It is stored encrypted and shown masked.</summary>
public sealed class FirmContact(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    OwnPassword own,
    SecondFactor codes,
    PhoneCipher phones,
    NoticeBoard notices,
    AuditTrail audit
)
{
    /// <summary>The masked phone of the person's own firm; empty: none is registered; null: the person acts for no firm.</summary>
    public async Task<string?> MaskedPhoneAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId)
        {
            return null;
        }

        var stored = await db.Firms.AsNoTracking().Where(f => f.Id == firmId).Select(f => f.Phone).SingleOrDefaultAsync(ct);
        return phones.Reveal(stored) is { } phone ? PhoneCipher.Mask(phone) : "";
    }

    /// <summary>
    /// Replaces the phone of the person's own firm; empty takes it away. Asks for the password, and for the current code when the person has a second factor.
    /// The old phone is told. The same phone again changes nothing.
    /// </summary>
    public Task<Result<string>> ChangePhoneAsync(Approver person, string password, string? phone, CancellationToken ct) =>
        recorder.WriteAsync<string>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, person.PersonId, ct, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<string>(why);
                }

                var isNone = string.IsNullOrWhiteSpace(phone);
                if (!MobileNumber.TryParse(phone, out var number) && !isNone)
                {
                    return Result.Fail<string>(DataDiagnostics.FirmPhone, AccountWording.PhoneShape);
                }

                var account = await db.Users.SingleAsync(p => p.Id == person.PersonId, ct);
                var refusal =
                    own.Demand(account, password, AuditAction.FirmPhone.Code, OwnPasswordWords.ForPhone)
                    ?? (
                        account.TwoFactorEnabled
                            ? await codes.AcceptAsync(db, account, person.Code ?? "", "approval", AuditAction.FirmPhone.Code, ct)
                            : null
                    );
                if (refusal is not null)
                {
                    return WorkText.Refuse<string>(refusal);
                }

                var firm = await db.Firms.SingleAsync(f => f.Id == actor.FirmId, ct);
                var before = phones.Reveal(firm.Phone);
                var after = isNone ? null : number.Value;
                if (before != after)
                {
                    var masked = after is null ? "" : PhoneCipher.Mask(after);
                    var key = $"firm:{firm.Id}:phone:{await db.Notices.CountAsync(n => n.FirmId == firm.Id, ct) + 1}";
                    notices.Add(db, firm, key, AccountWording.PhoneChanged, AccountWording.PhoneChangedTo(masked), "account:0");
                    firm.Phone = after is null ? null : phones.Protect(after);
                    audit.Add(db, actor, AuditAction.FirmPhone, $"firm:{firm.Id}", masked);
                }

                return Result.Ok(after is null ? "" : PhoneCipher.Mask(after));
            },
            ct
        );
}
