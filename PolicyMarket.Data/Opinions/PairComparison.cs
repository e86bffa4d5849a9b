using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Opinions;

/// <summary>Determines the pairs of a sample by a second engine and compares its answers with those of the run.</summary>
internal sealed class PairComparison(OpinionEngines engines, MatchingOptions matching)
{
    /// <summary>Differences of one item that are stored with firm and condition; the others are counted.</summary>
    public const int MostListed = 20;

    private static readonly MatchSettings OneThread = new() { Threads = 1 };

    /// <summary>Opinions in the order of the sample.</summary>
    public ItemOpinion[] Compare(NightlyPlan plan, IDeterminedPairs pairs, IReadOnlyList<ItemSample> sample, Action<int> itemsDone, CancellationToken ct)
    {
        var opinions = new ItemOpinion[sample.Count];
        var done = 0;
        Parallel.For(
            0,
            sample.Count,
            new ParallelOptions { MaxDegreeOfParallelism = matching.Threads, CancellationToken = ct },
            place =>
            {
                opinions[place] = Compare(plan.Items[sample[place].Item], pairs, sample[place], ct);
                itemsDone(Interlocked.Increment(ref done));
            }
        );
        return opinions;
    }

    /// <summary>An engine that throws is a difference too: it is told, holds the item and does not stop the night.</summary>
    private ItemOpinion Compare(PlannedItem item, IDeterminedPairs pairs, ItemSample sample, CancellationToken ct)
    {
        try
        {
            return Determine(item, pairs, sample, ct);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return new ItemOpinion(sample, [], Differences: 1, $"{broken.GetType().Name}：{broken.Message}");
        }
    }

    private ItemOpinion Determine(PlannedItem item, IDeterminedPairs pairs, ItemSample sample, CancellationToken ct)
    {
        var second = OpinionEngines.SecondOf(matching.Engine);
        var rules = engines.RulesOf(second, item.VersionId, item.Rule);
        var facts = pairs.FactsOf(sample.Rows, rules.Plan.Attributes);
        using var result = rules.Determine(facts, OneThread, ct);
        var listed = ImmutableArray.CreateBuilder<PairDifference>();
        var differences = 0;
        for (var place = 0; place < sample.Rows.Length; place++)
        {
            var (row, answer) = (sample.Rows[place], result.OutcomeOf(item: new ItemIndex(0), new RowIndex(place)));
            var determined = pairs.OutcomeOf(new ItemIndex(sample.Item), new RowIndex(row));
            if (determined != answer && ++differences <= MostListed)
            {
                var disputed = ConditionDispute.Find(item.Rule, facts.Pick([place]), engines.EngineOf(matching.Engine), engines.EngineOf(second), ct);
                listed.Add(new PairDifference(row, determined, answer, disputed));
            }
        }

        return new ItemOpinion(sample, listed.ToImmutable(), differences, Failure: null);
    }
}
