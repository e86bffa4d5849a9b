using PolicyMarket.Data.Payouts.Review;

namespace PolicyMarket.Tests.Data.Payouts.Review;

public sealed class AmountOutliersTests
{
    [Theory]
    [InlineData(new long[] { 1, 2, 3, 4 }, null)]
    [InlineData(new long[] { 9, 1, 5, 3, 7 }, 5L)]
    [InlineData(new long[] { 1, 2, 3, 4, 5, 6 }, 4L)]
    public void Median_of_too_few_amounts_is_unknown(long[] amounts, long? median) => Assert.Equal(median, AmountOutliers.MedianOf(amounts));

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    [InlineData(20, false)]
    [InlineData(19, true)]
    [InlineData(100, false)]
    public void Five_times_the_median_is_not_far_yet(long amount, bool isFar) => Assert.Equal(isFar, AmountOutliers.IsFar(amount, 100));
}
