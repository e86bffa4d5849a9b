using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>max(0, min(formula, cap)), rounded half up to the fen at the end and nowhere before; yuan throughout.</summary>
internal sealed record PayableAmount(
    decimal? Raw,
    decimal? Payable,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Reasons,
    ImmutableArray<FeelStep> Steps
)
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

        var result = withSteps ? WithSteps(rule, formula, facts) : formula.Evaluate(name => facts[name]);
        if (result.Number is not { } raw)
        {
            return None with { Missing = result.Missing, Reasons = result.Reasons, Steps = result.Steps };
        }

        return YuanOf(raw, rule.Cap) is { } yuan
            ? new PayableAmount(raw, yuan, [], [], result.Steps)
            : new PayableAmount(raw, null, [], [EvaluationWording.AmountOutOfRange], result.Steps);
    }

    /// <summary>Null when it does not fit into whole fen.</summary>
    public static long? FenOf(decimal raw, decimal? cap) => YuanOf(raw, cap) is { } yuan ? Money.FromYuan(yuan).Fen : null;

    private static decimal? YuanOf(decimal raw, decimal? cap)
    {
        var capped = Math.Max(0m, cap is { } most ? Math.Min(raw, most) : raw);
        return capped > MaxYuan ? null : Math.Round(capped, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>A table tells its row instead of the tests of all rows above it.</summary>
    private static FeelOutcome WithSteps(PolicyRule rule, FeelExpression formula, Facts facts)
    {
        if (rule.AmountTable is not { } table)
        {
            return formula.Evaluate(facts);
        }

        var outcome = table.Evaluate(facts);
        return formula.Evaluate(name => facts[name]) with { Steps = outcome.Steps };
    }
}
