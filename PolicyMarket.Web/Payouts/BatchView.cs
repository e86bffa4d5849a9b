using PolicyMarket.Data.Payouts;

namespace PolicyMarket.Web.Payouts;

/// <summary>A batch as its checker sees it: totals, what stands out, both signatures, every payout.</summary>
public sealed record BatchView(
    long Id,
    string Number,
    BatchState State,
    long TotalFen,
    string ContentHash,
    long MakerPersonId,
    string Maker,
    DateTime MadeAt,
    string? Checker,
    DateTime? CheckedAt,
    string? RejectReason,
    IReadOnlyList<PayoutRow> Payouts,
    IReadOnlyList<PayeeFinding> Findings,
    IReadOnlyList<PendingAnswerRow> Pending)
{
    /// <summary>Payouts that the bank has paid or returned.</summary>
    public int Answered => Payouts.Count(p => p.State is PayoutState.Paid or PayoutState.Returned);

    public int OpenFindings => Findings.Count(f => f.IsOpen);

    /// <summary>Something of the batch is still to be paid.</summary>
    public bool IsOpen => State is BatchState.AwaitingApproval or BatchState.Approved;

    /// <summary>Sums that a checker should look at first, each with the reason.</summary>
    public IReadOnlyList<(PayoutRow Row, string Why)> StandOut => [.. OddSums()];

    public IEnumerable<(string Title, int Count, long Fen)> ByItem =>
        Payouts.GroupBy(p => p.ItemTitle).Select(g => (g.Key, g.Count(), g.Sum(p => p.AmountFen))).OrderByDescending(g => g.Item3);

    public IEnumerable<(string Title, int Count, long Fen)> ByFund =>
        Payouts.GroupBy(p => p.FundName).Select(g => (g.Key, g.Count(), g.Sum(p => p.AmountFen))).OrderByDescending(g => g.Item3);

    private IEnumerable<(PayoutRow Row, string Why)> OddSums()
    {
        foreach (var group in Payouts.GroupBy(p => p.ItemTitle).Where(g => g.Count() >= 5))
        {
            var sorted = group.Select(p => p.AmountFen).Order().ToList();
            var median = sorted[sorted.Count / 2];
            foreach (var payout in group.Where(p => median > 0 && p.AmountFen > 10 * median))
            {
                yield return (payout, "金额超过同事项中位数的 10 倍");
            }
        }
    }
}
