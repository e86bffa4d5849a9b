using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Nightly;

/// <summary>Sums of undecided pairs by missing attribute. Not safe for several threads.</summary>
internal sealed class GapSums
{
    private readonly Dictionary<string, GapSum> byAttribute = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, GapSum>> All => byAttribute.Where(gap => gap.Value.Pairs != 0).OrderBy(gap => gap.Key, StringComparer.Ordinal);

    /// <summary>One pair that lacks these facts.</summary>
    public void Add(PolicyRule rule, ImmutableArray<string> missing)
    {
        foreach (var attribute in missing)
        {
            Add(rule, attribute, pairs: 1, solePairs: missing.Length == 1 ? 1 : 0);
        }
    }

    /// <summary>False: more was taken away than there was.</summary>
    public bool IsSound =>
        byAttribute.Values.All(sum =>
            sum
                is { Pairs: > 0, SolePairs: >= 0, SoleCapFen: >= 0, SoleUncappedPairs: >= 0 }
                    or { Pairs: 0, SolePairs: 0, SoleCapFen: 0, SoleUncappedPairs: 0 }
        );

    /// <summary>Adds the sums of another run, which counted the pairs without a ceiling.</summary>
    public void Add(RunGap gap)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(byAttribute, gap.Attribute, out _);
        var uncapped = gap.SoleUncappedPairs ?? throw new InvalidOperationException($"Run {gap.RunId} did not count the pairs without a ceiling.");
        sum = new GapSum(sum.Pairs + gap.Pairs, sum.SolePairs + gap.SolePairs, sum.SoleCapFen + gap.SoleCapFen, sum.SoleUncappedPairs + uncapped);
    }

    /// <summary>Pairs of one item that lack a fact, and how many of them lack no other.</summary>
    public void Add(PolicyRule rule, string attribute, long pairs, long solePairs)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(byAttribute, attribute, out _);
        sum.Pairs += pairs;
        sum.SolePairs += solePairs;
        sum.SoleCapFen += rule.Cap is { } cap ? Money.FromYuan(cap).Fen * solePairs : 0;
        sum.SoleUncappedPairs += rule is { Cap: null, Amount: not null } ? solePairs : 0;
    }
}
