namespace PolicyMarket.Rules.Documents.Outline;

/// <summary>
/// A numbered part: its own text reaches from Start to End of the flat text (the next number of any kind); Title
/// is the heading, if it has one.
/// </summary>
internal sealed class OutlineNode(OutlineMark mark, string path, int level, int start, OutlineNode? parent)
{
    public OutlineMark Mark { get; } = mark;

    public string Path { get; } = path;

    public int Level { get; } = level;

    public int Start { get; } = start;

    /// <summary>End of the text before the next number.</summary>
    public int End { get; set; }

    /// <summary>End of the last part below.</summary>
    public int OuterEnd { get; set; }

    public OutlineNode? Parent { get; } = parent;

    public List<OutlineNode> Children { get; } = [];

    public string Title { get; set; } = "";
}
