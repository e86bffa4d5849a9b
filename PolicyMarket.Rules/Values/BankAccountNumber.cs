using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Values;

/// <summary>A bank account number by its form: 8 to 32 digits, letters and hyphens; a card number of 16 to 19 digits that begins with 62 carries the Luhn check digit.</summary>
public readonly record struct BankAccountNumber
{
    private const int Shortest = 8;
    private const int Longest = 32;

    private readonly string? value;

    private BankAccountNumber(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("A BankAccountNumber must come from TryParse.");

    /// <summary>Blanks between groups, full-width digits and invisible signs are put right; everything else is refused with the reason.</summary>
    public static bool TryParse(string? text, out BankAccountNumber number, out Diagnostic? why)
    {
        number = default;
        var compact = string.Concat(TextSigns.Folded(text ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        why = Fault(compact) is { } fault ? new Diagnostic(DiagnosticCatalogue.BankAccountForm, $"银行账号“{compact}”{fault}") : null;
        if (why is not null)
        {
            return false;
        }

        number = new BankAccountNumber(compact);
        return true;
    }

    public override string ToString() => value ?? "";

    private static string? Fault(string text) => text switch
    {
        _ when IsExponent(text) => "是科学计数写法，末尾几位已经丢失。请在表格中把这一列设为文本格式后重新填写。",
        { Length: < Shortest or > Longest } => $"为 {text.Length} 位，应为 {Shortest} 至 {Longest} 位。请核对有无漏写。",
        _ when text.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign != '-') => "含不允许的字符，应只有数字（个别银行含字母和连字符）。请核对。",
        _ when text.Count(char.IsAsciiDigit) < Shortest => $"少于 {Shortest} 位数字。请核对是否填成了户名或开户行。",
        _ when text.Distinct().Count() == 1 => "每一位都相同，不是真实的账号。请核对。",
        _ when IsCard(text) && !HasLuhnDigit(text) => "是银行卡号，但校验位不对。请核对有无抄写错误。",
        _ => null,
    };

    private static bool IsExponent(string text) => text.Contains('.', StringComparison.Ordinal) || text.AsSpan().IndexOf("E+", StringComparison.OrdinalIgnoreCase) > 0;

    private static bool IsCard(string text) => text.Length is >= 16 and <= 19 && text.StartsWith("62", StringComparison.Ordinal) && text.All(char.IsAsciiDigit);

    private static bool HasLuhnDigit(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            sum += place % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
