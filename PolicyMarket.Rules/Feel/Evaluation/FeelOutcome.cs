using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>
/// Outcome of an expression. A null value is unknown: Missing names the attributes that were reached and not known, in the order reached; empty when the
/// value is known.
/// </summary>
public sealed record FeelOutcome(FactValue? Value, ImmutableArray<string> Missing, ImmutableArray<FeelStep> Steps)
{
    /// <summary>Why the value is unknown although no fact is missing, in Chinese: a division by zero, a number too large.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>A value that is no fact, such as a context or a duration, is unknown with that as its reason.</summary>
    internal static FeelOutcome Of(FeelValue value, ImmutableArray<FeelStep> steps) =>
        value switch
        {
            FeelNull unknown => new FeelOutcome(null, unknown.Missing, steps) { Reasons = unknown.Reasons },
            _ when value.ToFact() is { } fact => new FeelOutcome(fact, [], steps),
            _ => new FeelOutcome(null, [], steps) { Reasons = [FeelEvaluationWording.ResultNotFact(FeelText.Written(value))] },
        };

    /// <summary>The value as a number; null when unknown or no number.</summary>
    public decimal? Number => (Value as NumberFact)?.Value;
}
