using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>How the possible rows of one slot are made: from the codes of an axis, or from other slots.</summary>
internal sealed class SlotTask
{
    private SlotTask() { }

    public SlotKind Kind { get; private init; }

    public int Axis { get; private init; }

    /// <summary>For cuts: where the set begins and ends, by turns and rising, without a beginning at the first class.</summary>
    public int[] Edges { get; private init; } = [];

    public uint Low { get; private init; }

    public uint Width { get; private init; }

    /// <summary>Truth value for rows whose attribute is missing.</summary>
    public Truth Missing { get; private init; }

    /// <summary>The rows that are not known are possible and to be added to those that the codes give.</summary>
    public bool AddsMissing { get; private init; }

    /// <summary>For sets of wide classes: whether each class holds.</summary>
    public bool[] Classes { get; private init; } = [];

    public bool IsAll { get; private init; }

    /// <summary>Slots of the parts of a group.</summary>
    public int[] Parts { get; private init; } = [];

    public static SlotTask Of(PlanNode node, PlanLayout layout) =>
        node switch
        {
            PlanNode.Leaf leaf => Of(leaf),
            PlanNode.Group group => new SlotTask
            {
                Kind = SlotKind.Group,
                IsAll = group.IsAll,
                Parts = Array.ConvertAll(group.Parts, layout.SlotOf),
            },
            _ => throw new InvalidOperationException($"A {node.GetType().Name} has no slot."),
        };

    private static SlotTask Of(PlanNode.Leaf leaf)
    {
        var isByte = CodeWidth.Of(leaf.Axis.Classes) == 1;
        var isRange = !isByte && leaf.Holds.IntervalCount == 1;
        var (from, to) = isRange ? leaf.Holds.Interval(0) : (0, 1);
        return new SlotTask
        {
            Kind =
                isByte ? SlotKind.Cuts
                : isRange ? SlotKind.Range
                : SlotKind.Classes,
            Axis = leaf.Axis.Id,
            Edges = isByte ? [.. EdgesOf(leaf.Holds).Where(edge => edge > 0)] : [],
            Low = (uint)from,
            Width = (uint)(to - from - 1),
            Classes = isByte || isRange ? [] : ClassesOf(leaf),
            Missing = leaf.Missing,
            AddsMissing = leaf.Missing != Truth.False,
        };
    }

    private static IEnumerable<int> EdgesOf(ClassSet holds)
    {
        for (var place = 0; place < holds.IntervalCount; place++)
        {
            var (from, to) = holds.Interval(place);
            yield return from;
            yield return to;
        }
    }

    private static bool[] ClassesOf(PlanNode.Leaf leaf)
    {
        var classes = new bool[leaf.Axis.Classes];
        for (var place = 0; place < leaf.Holds.IntervalCount; place++)
        {
            var (from, to) = leaf.Holds.Interval(place);
            classes.AsSpan(from, to - from).Fill(true);
        }

        return classes;
    }
}
