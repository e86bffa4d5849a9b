using System.Collections.Immutable;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The words of a search, all of which must occur; read as every search box reads them.</summary>
public sealed record SearchWords(ImmutableArray<string> Words)
{
    public bool IsEmpty => Words.IsEmpty;

    public static SearchWords Of(string text) => new(SearchText.Words(text));

    /// <summary>Words that occur nowhere are tried in pairs of characters: 研发奖补 finds what 研发 奖补 finds.</summary>
    public SearchWords Split(IEnumerable<CachedItem> items)
    {
        var absent = Words.Where(word => word.Length >= 4 && word.All(IsChinese) && !items.Any(item => Score(item, word) > 0)).ToHashSet(StringComparer.Ordinal);
        return absent.Count == 0
            ? this
            : new SearchWords([.. Words.SelectMany(word => absent.Contains(word) ? Pairs(word) : [word]).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Zero when a word is missing; a hit in the title outweighs all others.</summary>
    public int Score(CachedItem item)
    {
        var sum = 0;
        foreach (var word in Words)
        {
            var score = Score(item, word);
            if (score == 0)
            {
                return 0;
            }

            sum += score;
        }

        return sum;
    }

    /// <summary>The text in pieces, those that a word matches marked; overlapping hits are one.</summary>
    public IEnumerable<(string Text, bool IsHit)> Marked(string text)
    {
        var hit = new bool[text.Length];
        foreach (var word in Words)
        {
            for (var at = Find(text, word, 0); at >= 0; at = Find(text, word, at + word.Length))
            {
                hit.AsSpan(at, word.Length).Fill(true);
            }
        }

        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && hit[end] == hit[start])
            {
                end++;
            }

            yield return (text[start..end], hit[start]);
            start = end;
        }
    }

    private static int Score(CachedItem item, string word)
    {
        var rule = item.Rule;
        return Weight(rule.Title, word, 1000)
            + Weight(rule.Category, word, 60)
            + Weight(rule.Summary, word, 40)
            + Weight(rule.Department, word, 30)
            + Weight(rule.Document.Title, word, 25)
            + Weight(rule.Document.Number, word, 25)
            + Weight(rule.Document.Issuer, word, 20)
            + Weight(item.RegionName, word, 20);
    }

    private static int Weight(string? text, string word, int weight) => text is not null && Find(SearchText.Plain(text), word, 0) >= 0 ? weight : 0;

    private static int Find(string text, string word, int from) => text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static IEnumerable<string> Pairs(string word) => word.Chunk(2).Select(pair => new string(pair));
}
