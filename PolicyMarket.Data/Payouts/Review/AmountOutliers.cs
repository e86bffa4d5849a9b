namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Amounts far from the median of their item: more than five times of it, or less than a fifth.</summary>
public static class AmountOutliers
{
    /// <summary>With fewer payouts a median says nothing.</summary>
    public const int FewestAmounts = 5;

    private const int Far = 5;

    /// <summary>The middle amount in fen, of an even number the higher of the two in the middle; null for too few amounts.</summary>
    public static long? MedianOf(IReadOnlyCollection<long> amountsFen) =>
        amountsFen.Count < FewestAmounts ? null : amountsFen.Order().ElementAt(amountsFen.Count / 2);

    public static bool IsFar(long amountFen, long medianFen) => amountFen > Far * medianFen || Far * amountFen < medianFen;
}
