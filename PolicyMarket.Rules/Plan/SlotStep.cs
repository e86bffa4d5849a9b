namespace PolicyMarket.Rules.Plan;

/// <summary>What the inner loop needs of one slot, all slots in a row: walking the tasks' objects once a block would push the bitmaps out of the cache.</summary>
internal readonly struct SlotStep(SlotTask task, int codeWidth, int place)
{
    public SlotKind Kind { get; } = task.Kind;

    /// <summary>Bytes a code.</summary>
    public byte CodeWidth { get; } = (byte)codeWidth;

    public bool HasBytes { get; } = task.Bytes.Length > 0;

    public bool AddsMissing { get; } = task.Kind != SlotKind.Group && task.Missing == Outcomes.Truth.True;

    public int Axis { get; } = task.Axis;

    public uint Low { get; } = task.Low;

    public uint Width { get; } = task.Width;

    /// <summary>In the arena, in words.</summary>
    public int Place { get; } = place;
}
