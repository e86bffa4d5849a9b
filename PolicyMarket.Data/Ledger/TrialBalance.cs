using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger;

/// <summary>试算平衡表: sums of all postings by fund and account, read from the postings alone.</summary>
public sealed record TrialBalance(DateOnly From, DateOnly To, IReadOnlyList<TrialBalanceLine> Lines)
{
    public long DebitFen => Lines.Sum(line => line.DebitFen);

    public long CreditFen => Lines.Sum(line => line.CreditFen);

    /// <summary>Debits equal credits, and all closing balances together are zero.</summary>
    public bool IsBalanced => DebitFen == CreditFen && Lines.Sum(line => line.ClosingFen) == 0;

    /// <summary>
    /// Postings of the days between, both inclusive, with what stood before; by fund, then by account. Accounts without a posting have no line.
    /// </summary>
    internal static async Task<TrialBalance> ReadAsync(PolicyMarketDb db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (begin, end) = (BusinessClock.StartOf(from), BusinessClock.StartOf(to.AddDays(1)));
        var before = await db
            .LedgerEntries.AsNoTracking()
            .Where(e => e.At < begin)
            .GroupBy(e => new { e.FundId, e.Account })
            .Select(g => new
            {
                g.Key.FundId,
                g.Key.Account,
                Fen = g.Sum(e => e.AmountFen),
            })
            .ToListAsync(ct);
        var within = await db
            .LedgerEntries.AsNoTracking()
            .Where(e => e.At >= begin && e.At < end)
            .GroupBy(e => new
            {
                e.FundId,
                e.Account,
                IsDebit = e.AmountFen > 0,
            })
            .Select(g => new
            {
                g.Key.FundId,
                g.Key.Account,
                g.Key.IsDebit,
                Fen = g.Sum(e => e.AmountFen),
            })
            .ToListAsync(ct);
        var opening = before.ToDictionary(b => (b.FundId, b.Account), b => b.Fen);
        var moved = within.ToLookup(w => (w.FundId, w.Account));
        return new TrialBalance(
            from,
            to,
            [
                .. opening
                    .Keys.Union(moved.Select(group => group.Key))
                    .Order()
                    .Select(key => new TrialBalanceLine(
                        key.FundId,
                        key.Account,
                        opening.GetValueOrDefault(key),
                        moved[key].Where(w => w.IsDebit).Sum(w => w.Fen),
                        -moved[key].Where(w => !w.IsDebit).Sum(w => w.Fen)
                    )),
            ]
        );
    }

    /// <summary>SHA-256 over range and lines, hex: equal balances have equal hashes.</summary>
    public static string HashOf(TrialBalance balance)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{balance.From:yyyy-MM-dd}\n{balance.To:yyyy-MM-dd}\n");
        foreach (var line in balance.Lines)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{line.FundId}\t{line.Account}\t{line.OpeningFen}\t{line.DebitFen}\t{line.CreditFen}\t{line.ClosingFen}\n"
            );
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
