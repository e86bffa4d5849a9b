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

    /// <summary>True for a group in which all must hold, false for one in which any must; null for a leaf and a negation.</summary>
    public bool? IsAll(bool isDenied) =>
        Condition.Accept(Shape.Instance) switch
        {
            NodeShape.All => !isDenied,
            NodeShape.Any => isDenied,
            _ => null,
        };

    /// <summary>The part inside negations, and true when an odd number of them stands around it.</summary>
    public (TreePart Part, bool IsDenied) Bare(bool isDenied)
    {
        var part = this;
        for (; part.Condition.Accept(Shape.Instance) == NodeShape.Negation; part = part.Parts[0])
        {
            isDenied = !isDenied;
        }

        return (part, isDenied);
    }

    private static TreePart Of(Condition condition, ref int place)
    {
        var own = place++;
        var below = condition.Children;
        var parts = ImmutableArray.CreateBuilder<TreePart>(below.Length);
        foreach (var part in below)
        {
            parts.Add(Of(part, ref place));
        }

        return new TreePart(condition, own, parts.MoveToImmutable());
    }

    private enum NodeShape
    {
        Leaf,
        Negation,
        All,
        Any,
    }

    private sealed class Shape : ConditionTreeVisitor<NodeShape>
    {
        public static readonly Shape Instance = new();

        public override NodeShape VisitAll(AllOf all) => NodeShape.All;

        public override NodeShape VisitAny(AnyOf any) => NodeShape.Any;

        public override NodeShape VisitNot(Not not) => NodeShape.Negation;

        protected override NodeShape VisitLeaf(ConditionLeaf leaf) => NodeShape.Leaf;
    }
}
