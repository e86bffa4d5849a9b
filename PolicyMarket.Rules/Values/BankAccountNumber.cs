using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// The number of a bank account by its form: 8 to 32 digits. Blanks and hyphens between groups, full-width digits and invisible signs are put right; anything
/// else, an exponent among it, is no account number.
/// </summary>
public readonly record struct BankAccountNumber
{
    private const int Shortest = 8;
    private const int Longest = 32;

    private readonly string? value;

    private BankAccountNumber(string value) => this.value = value;

    /// <summary>Digits only.</summary>
    public string Value => value ?? throw new InvalidOperationException("A BankAccountNumber must come from Parse.");

    public static bool TryParse(string? text, out BankAccountNumber number)
    {
        var parsed = Parse(text);
        number = parsed.Value;
        return parsed.Succeeded;
    }

    public static Result<BankAccountNumber> Parse(string? text)
    {
        var compact = string.Concat(TextSigns.Folded(text ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign != '-'));
        return Fault(compact) is { } fault
            ? Result.Fail<BankAccountNumber>(DiagnosticCatalogue.BankAccountForm, ValueWording.BankAccountRefused(compact, fault))
            : Result.Ok(new BankAccountNumber(compact));
    }

    public override string ToString() => value ?? "";

    private static string? Fault(string text) =>
        text switch
        {
            _ when IsExponent(text) => ValueWording.ScientificNotation,
            { Length: < Shortest or > Longest } => ValueWording.AccountLengthWrong(text.Length, Shortest, Longest),
            _ when !text.All(char.IsAsciiDigit) => ValueWording.AccountNotDigits,
            _ when text.Distinct().Count() == 1 => ValueWording.AccountDigitsRepeated,
            _ => null,
        };

    private static bool IsExponent(string text) => text.Contains('.', StringComparison.Ordinal) || text.Contains("E+", StringComparison.OrdinalIgnoreCase);
}
