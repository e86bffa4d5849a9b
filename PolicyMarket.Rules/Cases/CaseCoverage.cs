using System.Collections.Immutable;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// How much of a rule its cases decide: each condition counts once for true, for false and for a missing fact, each tier of the amount once. Gaps: what no case
/// decides.
/// </summary>
public sealed record CaseCoverage(int Decided, int All, ImmutableArray<CaseGap> Gaps)
{
    public static CaseCoverage None { get; } = new(0, 0, []);

    public bool IsFull => Decided == All;
}
