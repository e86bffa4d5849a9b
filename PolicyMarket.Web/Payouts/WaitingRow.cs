using PolicyMarket.Data.Payouts;

namespace PolicyMarket.Web.Payouts;

/// <summary>A payout that waits for a batch, with the findings about its payee.</summary>
public sealed record WaitingRow(PayoutRow Payout, IReadOnlyList<PayeeFinding> Findings)
{
    /// <summary>The account was not verified by the bank, so that the payout cannot go into a batch.</summary>
    public bool IsUnverified => Findings.Any(f => f.Kind == PayeeFindingKind.AccountUnverified);
}
