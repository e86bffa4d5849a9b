namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>Where the bits of a slot come from.</summary>
internal enum SlotKind : byte
{
    /// <summary>Any set of one-byte classes: the edges of its intervals among the cuts of the axis.</summary>
    Cuts,

    /// <summary>One interval of wider classes.</summary>
    Range,

    /// <summary>Any other set of wider classes.</summary>
    Classes,

    /// <summary>Other slots.</summary>
    Group,
}
