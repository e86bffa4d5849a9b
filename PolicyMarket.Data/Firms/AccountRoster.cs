using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Firms;

/// <summary>Takes in a bank's list of the accounts that firms hold with it, whole or not at all; an account that is there already stays as it is.</summary>
public sealed class AccountRoster(Recorder recorder, AuditTrail audit)
{
    /// <summary>Finance sends the list; null: the command line, or the making of demonstration data. Answers how many accounts are new.</summary>
    public Task<WorkResult<int>> TakeInAsync(long? personId, IReadOnlyCollection<RosterLine> lines, CancellationToken ct) =>
        recorder.WriteAsync<int>(async db =>
        {
            var (actor, why) = personId is { } id ? await ActorCheck.DemandAsync(db, id, ct, Roles.Finance) : (Actor.System("命令行"), null);
            if (actor is null)
            {
                return WorkText.Refuse<int>(why);
            }

            var firms = await db.Firms.Include(firm => firm.Accounts).ToDictionaryAsync(firm => firm.CreditCode, StringComparer.Ordinal, ct);
            var wrong = lines.SelectMany((line, index) => Demand(line, $"第 {index + 1} 行", firms)).ToList();
            if (wrong.Count > 0)
            {
                return WorkResult.Refused<int>(wrong);
            }

            var added = 0;
            foreach (var line in lines)
            {
                var firm = firms[line.CreditCode];
                if (firm.Accounts.Exists(account => account.Number == line.Number))
                {
                    continue;
                }

                firm.Accounts.Add(new BankAccount
                {
                    Holder = firm.Name,
                    BankName = line.BankName,
                    Number = line.Number,
                    IsVerified = line.IsVerified,
                    IsDefault = firm.Accounts.Count == 0,
                });
                added++;
            }

            if (added > 0)
            {
                audit.Add(db, actor, "account.roster", "accounts", $"银行名单 {lines.Count} 行，新账户 {added} 个");
            }

            return WorkResult.Done(added);
        }, ct);

    private static IEnumerable<Diagnostic> Demand(RosterLine line, string where, Dictionary<string, Firm> firms)
    {
        if (!firms.ContainsKey(line.CreditCode))
        {
            yield return new Diagnostic(DiagnosticCatalogue.WorkNotFound, $"没有统一社会信用代码为 {line.CreditCode} 的企业。请先导入企业，或删去这一行。", where);
        }

        if (line.Number.Length is < 8 or > 32 || !line.Number.All(char.IsAsciiDigit))
        {
            yield return new Diagnostic(DiagnosticCatalogue.AccountNumber, "账号应为 8 到 32 位数字。请核对后再导入。", where);
        }

        if (string.IsNullOrWhiteSpace(line.BankName))
        {
            yield return new Diagnostic(DiagnosticCatalogue.WorkTextShape, "没有写开户行。请补上后再导入。", where);
        }
    }
}
