namespace PolicyMarket.Rules.Documents.Text;

/// <summary>
/// Folds characters one by one: traditional to simplified, full-width to half-width, look-alike brackets to one
/// form. The length never changes.
/// </summary>
internal static class TextFold
{
    private const string Resource = "PolicyMarket.Rules.Documents.traditional.txt";
    private const int FullWidthShift = '！' - '!';

    private static readonly Lazy<Dictionary<char, char>> Simplified = new(ReadTable);

    /// <summary>True for a character that only traditional script uses.</summary>
    public static bool IsTraditional(char c) => Simplified.Value.ContainsKey(c);

    public static char Fold(char c) =>
        c switch
        {
            '(' => '（',
            ')' => '）',
            '（' or '）' or '，' or '；' or '：' or '！' or '？' => c,
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '［' or '﹝' or '[' => '〔',
            '］' or '﹞' or ']' => '〕',
            '\u3000' or '\u00A0' or '\t' or '\u2002' or '\u2003' or '\uFEFF' or '\u200B' => ' ',
            '─' or '―' or '–' or '—' or '～' or '~' or '－' => '-',
            '﹪' => '%',
            '○' or 'Ｏ' => '〇',
            '·' or '•' or '．' => '.',
            >= '！' and <= '～' => (char)(c - FullWidthShift),
            >= '\u2E80' and <= '\u2FD5' => RadicalSigns.Fold(c),
            _ => Simplified.Value.GetValueOrDefault(c, c),
        };

    public static string Fold(string text) => string.Create(text.Length, text, (span, source) => Fold(source, span));

    private static void Fold(string source, Span<char> target)
    {
        for (var at = 0; at < source.Length; at++)
        {
            target[at] = Fold(source[at]);
        }
    }

    private static Dictionary<char, char> ReadTable()
    {
        using var reader = new StreamReader(
            typeof(TextFold).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"There is no resource '{Resource}'.")
        );
        var (from, to) = (reader.ReadLine() ?? "", reader.ReadLine() ?? "");
        return from.Length == to.Length
            ? from.Zip(to).ToDictionary(pair => pair.First, pair => pair.Second)
            : throw new InvalidOperationException($"Two lines of equal length expected, found {from.Length} and {to.Length}.");
    }
}
