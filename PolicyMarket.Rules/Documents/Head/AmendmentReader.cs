using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Reads the changes of an amending document: 将第五条修改为：“…”, 删去第八条, 增加一条，作为第十条：“…”.</summary>
internal static partial class AmendmentReader
{
    public static ImmutableArray<ReadAmendment> Read(FlatText text, string title, int from, int to)
    {
        if (!Amending().IsMatch(title) && !Amending().IsMatch(text.Flat[from..Math.Min(to, from + 400)]))
        {
            return [];
        }

        var body = text.Flat[from..to];
        var found = new List<(int At, ReadAmendment Change)>();
        var taken = new List<(int From, int To)>();
        Collect(text, body, from, Insert(), "insert", found, taken);
        Collect(text, body, from, Words(), "replace", found, taken);
        Collect(text, body, from, Whole(), "replace", found, taken);
        Collect(text, body, from, Delete(), "delete", found, taken);
        return [.. found.OrderBy(one => one.At).Select(one => one.Change)];
    }

    public static bool IsAmending(string title) => Amending().IsMatch(title);

    private static void Collect(
        FlatText text,
        string body,
        int from,
        Regex pattern,
        string action,
        List<(int At, ReadAmendment Change)> found,
        List<(int From, int To)> taken
    )
    {
        foreach (Match match in pattern.Matches(body))
        {
            var end = match.Index + match.Length;
            if (taken.Exists(one => match.Index < one.To && end > one.From))
            {
                continue;
            }

            taken.Add((match.Index, end));
            var (offset, length, words) = text.Span(from + match.Index, from + end);
            var article = match.Groups["a"].Value.Replace(" ", "", StringComparison.Ordinal);
            found.Add(
                (match.Index, new ReadAmendment(article, action, Value(match, "o"), Value(match, "n"), new SourceSpan(offset, length, words, 0.85)))
            );
        }
    }

    private static string? Value(Match match, string group) => match.Groups[group] is { Success: true, Length: > 0 } value ? value.Value : null;

    private const string Article = @"(?<a>(?:第[零〇一二三四五六七八九十百\d]{1,6}[条款项章节]|第?（[一二三四五六七八九十\d]{1,3}）项?|附件\d?){1,4})";

    [GeneratedRegex(@"修改|修订|修正", RegexOptions.None, 2000)]
    private static partial Regex Amending();

    [GeneratedRegex(
        Article + @"(?:中)?(?:的)?“(?<o>[^“”]{1,300})”(?:一词|字样)?(?:修改为|改为|修订为|调整为|替换为)[：，]?“(?<n>[^“”]{1,600})”",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Words();

    [GeneratedRegex(Article + @"[^“”\u3002；\n]{0,12}?(?:修改为|改为|修订为|调整为)：?\s?\n?“(?<n>[^”]{1,1500})”", RegexOptions.None, 2000)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"(?:(?<at>第[一二三四五六七八九十百\d]{1,6}条)(?:后|之后|中)?，?)?增加(?:一|二|两|三|\d)?(?:条|款|项|章)?(?:，|内容)?(?:作为)?(?:"
            + Article
            + @")?：?\s?\n?“(?<n>[^”]{1,1500})”",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Insert();

    [GeneratedRegex(@"(?:删去|删除)" + Article + @"(?:中)?(?:的)?(?:“(?<o>[^”]{1,300})”)?", RegexOptions.None, 2000)]
    private static partial Regex Delete();
}
