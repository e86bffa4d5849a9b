using PolicyMarket.Data.Demonstration;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>Shares stay below the limit of one officer and lose nothing.</summary>
public sealed class OfferSharesTests
{
    [Theory]
    [InlineData(new long[0], 0)]
    [InlineData(new long[] { 900_000_00 }, 1)]
    [InlineData(new long[] { 899_999_99, 1 }, 1)]
    [InlineData(new long[] { 900_000_00, 1 }, 2)]
    [InlineData(new long[] { 2_000_000_00, 1, 2 }, 2)]
    public void Sums_decide_the_number_of_shares(long[] sums, int expected)
    {
        var shares = OfferShares.Of(sums.Select((fen, at) => ((long)at, fen))).ToList();

        Assert.Equal(expected, shares.Count);
        Assert.Equal(Enumerable.Range(0, sums.Length).Select(at => (long)at), shares.SelectMany(share => share));
    }
}
