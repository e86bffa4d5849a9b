namespace PolicyMarket.Rules.Plan;

/// <summary>Where the bits of a slot come from.</summary>
internal enum SlotKind : byte
{
    /// <summary>No known value holds.</summary>
    Nothing,

    /// <summary>One interval of classes.</summary>
    Range,

    /// <summary>Any set of one-byte classes.</summary>
    Members,

    /// <summary>Any set of wider classes.</summary>
    Classes,

    /// <summary>Other slots.</summary>
    Group,
}
