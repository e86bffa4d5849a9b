using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("0.00499999999999999999999999", 0)]
    [InlineData("-0.005", -1)]
    [InlineData("1234567.885", 123456789)]
    [InlineData("91250", 9125000)]
    public void Yuan_are_rounded_half_up_to_the_fen(string yuan, long fen) =>
        Assert.Equal(fen, Money.FromYuan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)).Fen);

    [Fact]
    public void Sum_that_does_not_fit_throws()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.FromYuan(decimal.MaxValue / 1000));
    }

    [Fact]
    public void Text_has_separators_and_two_decimals() => Assert.Equal("1,234,567.89", new Money(123456789).ToString());

    [Fact]
    public void Sums_order_by_fen() => Assert.True(new Money(1) < new Money(2) && new Money(2) >= new Money(2) && Money.Zero.Fen == 0);
}
