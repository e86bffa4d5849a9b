using System.Collections.Immutable;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The folded words that stand for a search where its results are shown: those that were typed, and those of the same meaning.</summary>
public sealed record SearchWords(ImmutableArray<string> Words)
{
    public static SearchWords None { get; } = new([]);

    /// <summary>The pieces of a text as they were typed.</summary>
    public static SearchWords Of(string text) => new([.. Folding.Pieces(text)]);

    /// <summary>All meanings of the terms; of a general one, such as 补贴, only itself: its meanings stand everywhere.</summary>
    public static SearchWords Of(IEnumerable<QueryTerm> terms) =>
        new([
            .. terms
                .SelectMany(term => term.IsGeneral ? term.Meanings.Take(1) : term.Meanings)
                .Select(meaning => meaning.Text)
                .Distinct(StringComparer.Ordinal),
        ]);

    /// <summary>The text in pieces, those that a word matches marked; overlapping hits are one.</summary>
    public IEnumerable<(string Text, bool IsHit)> Marked(string text)
    {
        if (Words.IsEmpty)
        {
            return text.Length == 0 ? [] : [(text, false)];
        }

        var (folded, origins) = Folding.FoldWithOrigins(text);
        var hit = new bool[text.Length];
        foreach (var word in Words)
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                hit.AsSpan(origins[at]..(origins[at + word.Length - 1] + 1)).Fill(true);
            }
        }

        return Pieces(text, hit);
    }

    private static IEnumerable<(string Text, bool IsHit)> Pieces(string text, bool[] hit)
    {
        for (var start = 0; start < text.Length; )
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
}
