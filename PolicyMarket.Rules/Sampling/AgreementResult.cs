namespace PolicyMarket.Rules.Sampling;

/// <summary>How many pairs were decided twice, how they came out, and the first on which the engines differ, if any.</summary>
public sealed record AgreementResult(long Pairs, long Eligible, long Unknown, long Paid, Disagreement? Difference);
