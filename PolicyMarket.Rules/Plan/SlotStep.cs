namespace PolicyMarket.Rules.Plan;

/// <summary>What the inner loop needs of one slot, all slots in a row: walking the tasks' objects once a block would push the bitmaps out of the cache.</summary>
internal readonly struct SlotStep(SlotTask task, int codeWidth, int place, int added)
{
    public SlotKind Kind { get; } = task.Kind;

    /// <summary>Bytes a code.</summary>
    public byte CodeWidth { get; } = (byte)codeWidth;

    public byte ByteCount { get; } = (byte)task.Bytes.Length;

    /// <summary>Range, sets of wide classes: the rows to add, in the arena.</summary>
    public int Added { get; } = added;

    public int Axis { get; } = task.Axis;

    public uint Low { get; } = task.Low;

    public uint Width { get; } = task.Width;

    /// <summary>In the arena, in words.</summary>
    public int Place { get; } = place;
}
