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
    IReadOnlyList<PayoutRow> Payouts)
{
    /// <summary>Payouts that a checker should look at first, each with the reason.</summary>
    public IReadOnlyList<(PayoutRow Row, string Why)> StandOut => [.. Findings()];

    public IEnumerable<(string Title, int Count, long Fen)> ByItem =>
        Payouts.GroupBy(p => p.ItemTitle).Select(g => (g.Key, g.Count(), g.Sum(p => p.AmountFen))).OrderByDescending(g => g.Item3);

    public IEnumerable<(string Title, int Count, long Fen)> ByFund =>
        Payouts.GroupBy(p => p.FundName).Select(g => (g.Key, g.Count(), g.Sum(p => p.AmountFen))).OrderByDescending(g => g.Item3);

    private IEnumerable<(PayoutRow Row, string Why)> Findings()
    {
        foreach (var payout in Payouts.Where(p => !string.Equals(p.AccountHolder, p.FirmName, StringComparison.Ordinal)))
        {
            yield return (payout, $"户名“{payout.AccountHolder}”与企业名称不一致");
        }

        foreach (var row in Payouts.GroupBy(p => p.Account).Where(g => g.Select(p => p.FirmName).Distinct().Count() > 1).SelectMany(g => g))
        {
            yield return (row, "同一账户收多家企业的款");
        }

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
