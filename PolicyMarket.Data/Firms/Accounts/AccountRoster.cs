using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>
/// Takes in a bank's list of the accounts that firms hold with it, whole or not at all. A known account is never changed, but for becoming verified when the
/// bank says so.
/// </summary>
public sealed class AccountRoster(Recorder recorder, AuditTrail audit, ImportMetrics metrics)
{
    private const int MostListed = 200;

    /// <summary>Finance sends the list; null: the command line.</summary>
    public async Task<Result<RosterTaken>> TakeInFileAsync(PersonId? personId, Stream file, CancellationToken ct)
    {
        var (lines, wrong) = await AccountRosterFile.ReadAsync(file, ct);
        var result = wrong.Count > 0 ? Result.Fail<RosterTaken>(wrong.Take(MostListed)) : await WriteAsync(personId, lines, ct);
        metrics.Count(ImportMetrics.Accounts, result.Succeeded ? lines.Count : null);
        return result;
    }

    /// <summary>The accounts of invented firms.</summary>
    internal Task<Result<RosterTaken>> TakeInAsync(IEnumerable<RosterLine> lines, CancellationToken ct) =>
        WriteAsync(personId: null, [.. lines.Select((line, index) => (line, AccountWording.LineOfList(index + 1)))], ct);

    private Task<Result<RosterTaken>> WriteAsync(PersonId? personId, IReadOnlyList<(RosterLine Line, string Where)> lines, CancellationToken ct) =>
        recorder.WriteAsync<RosterTaken>(
            async db =>
            {
                var (actor, why) = personId is { } id
                    ? await ActorCheck.DemandAsync(db, id, ct, Roles.Finance)
                    : Result.Ok(Actor.System(AccountWording.CommandLine));
                if (actor is null)
                {
                    return WorkText.Refuse<RosterTaken>(why);
                }

                var firms = await db.Firms.Include(firm => firm.Accounts).ToDictionaryAsync(firm => firm.CreditCode, StringComparer.Ordinal, ct);
                var owners = firms
                    .Values.SelectMany(firm => firm.Accounts.Where(a => a.IsVerified).Select(a => (a.Number, Firm: firm)))
                    .GroupBy(a => a.Number, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.First().Firm, StringComparer.Ordinal);
                var wrong = lines.SelectMany(line => Demand(line.Line, line.Where, firms, owners)).ToList();
                if (wrong.Count > 0)
                {
                    return Result.Fail<RosterTaken>(wrong.Take(MostListed));
                }

                var taken = Take(lines, firms);
                if (taken is not { Added: 0, Verified: 0 })
                {
                    audit.Add(db, actor, AuditAction.AccountRoster, "accounts", AccountWording.BankListTaken(lines.Count, taken.Added, taken.Verified));
                }

                return Result.Ok(taken);
            },
            ct
        );

    private static RosterTaken Take(IReadOnlyList<(RosterLine Line, string Where)> lines, Dictionary<string, Firm> firms)
    {
        var (added, verified) = (0, 0);
        foreach (var (line, _) in lines)
        {
            var firm = firms[line.CreditCode];
            var number = NumberOf(line);
            if (firm.Accounts.Find(account => account.Number == number) is not { } account)
            {
                firm.Accounts.Add(
                    new BankAccount
                    {
                        Holder = firm.Name,
                        BankName = line.BankName.Trim(),
                        Number = number,
                        IsVerified = line.IsVerified,
                        IsDefault = firm.Accounts.Count == 0,
                    }
                );
                added++;
            }
            else if (line.IsVerified && !account.IsVerified)
            {
                account.IsVerified = true;
                verified++;
            }
        }

        return new RosterTaken(added, verified);
    }

    private static IEnumerable<Diagnostic> Demand(RosterLine line, string where, Dictionary<string, Firm> firms, Dictionary<string, Firm> owners)
    {
        if (!firms.TryGetValue(line.CreditCode, out var firm))
        {
            yield return new Diagnostic(DataDiagnostics.WorkNotFound, AccountWording.NoSuchFirm(line.CreditCode), where);
            yield break;
        }

        if (!BankAccountNumber.TryParse(line.Number, out var number))
        {
            yield return new Diagnostic(DataDiagnostics.AccountNumber, AccountWording.ListedNumberMalformed(line.Number), where);
            yield break;
        }

        if (line.Holder is { } holder && holder != firm.Name)
        {
            yield return new Diagnostic(DataDiagnostics.AccountHolder, AccountWording.ListedHolderDiffers(holder, firm.Name), where);
        }

        if (string.IsNullOrWhiteSpace(line.BankName))
        {
            yield return new Diagnostic(DataDiagnostics.WorkTextShape, AccountWording.BankNameMissing, where);
        }

        foreach (var diagnostic in Contradictions(line, number, where, firm, owners))
        {
            yield return diagnostic;
        }
    }

    /// <summary>A number has one owner, and what the firm has registered of it stands.</summary>
    private static IEnumerable<Diagnostic> Contradictions(
        RosterLine line,
        BankAccountNumber number,
        string where,
        Firm firm,
        Dictionary<string, Firm> owners
    )
    {
        if (owners.TryGetValue(number.Value, out var owner) && owner != firm)
        {
            yield return new Diagnostic(
                DataDiagnostics.AccountTaken,
                AccountWording.NumberHasOtherOwner(BankAccount.Mask(number.Value), owner.Name),
                where
            );
        }
        else if (line.IsVerified)
        {
            owners[number.Value] = firm;
        }

        if (
            line.IsVerified
            && firm.Accounts.Find(a => a.Number == number.Value) is { } there
            && (there.Holder != firm.Name || there.BankName != line.BankName.Trim())
        )
        {
            yield return new Diagnostic(
                DataDiagnostics.WorkAlreadyThere,
                AccountWording.RegisteredAccountDiffers(there.Holder, there.BankName, firm.Name, line.BankName.Trim()),
                where
            );
        }
    }

    private static string NumberOf(RosterLine line) =>
        BankAccountNumber.TryParse(line.Number, out var number)
            ? number.Value
            : throw new InvalidOperationException($"“{line.Number}” was not looked at.");
}
