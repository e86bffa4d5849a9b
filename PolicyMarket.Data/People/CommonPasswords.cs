using System.Collections.Frozen;
using System.Text;

namespace PolicyMarket.Data.People;

/// <summary>
/// The shipped list of common passwords. A password is common when, in lower case, with digits and signs at its ends taken away or read as the letters that
/// they imitate (0 → o, @ → a, …), it is one of the list or one of the list repeated.
/// </summary>
public sealed class CommonPasswords
{
    private const string Resource = "PolicyMarket.Data.People.common-passwords.txt";
    private const int ShortestWord = 4;
    private readonly FrozenSet<string> _words = Load();

    /// <summary>Whether the password is too common to be used.</summary>
    public bool Contains(string password) => Forms(password).Any(form => IsListed(form) || IsRepeated(form)) || IsSequence(password);

    private bool IsListed(string form) => form.Length >= ShortestWord && _words.Contains(form);

    /// <summary>The same listed word twice or more.</summary>
    private bool IsRepeated(string form) =>
        Enumerable
            .Range(ShortestWord, Math.Max(0, (form.Length / 2) - ShortestWord + 1))
            .Any(length =>
                form.Length % length == 0
                && _words.Contains(form[..length])
                && form == string.Concat(Enumerable.Repeat(form[..length], form.Length / length))
            );

    /// <summary>The forms in which a password is looked up.</summary>
    private static IEnumerable<string> Forms(string password)
    {
        var lower = password.ToLowerInvariant();
        var letters = Letters(lower);
        foreach (var text in new[] { lower, letters })
        {
            yield return text;
            yield return text.Trim([.. text.Where(c => !char.IsLetter(c))]);
            yield return string.Concat(text.Where(char.IsAsciiLetter));
            yield return string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        }

        // Digits at the ends are decoration, those inside imitate letters: "P@ssw0rd2026".
        var core = lower.Trim([.. lower.Where(c => !char.IsLetter(c))]);
        yield return Letters(core);
        yield return string.Concat(Letters(core).Where(char.IsAsciiLetter));
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            letters.Append(
                sign switch
                {
                    '0' => 'o',
                    '1' => 'l',
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '7' => 't',
                    '@' => 'a',
                    '$' => 's',
                    '!' => 'i',
                    _ => sign,
                }
            );
        }

        return letters.ToString();
    }

    /// <summary>Nearly all characters follow their predecessor in the alphabet or among the digits, or repeat it: "abcdefg1234567".</summary>
    private static bool IsSequence(string password)
    {
        var steps = password.Zip(password.Skip(1), (left, right) => right - left).Count(step => step is 0 or 1 or -1);
        return password.Length > 1 && steps >= (password.Length - 1) * 4 / 5;
    }

    private static FrozenSet<string> Load()
    {
        using var stream =
            typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .SelectMany(word => new[] { word, word.Trim("0123456789".ToCharArray()) })
            .Where(word => word.Length >= ShortestWord)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
