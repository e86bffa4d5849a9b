using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Firms;

/// <summary>A firm's receiving accounts: held in its own registered name, 8 to 32 digits.</summary>
public sealed class BankAccounts(Recorder recorder, AuditTrail audit)
{
    private const int LongestName = 100;

    /// <summary>Adds an account to the person's own firm; the first one becomes the default. The same account again is found, not added.</summary>
    public Task<WorkResult<long>> AddAsync(long personId, string holder, string bankName, string number, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
            if (actor is null)
            {
                return WorkText.Refuse<long>(why);
            }

            var firm = await db.Firms.Include(f => f.Accounts).SingleAsync(f => f.Id == actor.FirmId, ct);
            var (bank, badBank) = WorkText.Read(bankName, "开户行", LongestName);
            var digits = (number ?? "").Replace(" ", "").Replace("-", "");
            var obstacle = DemandHolder(holder, firm) ?? badBank ?? DemandNumber(digits);
            if (obstacle is not null)
            {
                return WorkText.Refuse<long>(obstacle);
            }

            if (firm.Accounts.Find(a => a.Number == digits) is { } there)
            {
                return there.BankName == bank
                    ? WorkResult.Done(there.Id)
                    : WorkResult.Refused<long>(DiagnosticCatalogue.WorkAlreadyThere, $"这个账号已经登记在“{there.BankName}”，什么也没有改动。请核对开户行。");
            }

            var account = new BankAccount { FirmId = firm.Id, Holder = firm.Name, BankName = bank, Number = digits, IsDefault = firm.Accounts.Count == 0 };
            db.BankAccounts.Add(account);
            await db.SaveChangesAsync(ct);
            audit.Add(db, actor, "account.add", $"firm:{firm.Id}", $"{bank} {account.MaskedNumber}");
            return WorkResult.Done(account.Id);
        }, ct);

    /// <summary>The account that confirmation proposes.</summary>
    public Task<WorkResult<long>> MakeDefaultAsync(long personId, long accountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
            if (actor is null)
            {
                return WorkText.Refuse<long>(why);
            }

            var accounts = await db.BankAccounts.Where(a => a.FirmId == actor.FirmId).ToListAsync(ct);
            if (!accounts.Exists(a => a.Id == accountId))
            {
                return WorkResult.Refused<long>(DiagnosticCatalogue.AccountNotYours, "这个账户不是本企业登记的账户，什么也没有改动。请刷新后再选。");
            }

            accounts.ForEach(a => a.IsDefault = a.Id == accountId);
            audit.Add(db, actor, "account.default", $"firm:{actor.FirmId}", $"账户 {accountId}");
            return WorkResult.Done(accountId);
        }, ct);

    /// <summary>Finance has the bank's word that holder and number belong together.</summary>
    public Task<WorkResult<long>> VerifyAsync(long personId, long accountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
            if (actor is null)
            {
                return WorkText.Refuse<long>(why);
            }

            var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个账户"));
            }

            if (!account.IsVerified)
            {
                account.IsVerified = true;
                audit.Add(db, actor, "account.verify", $"firm:{account.FirmId}", account.MaskedNumber);
            }

            return WorkResult.Done(account.Id);
        }, ct);

    private static Diagnostic? DemandHolder(string? holder, Firm firm) =>
        holder?.Trim() == firm.Name
            ? null
            : new Diagnostic(DiagnosticCatalogue.AccountHolder, $"户名应与企业登记名称“{firm.Name}”完全一致，现在填的是“{holder?.Trim()}”，账户没有添加。请填本企业的对公账户。");

    private static Diagnostic? DemandNumber(string digits) =>
        digits.Length is >= 8 and <= 32 && digits.All(char.IsAsciiDigit)
            ? null
            : new Diagnostic(DiagnosticCatalogue.AccountNumber, "账号应为 8 到 32 位数字（空格和连字符可有可无），账户没有添加。请核对后再填。");
}
