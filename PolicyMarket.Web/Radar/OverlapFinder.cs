using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Radar;

/// <summary>
/// Finds awards that pay for the same thing: their formulas rest on the same fact, they are in no common exclusive group, and firms can have both after the
/// last run. The pairs are counted over all firms once a run and publication, and kept.
/// </summary>
public sealed class OverlapFinder(IDbContextFactory<PolicyMarketDb> factory, ItemCache cache, AttributeCatalog catalog) : IDisposable
{
    /// <summary>Pairs that are kept, those of the most money first.</summary>
    public const int Most = 200;

    private readonly SemaphoreSlim counting = new(1, 1);
    private Found? found;

    /// <summary>The pairs by falling sum; none before the first run.</summary>
    internal async Task<ImmutableArray<OverlapPair>> FindAsync(long? runId, CancellationToken ct)
    {
        if (runId is not { } run)
        {
            return [];
        }

        await counting.WaitAsync(ct);
        try
        {
            var index = await cache.IndexAsync(ct);
            if (found is { } kept && kept.RunId == run && ReferenceEquals(kept.Index, index))
            {
                return kept.Pairs;
            }

            var pairs = await CountAsync(Candidates(index.Items), ct);
            found = new Found(run, index, pairs);
            return pairs;
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();

    /// <summary>Pairs of awards by item id, with the facts on which both formulas rest.</summary>
    private Dictionary<(long First, long Second), ImmutableArray<string>> Candidates(ImmutableArray<CachedItem> items)
    {
        var bases = items
            .Where(item => item.Rule is { IsPaidOut: true, AmountKind: Rules.Outcomes.AmountKind.Formula })
            .SelectMany(item => BasesOf(item.Rule).Select(name => (Name: name, item.ItemId, item.Rule.ExclusiveGroup)))
            .GroupBy(one => one.Name, StringComparer.Ordinal);
        var pairs = new Dictionary<(long First, long Second), ImmutableArray<string>>();
        foreach (var ofBase in bases)
        {
            var awards = ofBase.OrderBy(one => one.ItemId).ToList();
            for (var i = 0; i < awards.Count; i++)
            {
                for (var j = i + 1; j < awards.Count; j++)
                {
                    if (awards[i].ExclusiveGroup is null || awards[i].ExclusiveGroup != awards[j].ExclusiveGroup)
                    {
                        var key = (awards[i].ItemId, awards[j].ItemId);
                        pairs[key] = pairs.GetValueOrDefault(key, []).Add(ofBase.Key);
                    }
                }
            }
        }

        return pairs;
    }

    /// <summary>Names of the facts of a formula, without the view of the history; parameters are no base.</summary>
    private IEnumerable<string> BasesOf(PolicyRule rule) =>
        (rule.Amount?.Attributes ?? [])
            .Where(name => !catalog.TryGet(name, out var attribute) || attribute.Kind != AttributeKind.Parameter)
            .Select(name => name.Split('@')[0])
            .Distinct(StringComparer.Ordinal);

    private async Task<ImmutableArray<OverlapPair>> CountAsync(
        Dictionary<(long First, long Second), ImmutableArray<string>> candidates,
        CancellationToken ct
    )
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var partners = candidates.Keys.ToLookup(pair => pair.First, pair => pair.Second);
        var sums = new Dictionary<(long First, long Second), (long Firms, long Fen)>();
        await using var db = await factory.CreateDbContextAsync(ct);
        await foreach (var (_, matched) in MatchedItems.OfAllAsync(db, ct))
        {
            var byItem = matched.Where(one => one.PayableFen > 0).ToDictionary(one => one.ItemId, one => one.PayableFen ?? 0);
            foreach (var (first, fen) in byItem)
            {
                foreach (var second in partners[first].Where(byItem.ContainsKey))
                {
                    var sum = sums.GetValueOrDefault((first, second));
                    sums[(first, second)] = (sum.Firms + 1, sum.Fen + Math.Min(fen, byItem[second]));
                }
            }
        }

        return
        [
            .. sums.OrderByDescending(sum => sum.Value.Fen)
                .ThenBy(sum => sum.Key)
                .Take(Most)
                .Select(sum => new OverlapPair(sum.Key.First, sum.Key.Second, candidates[sum.Key], sum.Value.Firms, sum.Value.Fen)),
        ];
    }

    private sealed record Found(long RunId, ItemIndex Index, ImmutableArray<OverlapPair> Pairs);
}

/// <summary>Two items by id, the names of their common bases, the firms that can have both, and the sum of the smaller award in fen.</summary>
internal sealed record OverlapPair(long First, long Second, ImmutableArray<string> Bases, long Firms, long DoubleFen);
