using PolicyMarket.Web.Vouchers;

namespace PolicyMarket.Tests.Web.Vouchers;

/// <summary>Sums in capital numerals, as the payment and settlement measures give them.</summary>
public sealed class FinancialAmountTests
{
    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(10, "壹角整")]
    [InlineData(32, "叁角贰分")]
    [InlineData(1_00, "壹元整")]
    [InlineData(1_409_50, "壹仟肆佰零玖元伍角整")]
    [InlineData(6_007_14, "陆仟零柒元壹角肆分")]
    [InlineData(1_680_32, "壹仟陆佰捌拾元叁角贰分")]
    [InlineData(107_000_53, "壹拾万柒仟元伍角叁分")]
    [InlineData(16_409_02, "壹万陆仟肆佰零玖元零贰分")]
    [InlineData(325_04, "叁佰贰拾伍元零肆分")]
    [InlineData(100_000_00, "壹拾万元整")]
    [InlineData(10_000_001_00, "壹仟万零壹元整")]
    [InlineData(100_000_000_00, "壹亿元整")]
    [InlineData(100_010_000_00, "壹亿零壹万元整")]
    [InlineData(1_000_000_000_000_00, "壹万亿元整")]
    public void Sums_read_as_on_a_cheque(long fen, string expected) => Assert.Equal(expected, FinancialAmount.InWords(fen));

    [Fact]
    public void A_negative_sum_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => FinancialAmount.InWords(-1));
}
