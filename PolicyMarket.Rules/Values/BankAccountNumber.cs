using System.Diagnostics.CodeAnalysis;

namespace PolicyMarket.Rules.Values;

/// <summary>The number of a bank account: 8 to 32 ASCII digits. Blanks and hyphens between them are dropped; anything else, an exponent among it, is no account number.</summary>
public readonly record struct BankAccountNumber
{
    private const int Shortest = 8;
    private const int Longest = 32;

    private BankAccountNumber(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out BankAccountNumber number)
    {
        var digits = (text ?? "").Trim().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var isNumber = digits.Length is >= Shortest and <= Longest && digits.All(char.IsAsciiDigit);
        number = isNumber ? new BankAccountNumber(digits) : default;
        return isNumber;
    }

    public override string ToString() => Value;
}
