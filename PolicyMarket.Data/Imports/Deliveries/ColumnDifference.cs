using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>How one attribute differs between the standing delivery and the new one, counted in firms.</summary>
internal sealed class ColumnDifference(AttributeDefinition attribute)
{
    public AttributeDefinition Attribute { get; } = attribute;

    /// <summary>Values that stand and that the new sheet does not have.</summary>
    public int Lost { get; set; }

    /// <summary>Values that did not stand and that the new sheet has.</summary>
    public int Added { get; set; }

    /// <summary>Values of any type that changed.</summary>
    public int Different { get; set; }

    /// <summary>The first changes, in words.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Numbers that changed.</summary>
    public int Changed { get; set; }

    /// <summary>Changed numbers near a power of ten, by exponent.</summary>
    public Dictionary<int, int> Jumps { get; } = [];

    /// <summary>Sums that moved by exactly a power of ten.</summary>
    public int ExactSums { get; set; }

    /// <summary>The first jumps, in words.</summary>
    public List<string> Examples { get; } = [];

    public int JumpCount => Jumps.Values.Sum();
}
