using System.Collections.Concurrent;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// Finds folded words in the texts of all items: a posting list for each pair of neighbouring signs gives the candidates, the texts decide. What the words of
/// the trade find is kept.
/// </summary>
internal sealed class TextIndex
{
    /// <summary>By <see cref="SearchField"/>.</summary>
    private static readonly double[] FieldWeights = [100, 45, 30, 25, 12, 8];

    /// <summary>Share of what the further fields of a hit add to its best field.</summary>
    private const double OtherFields = 0.1;

    /// <summary>Score of a word that is the whole title; a part of it scores in proportion.</summary>
    private const double TitleShare = 0.3;

    private const double NumberWeight = 200;

    private readonly ItemText[] texts;
    private readonly Dictionary<int, int[]> postings;
    private readonly TradeWords words;
    private readonly ConcurrentDictionary<string, TermHits> known = new(StringComparer.Ordinal);

    public TextIndex(ItemText[] texts, TradeWords words)
    {
        this.texts = texts;
        this.words = words;
        postings = Post(texts);
        Cutter = new QueryCutter(words, Occurs);
    }

    public QueryCutter Cutter { get; }

    /// <summary>The items that a term finds, with what finding it there is worth.</summary>
    public TermHits Find(QueryTerm term) =>
        term.Number is { } number ? OfNumber(number)
        : words.Find(term.Text) is null ? Compute(term)
        : known.GetOrAdd(term.Text, static (_, one) => one.Index.Compute(one.Term), (Index: this, Term: term));

    private bool Occurs(string text) => Candidates(text).Any(place => Array.Exists(texts[place].Fields, field => Contains(field, text)));

    private TermHits OfNumber(DocumentNumber written) =>
        new([
            .. Enumerable
                .Range(0, texts.Length)
                .Where(place => texts[place].Numbers.Any(number => number.IsMeantBy(written)))
                .Select(place => (place, NumberWeight)),
        ]);

    private TermHits Compute(QueryTerm term)
    {
        var best = new Dictionary<int, double>();
        foreach (var meaning in term.Meanings)
        {
            foreach (var place in Candidates(meaning.Text))
            {
                var score = meaning.Weight * Score(texts[place], meaning.Text);
                if (score > best.GetValueOrDefault(place))
                {
                    best[place] = score;
                }
            }
        }

        return new TermHits([.. best.OrderBy(one => one.Key).Select(one => (one.Key, one.Value))]);
    }

    private static double Score(ItemText item, string text)
    {
        var (best, sum) = (0.0, 0.0);
        for (var field = 0; field < item.Fields.Length; field++)
        {
            if (Contains(item.Fields[field], text))
            {
                var share = field == (int)SearchField.Title ? TitleShare * text.Length / item.Fields[field].Length : 0;
                var score = FieldWeights[field] * (1 + share);
                (best, sum) = (Math.Max(best, score), sum + score);
            }
        }

        return best + (OtherFields * (sum - best));
    }

    private static bool Contains(string field, string text) => field.Contains(text, StringComparison.Ordinal);

    /// <summary>Places of the items that have every pair of the text; all for a text of one sign.</summary>
    private IEnumerable<int> Candidates(string text)
    {
        if (text.Length < 2)
        {
            return Enumerable.Range(0, texts.Length);
        }

        var lists = new int[text.Length - 1][];
        for (var at = 0; at < lists.Length; at++)
        {
            if (!postings.TryGetValue(Pair(text[at], text[at + 1]), out var list))
            {
                return [];
            }

            lists[at] = list;
        }

        Array.Sort(lists, static (one, other) => one.Length.CompareTo(other.Length));
        return lists[0].Where(place => lists.Skip(1).All(list => Array.BinarySearch(list, place) >= 0));
    }

    private static Dictionary<int, int[]> Post(ItemText[] texts)
    {
        var lists = new Dictionary<int, List<int>>();
        for (var place = 0; place < texts.Length; place++)
        {
            foreach (var field in texts[place].Fields)
            {
                for (var at = 0; at + 1 < field.Length; at++)
                {
                    var pair = Pair(field[at], field[at + 1]);
                    if (!lists.TryGetValue(pair, out var list))
                    {
                        lists[pair] = list = [];
                    }

                    if (list.Count == 0 || list[^1] != place)
                    {
                        list.Add(place);
                    }
                }
            }
        }

        return lists.ToDictionary(one => one.Key, one => one.Value.ToArray());
    }

    private static int Pair(char first, char second) => (first << 16) | second;
}
