namespace PolicyMarket.Web.Payouts;

/// <summary>Payouts of one item from one fund that wait for a batch. Ready: those whose account the bank has verified. OldestAt: UTC.</summary>
public sealed record WaitingGroup(
    long FundId,
    string FundName,
    long ItemId,
    string ItemTitle,
    IReadOnlyList<WaitingPart> Ready,
    int UnverifiedCount,
    long UnverifiedFen,
    DateTime OldestAt
)
{
    public long ReadyFen => Ready.Sum(part => part.Fen);
}

/// <summary>A payout that can go into a batch, with its sum in fen.</summary>
public sealed record WaitingPart(long PayoutId, long Fen);
