using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// The number of a document, however it is written: 湘政办发〔2024〕12号, 湘政办发[2024]12号, 湘政办发（2024）12, 2024年第12号, 主席令第63号. Issuer: the Chinese
/// characters before it, as far as they were written; Year: null for a number without one.
/// </summary>
public sealed partial record DocumentNumber(string Issuer, int? Year, int Number)
{
    /// <summary>All numbers of a text, and the text without them.</summary>
    public static (IReadOnlyList<DocumentNumber> Numbers, string Remainder) Take(string text)
    {
        var numbers = new List<DocumentNumber>();
        var rest = IsBroken(text) ? text : text.Normalize(NormalizationForm.FormKC);
        foreach (var form in (Regex[])[InBrackets(), WithYear(), AfterSpace(), OfOrder()])
        {
            rest = form.Replace(
                rest,
                match =>
                {
                    numbers.Add(
                        new DocumentNumber(
                            match.Groups["issuer"].Value,
                            match.Groups["year"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null,
                            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
                        )
                    );
                    return " ";
                }
            );
        }

        return (numbers, rest);
    }

    /// <summary>True when a number that a person wrote means this one: an issuer or a year that the person left out does not matter.</summary>
    public bool IsMeantBy(DocumentNumber written) =>
        Number == written.Number
        && (Year == written.Year || (written.Year is null && written.Issuer.Length > 0))
        && (
            written.Issuer.Length == 0
            || Issuer.EndsWith(written.Issuer, StringComparison.Ordinal)
            || (Issuer.Length > 1 && written.Issuer.EndsWith(Issuer, StringComparison.Ordinal))
        );

    private static bool IsBroken(string text) => text.EnumerateRunes().Any(static rune => rune == Rune.ReplacementChar);

    [GeneratedRegex(
        @"(?<issuer>\p{IsCJKUnifiedIdeographs}*)\s*[〔\[(【<{]\s*(?<year>(19|20)\d\d)\s*[〕\])】>}]\s*第?\s*(?<number>\d{1,5})(?!\d)\s*号?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex InBrackets();

    [GeneratedRegex(
        @"(?<issuer>\p{IsCJKUnifiedIdeographs}*?)\s*(?<year>(19|20)\d\d)\s*年\s*第?\s*(?<number>\d{1,5})\s*号",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex WithYear();

    [GeneratedRegex(@"(?<issuer>\p{IsCJKUnifiedIdeographs}{2,})\s*(?<year>(19|20)\d\d)[\s\-]+(?<number>\d{1,5})\s*号", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AfterSpace();

    [GeneratedRegex(@"(?<issuer>\p{IsCJKUnifiedIdeographs}*令)\s*第?\s*(?<number>\d{1,5})\s*号", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfOrder();
}
