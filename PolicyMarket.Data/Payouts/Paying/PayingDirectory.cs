using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>
/// Registers the CNAPS codes of banks and the paying accounts of funds from a list, whole or not at all. Both are read by the command line alone: whoever
/// makes or checks batches does not choose the account that pays.
/// </summary>
public sealed class PayingDirectory(Recorder recorder, AuditTrail audit)
{
    private const int MostListed = 200;

    /// <summary>行名,行号. A known bank gets the code of the list.</summary>
    public async Task<Result<DirectoryTaken>> TakeBranchesAsync(Stream file, CancellationToken ct)
    {
        var (lines, wrong) = await BranchFile.ReadAsync(file, ct);
        return wrong.Count > 0
            ? Result.Fail<DirectoryTaken>(wrong.Take(MostListed))
            : await recorder.WriteAsync<DirectoryTaken>(async db => Result.Ok(await RegisterAsync(db, lines, ct)), ct);
    }

    /// <summary>资金池,户名,开户行,账号,行号 and the codes of the treasury. A known fund gets the account of the list.</summary>
    public async Task<Result<DirectoryTaken>> TakePayersAsync(Stream file, CancellationToken ct)
    {
        var (lines, wrong) = await PayerFile.ReadAsync(file, ct);
        return wrong.Count > 0
            ? Result.Fail<DirectoryTaken>(wrong.Take(MostListed))
            : await recorder.WriteAsync<DirectoryTaken>(db => RegisterAsync(db, lines, ct), ct);
    }

    private async Task<DirectoryTaken> RegisterAsync(PolicyMarketDb db, Dictionary<string, string> lines, CancellationToken ct)
    {
        var known = (await db.BankBranches.ToListAsync(ct)).ToDictionary(branch => branch.Name, StringComparer.Ordinal);
        var (added, changed) = (0, 0);
        foreach (var (name, code) in lines)
        {
            if (!known.TryGetValue(name, out var branch))
            {
                db.BankBranches.Add(new BankBranch { Name = name, ClearingCode = code });
                added++;
            }
            else if (branch.ClearingCode != code)
            {
                branch.ClearingCode = code;
                changed++;
            }
        }

        if (added + changed > 0)
        {
            var detail = PayingWording.BranchesTaken(lines.Count, added, changed);
            audit.Add(db, Actor.System(PayingWording.CommandLine), AuditAction.PaymentBranches, "branches", detail);
        }

        return new DirectoryTaken(added, changed);
    }

    private async Task<Result<DirectoryTaken>> RegisterAsync(PolicyMarketDb db, IReadOnlyList<(PayerLine Line, int Row)> lines, CancellationToken ct)
    {
        var funds = await db.Funds.AsNoTracking().ToDictionaryAsync(fund => fund.Code, fund => fund.Id, StringComparer.Ordinal, ct);
        var wrong = lines
            .Where(line => !funds.ContainsKey(line.Line.FundCode))
            .Select(line => new Diagnostic(
                DataDiagnostics.WorkNotFound,
                PayingWording.NoSuchFund(line.Line.FundCode),
                PayingWording.RowAndColumn(line.Row, PayerFile.Columns[0])
            ))
            .ToList();
        if (wrong.Count > 0)
        {
            return Result.Fail<DirectoryTaken>(wrong.Take(MostListed));
        }

        var known = (await db.PayingAccounts.ToListAsync(ct)).ToDictionary(account => account.FundId);
        var (added, changed) = (new List<string>(), new List<string>());
        foreach (var (line, _) in lines)
        {
            if (!known.TryGetValue(funds[line.FundCode], out var account))
            {
                account = new PayingAccount { FundId = funds[line.FundCode] };
                db.PayingAccounts.Add(account);
                added.Add(line.FundCode);
            }
            else if (!account.SameAs(line))
            {
                changed.Add(line.FundCode);
            }

            account.Take(line);
        }

        if (added.Count + changed.Count > 0)
        {
            var detail = PayingWording.PayersTaken(lines.Count, added.Count, changed.Count, string.Join("、", added.Concat(changed)));
            audit.Add(db, Actor.System(PayingWording.CommandLine), AuditAction.PaymentPayers, "payers", detail);
        }

        return Result.Ok(new DirectoryTaken(added.Count, changed.Count));
    }
}
