using System.Collections.Immutable;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Items like a given one, found once for each item: of the same category and for firms of the same place, nearest first.</summary>
internal sealed class SimilarItems
{
    private const int Most = 4;
    private const int LeastLikeness = 4;

    private readonly IReadOnlyList<CachedItem> items;
    private readonly ItemText[] texts;
    private readonly ItemSets sets;
    private readonly ImmutableArray<CachedItem>[] found;

    public SimilarItems(IReadOnlyList<CachedItem> items, ItemText[] texts, ItemSets sets)
    {
        this.items = items;
        this.texts = texts;
        this.sets = sets;
        found = new ImmutableArray<CachedItem>[items.Count];
    }

    /// <summary>Two callers may find the same at the same time; the answer is the same.</summary>
    public ImmutableArray<CachedItem> Of(int place)
    {
        var kept = found[place];
        return kept.IsDefault ? found[place] = Find(place) : kept;
    }

    private ImmutableArray<CachedItem> Find(int place)
    {
        var item = items[place];
        var pairs = PairsOf(texts[place].Fields[(int)SearchField.Title]);
        var concerned =
            item.Region is not null && RegionCode.Parse(item.Region) is { Succeeded: true, Value: var region }
                ? sets.Concerning(region)
                : Bits.All(items.Count);
        return
        [
            .. Enumerable
                .Range(0, items.Count)
                .Where(other => other != place && concerned[other])
                .Where(other => items[other].Rule.ExclusiveGroup is not { } group || group != item.Rule.ExclusiveGroup)
                .Select(other => (Place: other, Likeness: Likeness(place, other)))
                .Where(one => one.Likeness >= LeastLikeness)
                .OrderByDescending(one => one.Likeness)
                .ThenByDescending(one => PairsOf(texts[one.Place].Fields[(int)SearchField.Title]).Intersect(pairs).Count())
                .ThenBy(one => items[one.Place].Code, StringComparer.Ordinal)
                .Select(one => items[one.Place])
                .Take(Most),
        ];
    }

    private int Likeness(int place, int other) =>
        (items[other].Region == items[place].Region ? 2 : 0)
        + (sets.Categories[items[place].Rule.Category][other] ? 2 : 0)
        + (items[place].Departments.Any(department => sets.Departments[department][other]) ? 2 : 0)
        + (sets.Modes[items[place].Rule.Mode][other] ? 1 : 0);

    private static HashSet<(char First, char Second)> PairsOf(string title) => [.. title.Zip(title.Skip(1))];
}
