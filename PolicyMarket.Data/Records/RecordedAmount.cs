using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Data.Records;

/// <summary>The arithmetic of a receipt, in yuan: Raw by formula, Payable after ceiling and rounding.</summary>
public sealed record RecordedAmount(string? Formula, ImmutableArray<FeelStep> Steps, decimal? Raw, decimal? Cap, decimal? Payable, string Sentence);
