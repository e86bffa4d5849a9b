using System.Collections.Frozen;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// How people speak of policies, as data (trade-words.json): words that mean the same as those of the documents, and words that mean nothing to a search, such
/// as those of questions.
/// </summary>
public sealed class TradeWords
{
    private const string Resource = "PolicyMarket.Web.Policies.Search.Language.trade-words.json";

    private static readonly Lazy<TradeWords> Own = new(ReadOwn);

    private readonly FrozenDictionary<string, TradeWord> words;
    private readonly FrozenSet<string> fillers;

    internal TradeWords(IReadOnlyCollection<TradeWord> words, IReadOnlyCollection<string> fillers)
    {
        this.words = words.ToFrozenDictionary(word => word.Text, StringComparer.Ordinal);
        this.fillers = fillers.ToFrozenSet(StringComparer.Ordinal);
        Longest = words.Select(word => word.Text).Concat(fillers).Max(text => text.Length);
    }

    /// <summary>Those of the product. Throws <see cref="InvalidDataException"/> with a Chinese sentence when the file is broken.</summary>
    public static TradeWords Standard => Own.Value;

    /// <summary>Length of the longest word or filler, in characters.</summary>
    public int Longest { get; }

    public int Count => words.Count;

    public IEnumerable<TradeWord> All => words.Values;

    public TradeWord? Find(string text) => words.GetValueOrDefault(text);

    public bool IsFiller(string text) => fillers.Contains(text);

    private static TradeWords ReadOwn()
    {
        using var stream =
            typeof(TradeWords).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        return TradeWordsReader.Read(stream);
    }
}
