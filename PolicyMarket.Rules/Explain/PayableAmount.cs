using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Explain;

/// <summary>max(0, min(formula, cap)), rounded half up to the fen at the end and nowhere before; yuan throughout.</summary>
internal sealed record PayableAmount(
    decimal? Raw,
    decimal? Payable,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Reasons,
    ImmutableArray<FeelStep> Steps)
{
    /// <summary>Above this a sum does not fit into whole fen.</summary>
    private const decimal MaxYuan = 90_000_000_000_000_000m;

    private static readonly PayableAmount None = new(null, null, [], [], []);

    public static PayableAmount Of(PolicyRule rule, OutcomeKind outcome, Facts facts, bool withSteps)
    {
        if (outcome != OutcomeKind.Eligible || rule.Amount is not { } formula)
        {
            return None;
        }

        var result = withSteps ? formula.Evaluate(facts) : formula.Evaluate(name => facts[name]);
        if (result.Number is not { } raw)
        {
            return None with { Missing = result.Missing, Reasons = result.Reasons, Steps = result.Steps };
        }

        var capped = Math.Max(0m, rule.Cap is { } cap ? Math.Min(raw, cap) : raw);
        return capped > MaxYuan
            ? new PayableAmount(raw, null, [], ["金额超出可拨付的范围，请核对公式和数据"], result.Steps)
            : new PayableAmount(raw, Math.Round(capped, 2, MidpointRounding.AwayFromZero), [], [], result.Steps);
    }
}
