using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>A condition that must have a truth.</summary>
internal sealed record CaseGoal(Condition Condition, Truth Wanted)
{
    /// <summary>The fewest and smallest conditions that together give a part this truth (the opposite one when denied).</summary>
    public static ImmutableArray<CaseGoal> For(TreePart part, bool isDenied)
    {
        var (bare, denied) = part.Bare(isDenied);
        return bare.IsAll(denied) == true
            ? [.. bare.Parts.SelectMany(below => For(below, denied))]
            : [new CaseGoal(bare.Condition, denied ? Truth.False : Truth.True)];
    }

    /// <summary>Each leaf with what must hold around it so that its truth alone decides the whole tree.</summary>
    public static IEnumerable<(TreePart Leaf, ImmutableArray<CaseGoal> Around)> Alone(TreePart part) => Alone(part, []);

    private static IEnumerable<(TreePart Leaf, ImmutableArray<CaseGoal> Around)> Alone(TreePart part, ImmutableArray<CaseGoal> around)
    {
        var (bare, _) = part.Bare(isDenied: false);
        if (bare.IsAll(isDenied: false) is not { } isAll)
        {
            yield return (bare, around);
            yield break;
        }

        foreach (var below in bare.Parts)
        {
            var siblings = bare.Parts.Where(other => other.Place != below.Place).SelectMany(other => For(other, isDenied: !isAll));
            foreach (var leaf in Alone(below, [.. around, .. siblings]))
            {
                yield return leaf;
            }
        }
    }
}
