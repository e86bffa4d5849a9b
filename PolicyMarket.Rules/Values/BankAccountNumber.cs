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
            ? Result.Fail<BankAccountNumber>(DiagnosticCatalogue.BankAccountForm, $"银行账号“{compact}”{fault}")
            : Result.Ok(new BankAccountNumber(compact));
    }

    public override string ToString() => value ?? "";

    private static string? Fault(string text) => text switch
    {
        _ when IsExponent(text) => "是科学计数写法，末尾几位已经丢失。请在表格中把这一列设为文本格式后重新填写。",
        { Length: < Shortest or > Longest } => $"为 {text.Length} 位，应为 {Shortest} 至 {Longest} 位。请核对有无漏写。",
        _ when !text.All(char.IsAsciiDigit) => "含数字以外的字符。请核对是否填成了户名或开户行。",
        _ when text.Distinct().Count() == 1 => "每一位都相同，不是真实的账号。请核对。",
        _ => null,
    };

    private static bool IsExponent(string text) => text.Contains('.', StringComparison.Ordinal) || text.Contains("E+", StringComparison.OrdinalIgnoreCase);
}
