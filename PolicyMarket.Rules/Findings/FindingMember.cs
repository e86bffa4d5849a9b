using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Findings;

/// <summary>One condition of a group as the engine asks it; Leaves is empty when it cannot be told from the classes of attributes.</summary>
internal sealed record FindingMember(int Place, Condition Condition, PlanNode Node, ImmutableArray<PlanNode.Leaf> Leaves)
{
    public static FindingMember Of(TreePart part, bool isDenied, bool inAll, NodeInterner nodes)
    {
        var node = nodes.NodeOf(part.Condition, isDenied);
        ImmutableArray<PlanNode.Leaf> leaves = node switch
        {
            PlanNode.Leaf leaf => [leaf],
            PlanNode.Group group when group.IsAll == inAll && Array.TrueForAll(group.Parts, one => one is PlanNode.Leaf) =>
            [
                .. group.Parts.Cast<PlanNode.Leaf>(),
            ],
            _ => [],
        };
        return new FindingMember(part.Place, isDenied ? new Not(part.Condition) : part.Condition, node, leaves);
    }
}
