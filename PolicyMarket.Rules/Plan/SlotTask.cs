using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Plan;

/// <summary>How the possible rows of one slot are made: from the codes of an axis, or from other slots.</summary>
internal sealed class SlotTask
{
    /// <summary>The code of "not known" falls on the last byte.</summary>
    public const int BytesLength = 128;

    private const int FewBytes = 64;

    private SlotTask()
    {
    }

    public SlotKind Kind { get; private init; }

    public int Axis { get; private init; }

    public uint Low { get; private init; }

    public uint Width { get; private init; }

    /// <summary>What a row comes to that is not known.</summary>
    public Truth Missing { get; private init; }

    /// <summary>The rows that are not known are possible and to be added to those that the codes give.</summary>
    public bool AddsMissing { get; private init; }

    /// <summary>32 bytes, see <see cref="IBlockKernels.Members"/>.</summary>
    public byte[] Nibbles { get; private init; } = [];

    /// <summary>For axes of up to 63 classes 64 bytes, for those of up to 127 classes 128: 255 where a class holds, the last for "not known"; else empty.</summary>
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

    private static SlotTask Of(PlanNode.Leaf leaf) => leaf.Holds.IntervalCount <= 1 ? OfInterval(leaf) : OfSet(leaf);

    private static SlotTask OfInterval(PlanNode.Leaf leaf)
    {
        var (from, to) = leaf.Holds.IsEmpty ? (0, 0) : leaf.Holds.Interval(0);
        return new SlotTask
        {
            Kind = leaf.Holds.IsEmpty ? SlotKind.Nothing : SlotKind.Range,
            Axis = leaf.Axis.Id,
            Low = (uint)from,
            Width = leaf.Holds.IsEmpty ? 0 : (uint)(to - from - 1),
            Missing = leaf.Missing,
            AddsMissing = leaf.Missing != Truth.False,
        };
    }

    private static SlotTask OfSet(PlanNode.Leaf leaf)
    {
        var (isByte, takesMissing) = (EncodedAxis.WidthOf(leaf.Axis.Classes) == 1, leaf.Missing != Truth.False);
        return new SlotTask
        {
            Kind = isByte ? SlotKind.Members : SlotKind.Classes,
            Axis = leaf.Axis.Id,
            Nibbles = isByte ? NibblesOf(leaf.Holds, takesMissing) : [],
            Bytes = leaf.Axis.Classes < BytesLength ? BytesOf(leaf.Holds, leaf.Axis.Classes < FewBytes ? FewBytes : BytesLength, takesMissing) : [],
            Classes = isByte ? [] : ClassesOf(leaf),
            Missing = leaf.Missing,
            AddsMissing = !isByte && takesMissing,
        };
    }

    private static byte[] BytesOf(ClassSet holds, int length, bool takesMissing)
    {
        var bytes = new byte[length];
        bytes[^1] = takesMissing ? byte.MaxValue : (byte)0;
        for (var place = 0; place < holds.IntervalCount; place++)
        {
            var (from, to) = holds.Interval(place);
            bytes.AsSpan(from, to - from).Fill(byte.MaxValue);
        }

        return bytes;
    }

    private static byte[] NibblesOf(ClassSet holds, bool takesMissing)
    {
        var nibbles = new byte[32];
        nibbles[^1] = takesMissing ? (byte)0x80 : (byte)0;
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
