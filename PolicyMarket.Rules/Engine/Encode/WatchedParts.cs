using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>The leaves by whose attributes rows were put together, and the items that ask for each of them. Shared by all workers.</summary>
internal sealed class WatchedParts
{
    public WatchedParts(CompiledPlan plan, RowOrder order)
    {
        ItemCount = plan.Layout.Items.Length;
        var bySlot = (
            from item in plan.Layout.Items.Index()
            from slot in item.Item.Slots
            where plan.Layout.Slots[slot] is PlanNode.Leaf leaf && order.Attributes.Contains(leaf.Axis.Attribute)
            group item.Index by slot
        ).ToList();
        Places = [.. bySlot.Select(part => plan.Program.Places.PlaceOf(part.Key))];
        Users = [.. bySlot.SelectMany(part => part)];
        Starts = new int[Places.Length + 1];
        for (var part = 0; part < Places.Length; part++)
        {
            Starts[part + 1] = Starts[part] + bySlot[part].Count();
        }
    }

    /// <summary>Items of the plan that can hold.</summary>
    public int ItemCount { get; }

    /// <summary>In the arena, in words.</summary>
    public int[] Places { get; }

    /// <summary>Where the users of each part begin, and behind the last part their end.</summary>
    public int[] Starts { get; }

    /// <summary>Places of items.</summary>
    public int[] Users { get; }
}
