using System.Globalization;
using System.Text;

namespace PolicyMarket.Rules.Values;

/// <summary>Signs that no one sees in a text: control characters, zero-width and direction marks, and the replacement character of a broken encoding.</summary>
public static class TextSigns
{
    private const char Replacement = '\uFFFD';

    /// <summary>Returns the text without invisible format signs; control characters stay, because they separate words.</summary>
    public static string WithoutInvisible(string text)
    {
        if (!text.Any(IsInvisible))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var sign in text.Where(sign => !IsInvisible(sign)))
        {
            kept.Append(sign);
        }

        return kept.ToString();
    }

    /// <summary>Returns a code as a person reads it: invisible signs removed, full-width letters and digits folded, surrounding blanks removed.</summary>
    public static string Folded(string text) => (Ascii.IsValid(text) ? text : WithoutInvisible(text).Normalize(NormalizationForm.FormKC)).Trim();

    /// <summary>Names the first sign that must not stand in a text, such as “换行符（第 2 个字后）”; null when there is none.</summary>
    public static string? FirstForbidden(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (NameOf(text[place]) is { } name)
            {
                return ValueWording.SignPlace(name, place);
            }
        }

        return null;
    }

    /// <summary>True for zero-width, direction and other format signs, the soft hyphen and variation selectors.</summary>
    public static bool IsInvisible(char sign) =>
        sign is >= '\uFE00' and <= '\uFE0F' or '\u115F' or '\u1160' or '\u3164'
        || (sign > '\u007F' && char.GetUnicodeCategory(sign) == UnicodeCategory.Format);

    private static string? NameOf(char sign) =>
        sign switch
        {
            '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' => ValueWording.LineBreak,
            '\t' => ValueWording.TabCharacter,
            Replacement => ValueWording.ReplacementCharacter,
            _ when char.IsControl(sign) => ValueWording.ControlCharacter((int)sign),
            _ when IsInvisible(sign) => ValueWording.InvisibleCharacter((int)sign),
            _ => null,
        };
}
