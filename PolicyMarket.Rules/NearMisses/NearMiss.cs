using System.Collections.Immutable;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>
/// An item that a firm fails by few requirements; Item is its number in the plan, Failing how many of the parts that it asks together fail, IsWithinReach
/// whether the firm can change what is needed.
/// </summary>
public sealed record NearMiss(int Item, int Failing, ImmutableArray<NearMissGap> Gaps, bool IsWithinReach)
{
    /// <summary>True where few requirements fail, the firm can change them, and each gap is close.</summary>
    public bool IsClose => IsWithinReach && Failing is > 0 and <= NearMissFinder.MostFailing && Gaps.All(gap => gap.IsClose);
}
