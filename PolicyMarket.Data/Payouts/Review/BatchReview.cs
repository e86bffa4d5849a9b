namespace PolicyMarket.Data.Payouts.Review;

/// <summary>The findings that a checker reads before signing: remarks in the order of their kinds, and the sums by fund and item, the largest first.</summary>
public sealed record BatchReview(IReadOnlyList<BatchNote> Notes, IReadOnlyList<BatchSum> Sums)
{
    public static BatchReview Empty { get; } = new([], []);
}
