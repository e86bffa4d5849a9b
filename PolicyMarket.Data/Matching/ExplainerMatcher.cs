using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Matching;

/// <summary>Asks the reference evaluator pair by pair.</summary>
internal sealed class ExplainerMatcher(Explainer explainer, MatchingOptions options) : IMatcher
{
    public ImmutableArray<ImmutableArray<PairDecision>> Decide(NightlyPlan plan, IReadOnlyList<Facts> firms, CancellationToken ct)
    {
        var decided = new ImmutableArray<PairDecision>[firms.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = ct };
        Parallel.For(0, firms.Count, parallel, place => decided[place] = DecideOne(plan, firms[place]));
        return [.. decided];
    }

    private ImmutableArray<PairDecision> DecideOne(NightlyPlan plan, Facts facts)
    {
        var decisions = ImmutableArray.CreateBuilder<PairDecision>();
        for (var place = 0; place < plan.Items.Length; place++)
        {
            var verdict = explainer.Decide(plan.Items[place].Rule, facts);
            if (verdict.Outcome != OutcomeKind.Ineligible)
            {
                long? fen = verdict.PayableYuan is { } yuan ? Money.FromYuan(yuan).Fen : null;
                decisions.Add(new PairDecision(place, verdict.Outcome, fen, verdict.Missing));
            }
        }

        return decisions.ToImmutable();
    }
}
