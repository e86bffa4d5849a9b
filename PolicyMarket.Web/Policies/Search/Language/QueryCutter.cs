using System.Collections.Immutable;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// Cuts what a person types into terms. Chinese is cut along the words of the trade first and along what occurs in the library second, in the cheapest way;
/// what is neither stays together as a term that will not be found. Fillers are dropped.
/// </summary>
/// <param name="occurs">Says whether a folded text stands anywhere in the library.</param>
public sealed class QueryCutter(TradeWords words, Func<string, bool> occurs)
{
    private const int MostTerms = 12;
    private const int LongestLiteral = 8;
    private const double WordCost = 1;
    private const double ShortFillerCost = 1.3;
    private const double LiteralCost = 0.4;
    private const double LiteralCostPerSign = 0.7;
    private const double StrayCost = 2.2;

    private enum PartKind
    {
        Word,
        Filler,
        Literal,
        Stray,
    }

    /// <summary>The terms of a query, each once, at most twelve. Fillers alone are looked for as they stand.</summary>
    public ImmutableArray<QueryTerm> Cut(string query)
    {
        var (numbers, rest) = DocumentNumber.Take(query);
        var terms = numbers.Select(number => new QueryTerm(Describe(number), IsGeneral: false, []) { Number = number }).ToList();
        var pieces = Folding.Pieces(rest);
        terms.AddRange(pieces.SelectMany(Runs).SelectMany(run => Folding.IsChinese(run[0]) ? OfChinese(run) : [TermOf(run)]));
        if (terms.Count == 0)
        {
            terms.AddRange(pieces.Select(QueryTerm.Literal));
        }

        return [.. terms.DistinctBy(term => term.Text, StringComparer.Ordinal).Take(MostTerms)];
    }

    private static string Describe(DocumentNumber number) => $"{number.Issuer}{number.Year}-{number.Number}";

    private QueryTerm TermOf(string text) => words.Find(text) is { } word ? new QueryTerm(text, word.IsGeneral, word.Meanings) : QueryTerm.Literal(text);

    /// <summary>Chinese and other signs apart; figures keep the 万 or 亿 behind them, and words of the trade such as “5g” or “a股” stay whole.</summary>
    private IEnumerable<string> Runs(string piece)
    {
        if (words.Find(piece) is not null)
        {
            yield return piece;
            yield break;
        }

        for (var start = 0; start < piece.Length; )
        {
            var end = start + 1;
            while (end < piece.Length && Folding.IsChinese(piece[end]) == Folding.IsChinese(piece[start]))
            {
                end++;
            }

            if (end < piece.Length && char.IsAsciiDigit(piece[end - 1]) && piece[end] is '万' or '亿')
            {
                end++;
            }

            yield return piece[start..end];
            start = end;
        }
    }

    private IEnumerable<QueryTerm> OfChinese(string run)
    {
        var stray = "";
        foreach (var (text, kind) in Cheapest(run))
        {
            if (kind == PartKind.Stray)
            {
                stray += text;
                continue;
            }

            if (stray.Length > 1)
            {
                yield return QueryTerm.Literal(stray);
            }

            stray = "";
            if (kind != PartKind.Filler)
            {
                yield return kind == PartKind.Word ? TermOf(text) : QueryTerm.Literal(text);
            }
        }

        // One sign between words says nothing; alone it is all there is.
        if (stray.Length > 1 || stray.Length == run.Length)
        {
            yield return QueryTerm.Literal(stray);
        }
    }

    private List<(string Text, PartKind Kind)> Cheapest(string run)
    {
        var best = new (double Cost, int From, PartKind Kind)[run.Length + 1];
        Array.Fill(best, (double.PositiveInfinity, 0, PartKind.Stray), 1, run.Length);
        for (var from = 0; from < run.Length; from++)
        {
            var longest = Math.Min(run.Length - from, Math.Max(words.Longest, LongestLiteral));
            for (var length = 1; length <= longest; length++)
            {
                if (CostOf(run.Substring(from, length)) is { } part && best[from].Cost + part.Cost < best[from + length].Cost)
                {
                    best[from + length] = (best[from].Cost + part.Cost, from, part.Kind);
                }
            }
        }

        var parts = new List<(string Text, PartKind Kind)>();
        for (var end = run.Length; end > 0; end = best[end].From)
        {
            parts.Add((run[best[end].From..end], best[end].Kind));
        }

        parts.Reverse();
        return parts;
    }

    private (double Cost, PartKind Kind)? CostOf(string part) =>
        words.Find(part) is not null ? (WordCost, PartKind.Word)
        : words.IsFiller(part) ? (part.Length == 1 ? ShortFillerCost : WordCost, PartKind.Filler)
        : part.Length == 1 ? (StrayCost, PartKind.Stray)
        : part.Length <= LongestLiteral && occurs(part) ? (LiteralCost + (LiteralCostPerSign * part.Length), PartKind.Literal)
        : null;
}
