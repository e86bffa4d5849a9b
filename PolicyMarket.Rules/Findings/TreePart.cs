using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Findings;

/// <summary>A part of a tree with its place in the order of the text, 0 at the root.</summary>
internal sealed record TreePart(Condition Condition, int Place, ImmutableArray<TreePart> Parts)
{
    public static TreePart Of(Condition condition)
    {
        var place = 0;
        return Of(condition, ref place);
    }

    /// <summary>Whether this is a group in which all must hold, or one in which any must; null for a leaf.</summary>
    public bool? IsAll(bool isDenied) => Condition switch
    {
        AllOf => !isDenied,
        AnyOf => isDenied,
        _ => null,
    };

    /// <summary>What stands inside "not", and whether what is left is denied.</summary>
    public (TreePart Part, bool IsDenied) Bare(bool isDenied)
    {
        var part = this;
        for (; part.Condition is Not; part = part.Parts[0])
        {
            isDenied = !isDenied;
        }

        return (part, isDenied);
    }

    private static TreePart Of(Condition condition, ref int place)
    {
        var own = place++;
        var below = condition switch
        {
            AllOf all => all.Parts,
            AnyOf any => any.Parts,
            Not not => [not.Part],
            Comparison or FeelCondition => [],
            _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
        };
        var parts = ImmutableArray.CreateBuilder<TreePart>(below.Length);
        foreach (var part in below)
        {
            parts.Add(Of(part, ref place));
        }

        return new TreePart(condition, own, parts.MoveToImmutable());
    }
}
