using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>The live figures of a draft: each part of its tree is counted as the Explainer decides it, and the money is the sum of what it would pay.</summary>
public sealed class DraftPlanTests
{
    [Theory]
    [InlineData(KernelKind.Best)]
    [InlineData(KernelKind.Scalar)]
    public void Figures_are_the_sums_of_the_explainers_answers(KernelKind kernel)
    {
        for (var batch = 0L; batch < 12; batch++)
        {
            var market = RandomMarket.Batch(77, batch);
            var explainer = new Explainer(RandomMarket.Catalog);
            var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
            foreach (var item in market.Items.Take(6))
            {
                var figures = DraftPlan.Compile(item, RandomMarket.Catalog).Measure(table, withAmount: true, new MatchSettings { Kernel = kernel });
                var within = Jurisdiction.Apply(item, RandomMarket.Catalog); // the root counts within the territory
                var decisions = market.Firms.Select(firm => explainer.Decide(within, firm)).ToList();
                foreach (var (place, node) in figures.Nodes.Index())
                {
                    var condition = place == 0 ? within.Conditions : node.Condition;
                    var truths = market.Firms.Select(firm => ConditionTruth.Of(condition, DerivedFacts.Complete(firm, RandomMarket.Catalog))).ToList();
                    Assert.Equal(
                        (
                            truths.LongCount(truth => truth == Truth.True),
                            truths.LongCount(truth => truth == Truth.False),
                            truths.LongCount(truth => truth == Truth.Unknown)
                        ),
                        (node.True, node.False, node.Unknown)
                    );
                }

                Assert.Equal(decisions.LongCount(decision => decision.Outcome == OutcomeKind.Eligible), figures.Eligible);
                Assert.Equal(decisions.Sum(decision => decision.PayableYuan ?? 0m), figures.TotalYuan);
                Assert.Equal(decisions.LongCount(decision => decision is { Outcome: OutcomeKind.Eligible, PayableYuan: null }), figures.Unpriced);
            }
        }
    }

    [Fact]
    public void Without_firms_every_figure_is_nought()
    {
        var item = RandomMarket.Batch(5, 0).Items[0];

        var figures = DraftPlan.Compile(item, RandomMarket.Catalog).Measure(FactTable.Of(RandomMarket.Catalog, []), withAmount: true);

        Assert.Equal((0, 0L, 0m), (figures.RowCount, figures.Eligible, figures.TotalYuan));
    }
}
