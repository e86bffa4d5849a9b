using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Feel;

/// <summary>What an expression comes to. A null value is unknown: Missing names the attributes that were reached and not known, in the order reached; empty when the value is known.</summary>
public sealed record FeelOutcome(FactValue? Value, ImmutableArray<string> Missing, ImmutableArray<FeelStep> Steps)
{
    /// <summary>Why the value is unknown although no fact is missing, in Chinese: a division by zero, a number too large.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>The value as a number; null when unknown or no number.</summary>
    public decimal? Number => (Value as NumberFact)?.Value;
}
