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
            return Result.Fail<string>(DataDiagnostics.BankFileText, PayoutWording.ReferenceHasControls);
        }

        var reference = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (reference.Length == 0)
        {
            return Result.Ok("");
        }

        if (reference.Length > Longest || !reference.Any(char.IsLetterOrDigit))
        {
            return Result.Fail<string>(
                DataDiagnostics.BankFileText,
                PayoutWording.ReferenceInvalid(Longest, reference[..Math.Min(reference.Length, Longest)])
            );
        }

        if (Exponent().IsMatch(reference) || Fraction().IsMatch(reference))
        {
            return Result.Fail<string>(DataDiagnostics.BankFileReference, PayoutWording.ReferenceBecameNumber(reference));
        }

        return isFromFile && HasLostDigits(reference)
            ? Result.Fail<string>(DataDiagnostics.BankFileReference, PayoutWording.ReferenceLostDigits(reference, KeptDigits + 1))
            : Result.Ok(reference);
    }

    private static bool HasLostDigits(string reference) =>
        reference.Length >= KeptDigits + 2 && reference.All(char.IsAsciiDigit) && reference.AsSpan(KeptDigits).IndexOfAnyExcept('0') < 0;

    [GeneratedRegex(@"^[+-]?(\d+(\.\d*)?E[+-]\d+|\d+\.\d*E\d+|\dE\d{1,3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^[+-]?\d+\.\d*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();
}
