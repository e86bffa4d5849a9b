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

/// <summary>A firm's receiving accounts: held in its own registered name, 8 to 32 digits. Money goes only to those that the bank has verified.</summary>
public sealed class BankAccounts(Recorder recorder, NoticeBoard notices, AuditTrail audit)
{
    private const int LongestName = 100;

    /// <summary>
    /// Adds an account to the person's own firm; the first one becomes the default. The same account again is found, not added; when the firm has
    /// been renamed since, the account takes the new name and waits for the bank again.
    /// </summary>
    public Task<Result<long>> AddAsync(PersonId personId, string holder, string bankName, string number, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var firm = await db.Firms.Include(f => f.Accounts).SingleAsync(f => f.Id == actor.FirmId, ct);
                var (bank, badBank) = WorkText.Read(bankName, "开户行", LongestName);
                var isNumber = BankAccountNumber.TryParse(number, out var digits);
                var obstacle = DemandHolder(holder, firm) ?? badBank ?? (isNumber ? null : BadNumber());
                if (obstacle is not null || bank is null)
                {
                    return WorkText.Refuse<long>(obstacle);
                }

                if (firm.Accounts.Find(a => a.Number == digits.Value) is { } there)
                {
                    return Again(db, actor, firm, there, bank);
                }

                var account = new BankAccount
                {
                    FirmId = firm.Id,
                    Holder = firm.Name,
                    BankName = bank,
                    Number = digits.Value,
                    IsDefault = firm.Accounts.Count == 0,
                };
                db.BankAccounts.Add(account);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.AccountAdd, $"firm:{firm.Id}", $"{bank} {account.MaskedNumber}");
                return Result.Ok(account.Id);
            },
            ct
        );

    /// <summary>The account that confirmation proposes.</summary>
    public Task<Result<long>> MakeDefaultAsync(PersonId personId, long accountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var accounts = await db.BankAccounts.Where(a => a.FirmId == actor.FirmId).ToListAsync(ct);
                if (!accounts.Exists(a => a.Id == accountId))
                {
                    return Result.Fail<long>(DataDiagnostics.AccountNotYours, AccountWording.AccountNotYours);
                }

                accounts.ForEach(a => a.IsDefault = a.Id == accountId);
                audit.Add(db, actor, AuditAction.AccountDefault, $"firm:{actor.FirmId}", AccountWording.AccountNumbered(accountId));
                return Result.Ok(accountId);
            },
            ct
        );

    /// <summary>Finance (null: the command line) has the bank's word that holder and number belong together. The firm is told. Again changes nothing.</summary>
    public Task<Result<long>> VerifyAsync(PersonId? personId, long accountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = personId is { } id
                    ? await ActorCheck.DemandAsync(db, id, ct, Roles.Finance)
                    : Result.Ok(Actor.System(AccountWording.CommandLine));
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == accountId, ct);
                if (account is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(AccountWording.ThisAccount));
                }

                if (account.IsVerified)
                {
                    return Result.Ok(account.Id);
                }

                var firm = await db.Firms.SingleAsync(f => f.Id == account.FirmId, ct);
                if (await ObstacleAsync(db, account, firm, ct) is { } obstacle)
                {
                    return WorkText.Refuse<long>(obstacle);
                }

                account.IsVerified = true;
                var round = await db.AuditEvents.CountAsync(e => e.Action == AuditAction.AccountVerify.Code && e.Subject == $"firm:{firm.Id}", ct);
                notices.Add(
                    db,
                    firm,
                    $"account:{account.Id}:verified:{round + 1}",
                    AccountWording.AccountVerified,
                    AccountWording.VerifiedByBank(account.BankName, account.MaskedNumber),
                    $"firm:{firm.Id}"
                );
                audit.Add(db, actor, AuditAction.AccountVerify, $"firm:{account.FirmId}", account.MaskedNumber);
                return Result.Ok(account.Id);
            },
            ct
        );

    private static async Task<Diagnostic?> ObstacleAsync(PolicyMarketDb db, BankAccount account, Firm firm, CancellationToken ct)
    {
        if (account.Holder != firm.Name)
        {
            return new Diagnostic(DataDiagnostics.AccountHolder, AccountWording.HolderDiffersUnverified(account.Holder, firm.Name));
        }

        if (!BankAccountNumber.TryParse(account.Number, out _) || string.IsNullOrWhiteSpace(account.BankName))
        {
            return new Diagnostic(DataDiagnostics.AccountNumber, AccountWording.AccountIncomplete(account.MaskedNumber));
        }

        var other = await db
            .BankAccounts.Where(a => a.Number == account.Number && a.FirmId != account.FirmId && a.IsVerified)
            .Join(db.Firms, a => a.FirmId, f => f.Id, (_, f) => f.Name)
            .FirstOrDefaultAsync(ct);
        return other is null
            ? null
            : new Diagnostic(DataDiagnostics.AccountTaken, AccountWording.NumberVerifiedForOther(account.MaskedNumber, other, firm.Name));
    }

    private Result<long> Again(PolicyMarketDb db, Actor actor, Firm firm, BankAccount there, string bank)
    {
        if (there.BankName != bank)
        {
            return Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, AccountWording.NumberAlreadyRegistered(there.BankName));
        }

        if (there.Holder != firm.Name)
        {
            audit.Add(db, actor, AuditAction.AccountRename, $"firm:{firm.Id}", AccountWording.HolderRenamed(there.MaskedNumber, there.Holder, firm.Name));
            (there.Holder, there.IsVerified) = (firm.Name, false);
        }

        return Result.Ok(there.Id);
    }

    private static Diagnostic? DemandHolder(string? holder, Firm firm) =>
        holder?.Trim() == firm.Name ? null : new Diagnostic(DataDiagnostics.AccountHolder, AccountWording.HolderMustBeFirm(firm.Name, holder?.Trim()));

    private static Diagnostic BadNumber() => new(DataDiagnostics.AccountNumber, AccountWording.NumberMalformed);
}
