using System.Text;
using System.Text.RegularExpressions;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Reads the bank's reference of a payment: half-width, without blanks, upper case. A reference that a spreadsheet has turned into a number is refused.
/// </summary>
internal static partial class BankReferenceForm
{
    private const int Longest = 64;

    /// <summary>Spreadsheets keep fifteen digits; two zeros behind them are no accident in a file.</summary>
    private const int KeptDigits = 15;

    /// <summary>
    /// The reference, empty for an empty text, or why it cannot be taken. <paramref name="isFromFile"/>: false when a person typed it, who sees all its
    /// digits.
    /// </summary>
    public static Result<string> Read(string text, bool isFromFile)
    {
        if (text.Any(char.IsControl))
        {
            return Result.Fail<string>(DataDiagnostics.BankFileText, "流水号不能换行，也不能含控制字符。");
        }

        var reference = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (reference.Length == 0)
        {
            return Result.Ok("");
        }

        if (reference.Length > Longest || !reference.Any(char.IsLetterOrDigit))
        {
            return Result.Fail<string>(DataDiagnostics.BankFileText, $"流水号应有字母或数字，最多 {Longest} 个字，现在是“{reference[..Math.Min(reference.Length, Longest)]}”。");
        }

        if (Exponent().IsMatch(reference) || Fraction().IsMatch(reference))
        {
            return Result.Fail<string>(DataDiagnostics.BankFileReference, $"流水号“{reference}”被表格软件当成数字，丢了原来的数位。请用银行导出的原文件，或把这一列设成“文本”后重新填写完整的流水号。");
        }

        return isFromFile && HasLostDigits(reference)
            ? Result.Fail<string>(DataDiagnostics.BankFileReference, $"流水号“{reference}”第 {KeptDigits + 1} 位起全是 0，多半是表格软件丢了尾数。请用银行导出的原文件；确实如此时，请在批次页手工录入这一笔。")
            : Result.Ok(reference);
    }

    private static bool HasLostDigits(string reference) =>
        reference.Length >= KeptDigits + 2 && reference.All(char.IsAsciiDigit) && reference.AsSpan(KeptDigits).IndexOfAnyExcept('0') < 0;

    [GeneratedRegex(@"^[+-]?(\d+(\.\d*)?E[+-]\d+|\d+\.\d*E\d+|\dE\d{1,3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^[+-]?\d+\.\d*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();
}
