namespace PolicyMarket.Rules.Plan;

/// <summary>Where a run keeps each node: one slot a distinct leaf or inner node, parts before groups; the slots of each item, items in the order in which they share most.</summary>
internal sealed class PlanLayout
{
    private readonly Dictionary<int, int> slotByNode = [];

    public PlanLayout(IReadOnlyList<PlanNode> roots)
    {
        var items = new List<PlannedRoot>(roots.Count);
        for (var item = 0; item < roots.Count; item++)
        {
            if (roots[item] is PlanNode.Constant { Truth: Outcomes.Truth.False })
            {
                continue;
            }

            PlanNode[] parts = roots[item] switch
            {
                PlanNode.Constant => [],
                PlanNode.Group { IsAll: true } all => all.Parts,
                var one => [one],
            };
            foreach (var part in parts.Where(part => part.IsVector))
            {
                Place(part);
            }

            items.Add(new PlannedRoot(
                item,
                [.. parts.Where(part => part.IsVector).Select(part => slotByNode[part.Id]).Order()],
                [.. parts.Where(part => !part.IsVector)]));
        }

        items.Sort(ByLikeness);
        Items = [.. items];
    }

    /// <summary>The node of each slot.</summary>
    public List<PlanNode> Slots { get; } = [];

    /// <summary>Items that can hold for some firm.</summary>
    public PlannedRoot[] Items { get; }

    public int SlotOf(PlanNode node) => slotByNode[node.Id];

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
