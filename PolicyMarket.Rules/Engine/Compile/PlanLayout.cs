using PolicyMarket.Rules.Engine.Axes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// Where a run keeps each node: one slot a distinct leaf or inner node, parts before groups; the slots of each item, items in the order in which they share
/// most.
/// </summary>
internal sealed class PlanLayout
{
    private readonly Dictionary<int, int> slotByNode = [];

    public PlanLayout(IReadOnlyList<PlanNode> roots)
    {
        foreach (var leaf in roots.SelectMany(LeavesOf).OrderBy(leaf => leaf.Axis.Id).ThenBy(leaf => leaf.Id))
        {
            Place(leaf); // by axis, whose cuts stay in the first-level cache while its leaves are put together
        }

        var items = new List<PlannedRoot>(roots.Count);
        for (var item = 0; item < roots.Count; item++)
        {
            if (roots[item] is PlanNode.Constant { Truth: Outcomes.Truth.False })
            {
                continue;
            }

            var parts = PartsOf(roots[item]);
            foreach (var part in parts.Where(part => part.IsVector))
            {
                Place(part);
            }

            items.Add(
                new PlannedRoot(
                    item,
                    [.. parts.Where(part => part.IsVector).Select(part => slotByNode[part.Id]).Order()],
                    [.. parts.Where(part => !part.IsVector)]
                )
            );
        }

        items.Sort(ByLikeness);
        Items = [.. items];
        PlaceOf = new int[roots.Count];
        Array.Fill(PlaceOf, -1);
        for (var place = 0; place < Items.Length; place++)
        {
            PlaceOf[Items[place].Item] = place;
        }
    }

    /// <summary>The node of each slot.</summary>
    public List<PlanNode> Slots { get; } = [];

    /// <summary>Items that can hold for some firm.</summary>
    public PlannedRoot[] Items { get; }

    /// <summary>The place of an item in <see cref="Items"/>; -1 for one that cannot hold.</summary>
    public int[] PlaceOf { get; }

    public int SlotOf(PlanNode node) => slotByNode[node.Id];

    /// <summary>Parts of an item that are evaluated together.</summary>
    private static PlanNode[] PartsOf(PlanNode root) =>
        root switch
        {
            PlanNode.Constant => [],
            PlanNode.Group { IsAll: true } all => all.Parts,
            _ => [root],
        };

    private static IEnumerable<PlanNode.Leaf> LeavesOf(PlanNode root)
    {
        var open = new Stack<PlanNode>(PartsOf(root).Where(part => part.IsVector));
        while (open.TryPop(out var node))
        {
            if (node is PlanNode.Leaf leaf)
            {
                yield return leaf;
            }
            else if (node is PlanNode.Group group)
            {
                foreach (var part in group.Parts)
                {
                    open.Push(part);
                }
            }
        }
    }

    private static int ByLikeness(PlannedRoot one, PlannedRoot other)
    {
        var order = one.Slots.Length.CompareTo(other.Slots.Length);
        if (order == 0)
        {
            order = one.Slots.AsSpan().SequenceCompareTo(other.Slots);
        }

        return order != 0 ? order : one.Item.CompareTo(other.Item);
    }

    private void Place(PlanNode node)
    {
        if (slotByNode.ContainsKey(node.Id))
        {
            return;
        }

        if (node is PlanNode.Group group)
        {
            foreach (var part in group.Parts)
            {
                Place(part);
            }
        }

        slotByNode.Add(node.Id, Slots.Count);
        Slots.Add(node);
    }

    /// <summary>One item: its slots, rising, and the parts that have none.</summary>
    internal sealed record PlannedRoot(int Item, int[] Slots, PlanNode[] Residuals);
}
