using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Explain;

/// <summary>The arithmetic of the amount in yuan: Raw by formula, Payable after cap and rounding; Sentence says it in one line.</summary>
public sealed record AmountTrace(string? Formula, ImmutableArray<FeelStep> Steps, decimal? Raw, decimal? Cap, decimal? Payable, string Sentence);
