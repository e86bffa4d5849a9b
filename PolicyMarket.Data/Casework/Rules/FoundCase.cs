using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>A finding with the rule that derived it and the fired rules and matched facts in words.</summary>
internal sealed record FoundCase(CaseFinding Finding, string Rule, string Why);
