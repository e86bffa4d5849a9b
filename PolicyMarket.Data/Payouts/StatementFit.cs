using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Fits a statement to a batch: it is of an account that pays the batch, and each booked entry belongs to the batch, to another batch, or to no payout.
/// </summary>
internal sealed class StatementFit(PolicyMarketDb db, PayoutBatch batch, RowSeals rows)
{
    private static readonly string[] DateForms = ["yyyy-MM-dd"];

    /// <summary>Empty when every account of the statement pays the batch in CNY.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DemandAccountsAsync(AccountStatement statement, CancellationToken ct)
    {
        long[] funds = [.. batch.Payouts.Select(p => p.FundId).Distinct()];
        var payers = await db.PayingAccounts.AsNoTracking().Where(a => funds.Contains(a.FundId)).ToListAsync(ct);
        if (payers.Count == 0)
        {
            return [new Diagnostic(DataDiagnostics.PaymentSetup, PayoutWording.NoPayerOfBatch(batch.Number))];
        }

        var damage = await rows.VerifyAsync<PayingAccount>(db, payers.Select(a => a.Id), ct);
        return damage.Count > 0 ? damage : [.. statement.Accounts.Select(account => Judge(account, payers)).OfType<Diagnostic>()];
    }

    /// <summary>
    /// The rows of the batch in rounds: each payout once a round, payments before returns, because a statement may show both. Others: entries of no payout.
    /// </summary>
    public async Task<SortedStatement> SortAsync(AnswerFile file, AccountStatement statement, CancellationToken ct)
    {
        var mine = batch.Payouts.Select(PayoutNumber.Of).ToHashSet(StringComparer.Ordinal);
        var entries = file.Rows.Zip(statement.Lines).ToList();
        var elsewhere = await FindElsewhereAsync([.. entries.Select(e => e.First.Cells[0]).Where(number => !mine.Contains(number)).Distinct()], ct);
        var rounds = new List<List<CellRow>>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, _) in entries.Where(e => mine.Contains(e.First.Cells[0])).OrderBy(e => !e.Second.IsDebit))
        {
            var round = seen.GetValueOrDefault(row.Cells[0]);
            seen[row.Cells[0]] = round + 1;
            if (round == rounds.Count)
            {
                rounds.Add([]);
            }

            rounds[round].Add(row);
        }

        return new SortedStatement(
            rounds,
            [
                .. statement.Unnamed,
                .. entries.Where(e => !mine.Contains(e.First.Cells[0]) && !elsewhere.ContainsKey(e.First.Cells[0])).Select(e => e.Second),
            ],
            string.Join('、', elsewhere.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        );
    }

    /// <summary>Entries that are not kept yet, or the places where a sum or date cannot be read.</summary>
    public async Task<Result<List<StatementEntry>>> EntriesAsync(IReadOnlyList<StatementLine> lines, PersonId personId, DateTime at, CancellationToken ct)
    {
        var wrong = new List<Diagnostic>();
        var entries = lines.Select(line => Entry(line, personId, at, wrong)).OfType<StatementEntry>().DistinctBy(KeyOf).ToList();
        string[] accounts = [.. entries.Select(e => e.AccountNumber).Distinct()];
        DateOnly[] days = [.. entries.Select(e => e.On).Distinct()];
        var known = await db.StatementEntries.AsNoTracking().Where(e => accounts.Contains(e.AccountNumber) && days.Contains(e.On)).ToListAsync(ct);
        var keys = known.Select(KeyOf).ToHashSet();
        return wrong.Count > 0 ? Result.Fail<List<StatementEntry>>(wrong) : Result.Ok(entries.FindAll(entry => !keys.Contains(KeyOf(entry))));
    }

    private static (string, DateOnly, string, bool, long, string) KeyOf(StatementEntry e) =>
        (e.AccountNumber, e.On, e.Reference, e.IsDebit, e.AmountFen, e.NamedNumber);

    private StatementEntry? Entry(StatementLine line, PersonId personId, DateTime at, List<Diagnostic> wrong)
    {
        var hasSum = decimal.TryParse(line.AmountText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan);
        var fen = hasSum && yuan < long.MaxValue / 100m ? yuan * 100m : -1m;
        if (fen < 0 || fen != decimal.Truncate(fen))
        {
            wrong.Add(
                new(DataDiagnostics.BankFileAmount, PayoutWording.SumUnreadable(SmallTable.Shorten(line.AmountText)), PayoutWording.Line(line.Line))
            );
            return null;
        }

        if (!DateOnly.TryParseExact(line.DateText, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            wrong.Add(new(DataDiagnostics.BankFileDate, PayoutWording.DateInvalid(SmallTable.Shorten(line.DateText)), PayoutWording.Line(line.Line)));
            return null;
        }

        return new StatementEntry
        {
            BatchId = batch.Id,
            AccountNumber = line.AccountNumber,
            On = on,
            Reference = SmallTable.Shorten(line.Reference),
            IsDebit = line.IsDebit,
            AmountFen = decimal.ToInt64(fen),
            NamedNumber = line.NamedNumber,
            Words = line.Words,
            TakenInByPersonId = personId,
            TakenInAt = at,
        };
    }

    private static Diagnostic? Judge(StatementAccount account, List<PayingAccount> payers)
    {
        var words = payers.Find(payer => payer.Number == account.Number) switch
        {
            null => PayoutWording.OtherAccount(Firms.BankAccount.Mask(account.Number)),
            { ClearingCode: var code } when account.BankCode.Length > 0 && account.BankCode != code => PayoutWording.OtherBank(account.BankCode, code),
            _ => account.Currency is "" or AnswerWording.Currency ? null : AnswerWording.OtherCurrency(account.Currency),
        };
        return words is null ? null : new Diagnostic(DataDiagnostics.BankFileAccount, words, AnswerWording.LineAndElement(account.Line, "Acct"));
    }

    /// <summary>The batches of these payout numbers, as far as they are numbers of payouts.</summary>
    private async Task<Dictionary<string, string>> FindElsewhereAsync(string[] numbers, CancellationToken ct)
    {
        string[] claims = [.. numbers.Select(ClaimOf).Where(claim => claim.Length > 0).Distinct()];
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => claims.Contains(p.Claim!.Number)) // a join, never run here
            .Join(
                db.PayoutBatches,
                p => p.BatchId,
                b => b.Id,
                (p, b) =>
                    new
                    {
                        p.Claim!.Number,
                        p.Instalment,
                        p.Attempt,
                        Batch = b.Number,
                    }
            )
            .ToListAsync(ct);
        var batches = payouts.ToDictionary(p => PayoutNumber.Of(p.Number, p.Instalment, p.Attempt), p => p.Batch, StringComparer.Ordinal);
        return numbers.Where(batches.ContainsKey).ToDictionary(number => number, number => batches[number], StringComparer.Ordinal);
    }

    private static string ClaimOf(string number)
    {
        var attempt = number.LastIndexOf('-');
        var instalment = attempt <= 0 ? -1 : number.LastIndexOf('-', attempt - 1);
        return instalment <= 0 ? "" : number[..instalment];
    }
}

/// <summary>A statement sorted for one batch. Others: booked entries of no payout. OtherBatches: joined by "、".</summary>
internal sealed record SortedStatement(IReadOnlyList<List<CellRow>> Rounds, IReadOnlyList<StatementLine> Others, string OtherBatches);
