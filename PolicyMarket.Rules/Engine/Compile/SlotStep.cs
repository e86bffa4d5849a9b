namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>Fields of one slot that the inner loop uses.</summary>
internal struct SlotStep(SlotTask task, int place, int added, int first)
{
    public SlotKind Kind { get; } = task.Kind;

    public bool IsAll { get; } = task.IsAll;

    /// <summary>In the arena, in words.</summary>
    public int Place { get; } = place;

    /// <summary>For cuts the first of its terms, for groups of its parts, among those of all.</summary>
    public int First { get; } = first;

    /// <summary>Terms or parts.</summary>
    public int Count { get; set; }

    /// <summary>For wide classes: the rows to add, in the arena.</summary>
    public int Added { get; } = added;

    public uint Low { get; } = task.Low;

    public uint Width { get; } = task.Width;
}
