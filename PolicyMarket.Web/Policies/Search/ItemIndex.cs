using System.Collections.Frozen;
using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// All items in their current versions with all that a search, a filter, a count and "similar items" read: built once after a publication and not changed
/// afterwards. Items are named by their places in it. Safe for many threads.
/// </summary>
public sealed class ItemIndex
{
    private readonly FrozenDictionary<string, int> byCode;
    private readonly TextIndex texts;
    private readonly SimilarItems similar;
    private DayView? view;

    public ItemIndex(ImmutableArray<CachedItem> items, AttributeCatalog catalog, TradeWords words)
    {
        Items = items;
        byCode = items.Index().ToFrozenDictionary(one => one.Item.Code, one => one.Index, StringComparer.Ordinal);
        Sets = new ItemSets(items);
        var folded = items.Select(item => ItemText.Of(item, catalog)).ToArray();
        texts = new TextIndex(folded, words);
        similar = new SimilarItems(items, folded, Sets);
    }

    public ImmutableArray<CachedItem> Items { get; }

    internal ItemSets Sets { get; }

    public CachedItem? Find(string code) => byCode.TryGetValue(code, out var place) ? Items[place] : null;

    /// <summary>The places of the items with these codes; unknown codes are left out.</summary>
    public Bits PlacesOf(IEnumerable<string> codes) => Bits.Of(Items.Length, codes.Where(byCode.ContainsKey).Select(code => byCode[code]));

    /// <summary>At most four items like this one, nearest first; none for an unknown code.</summary>
    public ImmutableArray<CachedItem> SimilarTo(string code) => byCode.TryGetValue(code, out var place) ? similar.Of(place) : [];

    /// <summary>The items that a query finds; all items for a query without a word.</summary>
    public SearchHits Search(string query)
    {
        var terms = texts.Cutter.Cut(query);
        return terms.IsEmpty
            ? new SearchHits(Bits.All(Items.Length), new double[Items.Length], [], IsNearest: false)
            : QueryRanking.Rank(texts, terms, Items.Length);
    }

    /// <summary>The states and orders of a day; the latest day is kept.</summary>
    internal DayView On(DateOnly day)
    {
        var kept = Volatile.Read(ref view);
        if (kept?.Day != day)
        {
            Volatile.Write(ref view, kept = new DayView(Items, day));
        }

        return kept;
    }
}
