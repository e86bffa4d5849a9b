using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Sampling;

/// <summary>
/// One pair that two evaluators decide differently; seed, batch and the row number bring it back. Expected is the Explainer's answer, Variant names the
/// variant of the engine that differs, both in Chinese.
/// </summary>
public sealed record Disagreement(ulong Seed, long Batch, int Row, PolicyRule Item, Facts Facts, string Variant, string Expected, string Actual);
