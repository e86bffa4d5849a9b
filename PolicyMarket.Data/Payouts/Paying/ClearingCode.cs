namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>CNAPS code (支付系统行号): bank 3 + city 4 + branch 4 + check digit 1, by ISO 7064 MOD 11,10.</summary>
public static class ClearingCode
{
    private const int Length = 12;

    /// <summary>True for twelve ASCII digits with the right check digit.</summary>
    public static bool IsValid(string code) =>
        code.Length == Length && code.All(char.IsAsciiDigit) && CheckDigit(code.AsSpan(0, Length - 1)) == code[^1] - '0';

    /// <summary>The check digit of the first eleven digits.</summary>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }
}
