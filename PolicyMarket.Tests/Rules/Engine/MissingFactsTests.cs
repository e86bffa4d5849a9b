using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Missing facts of undecided and unpriced pairs are counted as the Explainer names them.</summary>
public sealed class MissingFactsTests
{
    private const ulong Seed = 20_260_202;

    [Fact]
    public void Missing_facts_are_those_that_the_explainer_names()
    {
        var total = 0L;
        for (var batch = 0; batch < 12; batch++)
        {
            var market = RandomMarket.Batch(Seed, batch);
            var explainer = new Explainer(RandomMarket.Catalog);
            var awards = new AwardIndex(market.Items);
            var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog, awards);
            var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
            var encoded = plan.Encode(table);
            using var result = plan.Match(encoded);
            var (wanted, wantedAmounts) = (
                new SortedDictionary<string, (long, long)>(StringComparer.Ordinal),
                new SortedDictionary<string, (long, long)>(StringComparer.Ordinal)
            );
            for (var item = 0; item < market.Items.Length; item++)
            {
                for (var row = 0; row < market.Firms.Length; row++)
                {
                    var decision = explainer.Decide(market.Items[item], market.Firms[row], awards);
                    Add(decision.Outcome == OutcomeKind.Unknown ? wanted : wantedAmounts, item, decision.Missing);
                }
            }

            Assert.Equal(wanted, Found(MissingFacts.Count(encoded, result)));
            Assert.Equal(wantedAmounts, Found(MissingAmounts.Count(table, result)));
            total += wanted.Count + wantedAmounts.Count;
        }

        Assert.True(total > 1_000, $"{total} kinds of gaps prove little.");
    }

    private static void Add(SortedDictionary<string, (long Pairs, long Sole)> sums, int item, IReadOnlyCollection<string> missing)
    {
        foreach (var name in missing)
        {
            var (pairs, sole) = sums.GetValueOrDefault(Key(item, name));
            sums[Key(item, name)] = (pairs + 1, sole + (missing.Count == 1 ? 1 : 0));
        }
    }

    private static SortedDictionary<string, (long Pairs, long Sole)> Found(IEnumerable<MissingFact> facts) =>
        new(facts.ToDictionary(fact => Key(fact.Item, fact.Attribute), fact => (fact.Pairs, fact.SolePairs)), StringComparer.Ordinal);

    private static string Key(int item, string name) => $"{item:D5} {name}";
}
