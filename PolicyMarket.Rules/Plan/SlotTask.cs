using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Plan;

/// <summary>How the bitmaps of one slot are made: from the codes of an axis, or from other slots.</summary>
internal sealed class SlotTask
{
    /// <summary>The code of "not known" falls on the last byte, which never holds.</summary>
    public const int BytesLength = 128;

    private SlotTask()
    {
    }

    public SlotKind Kind { get; private init; }

    public int Axis { get; private init; }

    public uint Low { get; private init; }

    public uint Width { get; private init; }

    /// <summary>What a row comes to that is not known.</summary>
    public Truth Missing { get; private init; }

    /// <summary>32 bytes, see <see cref="IBlockKernels.Members"/>.</summary>
    public byte[] Nibbles { get; private init; } = [];

    /// <summary>For axes of up to 127 classes: 128 bytes, 255 where a class holds; else empty.</summary>
    public byte[] Bytes { get; private init; } = [];

    /// <summary>For wide axes: whether each class holds.</summary>
    public bool[] Classes { get; private init; } = [];

    public bool IsAll { get; private init; }

    /// <summary>Slots of the parts of a group.</summary>
    public int[] Parts { get; private init; } = [];

    public static SlotTask Of(PlanNode node, PlanLayout layout) => node switch
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
        if (leaf.Holds.IntervalCount <= 1)
        {
            var (from, to) = leaf.Holds.IsEmpty ? (0, 0) : leaf.Holds.Interval(0);
            return new SlotTask
            {
                Kind = leaf.Holds.IsEmpty ? SlotKind.Nothing : SlotKind.Range,
                Axis = leaf.Axis.Id,
                Low = (uint)from,
                Width = leaf.Holds.IsEmpty ? 0 : (uint)(to - from - 1),
                Missing = leaf.Missing,
            };
        }

        var isByte = EncodedAxis.WidthOf(leaf.Axis.Classes) == 1;
        return new SlotTask
        {
            Kind = isByte ? SlotKind.Members : SlotKind.Classes,
            Axis = leaf.Axis.Id,
            Nibbles = isByte ? NibblesOf(leaf.Holds) : [],
            Bytes = leaf.Axis.Classes < BytesLength ? BytesOf(leaf.Holds) : [],
            Classes = isByte ? [] : ClassesOf(leaf),
            Missing = leaf.Missing,
        };
    }

    private static byte[] BytesOf(ClassSet holds)
    {
        var bytes = new byte[BytesLength];
        for (var place = 0; place < holds.IntervalCount; place++)
        {
            var (from, to) = holds.Interval(place);
            bytes.AsSpan(from, to - from).Fill(byte.MaxValue);
        }

        return bytes;
    }

    private static byte[] NibblesOf(ClassSet holds)
    {
        var nibbles = new byte[32];
        for (var place = 0; place < holds.IntervalCount; place++)
        {
            var (from, to) = holds.Interval(place);
            for (var one = from; one < to; one++)
            {
                nibbles[(one >> 7 << 4) + (one & 0x0F)] |= (byte)(1 << ((one >> 4) & 7));
            }
        }

        return nibbles;
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
