using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Books new answers of the bank in the transaction of the workflow that takes them: payouts, claims, ledger, timeline, notices, public record and the state of
/// the batch.
/// </summary>
public sealed class BankSettlement(LedgerPosting posting, ClaimTimeline timeline, NoticeBoard notices, IDisclosure disclosure)
{
    /// <summary>The batch with its payouts, their claims and firms, in the state that answers can be taken; null when there is no such batch.</summary>
    internal static Task<PayoutBatch?> LoadAsync(PolicyMarketDb db, long batchId, CancellationToken ct) =>
        db
            .PayoutBatches.Include(b => b.Payouts)
                .ThenInclude(p => p.Claim)
                    .ThenInclude(c => c!.Firm) // a payout always has its claim
            .SingleOrDefaultAsync(b => b.Id == batchId, ct);

    /// <summary>Which payout each of these references belongs to, as far as they have been used.</summary>
    internal static async Task<Dictionary<string, long>> OwnersAsync(PolicyMarketDb db, IEnumerable<string> references, CancellationToken ct)
    {
        string[] asked = [.. references.Where(r => r.Length > 0).Distinct(StringComparer.Ordinal)];
        return await db
            .BankReferences.AsNoTracking()
            .Where(r => asked.Contains(r.Reference))
            .ToDictionaryAsync(r => r.Reference, r => r.PayoutId, StringComparer.Ordinal, ct);
    }

    /// <summary>The rows are new and fit their payouts (<see cref="BankAnswerRules"/>).</summary>
    internal async Task BookAsync(PolicyMarketDb db, PayoutBatch batch, IReadOnlyCollection<BankResultRow> rows, Actor actor, CancellationToken ct)
    {
        var known = await OwnersAsync(db, rows.Select(r => r.Reference ?? ""), ct);
        db.BankReferences.AddRange(
            rows.Where(r => r.Reference is { } reference && !known.ContainsKey(reference))
                .Select(r => new BankReference { Reference = r.Reference ?? "", PayoutId = r.Payout.Id })
        );
        var paid = rows.Where(r => r.IsPaid).ToList();
        var returned = rows.Where(r => !r.IsPaid && r.Payout.State == PayoutState.Approved).ToList();
        var reversed = rows.Where(r => !r.IsPaid && r.Payout.State == PayoutState.Paid).ToList();
        await SettleAsync(db, paid, LedgerPhase.Pay, actor, ct);
        await SettleAsync(db, returned, LedgerPhase.Return, actor, ct);
        await SettleAsync(db, reversed, LedgerPhase.Reversal, actor, ct);
        await disclosure.AddAsync(db, [.. paid.Select(r => (r.Payout, r.On))], ct);
        await disclosure.WithdrawAsync(db, [.. reversed.Select(r => (r.Payout, r.On))], ct);
        if (batch.State == BatchState.Approved && batch.Payouts.TrueForAll(p => p.State != PayoutState.Approved))
        {
            batch.Move(BatchState.Settled);
        }
    }

    private async Task SettleAsync(PolicyMarketDb db, List<BankResultRow> rows, LedgerPhase phase, Actor actor, CancellationToken ct)
    {
        var byClaim = rows.ToDictionary(r => r.Payout.ClaimId);
        foreach (var row in rows)
        {
            var (claim, firm) = Parties(row.Payout);
            if (row.IsPaid)
            {
                row.Payout.Pay(row.On, row.Reference ?? throw new InvalidOperationException($"Payout {row.Payout.Id} is paid without a reference."));
            }
            else
            {
                row.Payout.Return(row.On, row.Reference, row.Reason);
            }

            claim.Move(row.IsPaid ? ClaimState.Paid : ClaimState.Returned);
            Tell(db, claim, firm, row, phase);
        }

        await posting.AddAsync(db, phase, actor, [.. rows.Select(r => r.Payout.ToLedgerMove())], ct);
        await timeline.AddAsync(
            db,
            [.. rows.Select(r => Parties(r.Payout).Claim)],
            Actor.System(PayoutWording.Bank),
            claim => Line(byClaim[claim.Id], phase),
            ct
        );
    }

    private static (string Title, string? Note) Line(BankResultRow row, LedgerPhase phase) =>
        phase switch
        {
            LedgerPhase.Pay => (PayoutWording.PaymentArrived, PayoutWording.PaidByBank(row.On, row.Reference)),
            LedgerPhase.Return => (PayoutWording.ReturnedByBank, row.Reason),
            LedgerPhase.Reversal => (PayoutWording.ReturnedAfterArrival, PayoutWording.MoneyBackInFund(row.On, row.Reason)),
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A phase in which no bank answers."),
        };

    private void Tell(PolicyMarketDb db, Claim claim, Firm firm, BankResultRow row, LedgerPhase phase)
    {
        var sum = WorkText.Yuan(row.Payout.AmountFen);
        var (key, title, body) = phase switch
        {
            LedgerPhase.Pay => ("paid", PayoutWording.AmountArrived(sum), PayoutWording.BankHasPaid(claim.Number, row.On)),
            LedgerPhase.Return => ("returned", PayoutWording.AmountReturned(sum), PayoutWording.CorrectAccount(claim.Number, row.Reason)),
            LedgerPhase.Reversal => (
                "reversed",
                PayoutWording.AmountReturnedAfterArrival(sum),
                PayoutWording.ArrivedThenReturned(claim.Number, row.Payout.SettledOn, row.On, row.Reason)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A phase in which no bank answers."),
        };
        notices.Add(db, firm, $"payout:{row.Payout.Id}:{key}", title, body, $"claim:{claim.Id}");
    }

    private static (Claim Claim, Firm Firm) Parties(Payout payout) =>
        payout.Claim is { Firm: { } firm } claim
            ? (claim, firm)
            : throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim or firm.");
}
