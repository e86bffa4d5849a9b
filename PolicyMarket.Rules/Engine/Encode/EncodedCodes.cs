using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>The class numbers of all rows in the classes of one plan, without the facts that they came from: what is kept from one run for the next.</summary>
public sealed class EncodedCodes
{
    private EncodedAxis[] axes;

    internal EncodedCodes(CompiledPlan plan, int rowCount, EncodedAxis[] axes, RowOrder order)
    {
        Plan = plan;
        RowCount = rowCount;
        this.axes = axes;
        Order = order;
    }

    public int RowCount { get; }

    internal CompiledPlan Plan { get; }

    /// <summary>In which the codes stand.</summary>
    internal RowOrder Order { get; }

    /// <summary>Empty when they went into a later table.</summary>
    internal ReadOnlySpan<EncodedAxis> Axes => axes;

    /// <summary>For a later table, which may write into them: no one else reads them afterwards.</summary>
    internal EncodedAxis[] TakeOver()
    {
        var taken = axes;
        axes = [];
        return taken;
    }
}
