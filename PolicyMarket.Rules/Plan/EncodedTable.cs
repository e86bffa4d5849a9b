namespace PolicyMarket.Rules.Plan;

/// <summary>A fact table in the classes of one plan: what a run reads. It can be kept between runs while plan and facts stay.</summary>
public sealed class EncodedTable
{
    internal const int BlockRows = 4_096;
    private const int RowsAtOnce = 16 * BlockRows;
    private readonly EncodedAxis[] axes;

    private EncodedTable(MatchPlan plan, FactTable table, EncodedAxis[] axes)
    {
        Plan = plan;
        Table = table;
        this.axes = axes;
    }

    public MatchPlan Plan { get; }

    public FactTable Table { get; }

    public int RowCount => Table.RowCount;

    internal ReadOnlySpan<EncodedAxis> Axes => axes;

    /// <summary>The table is not matched again.</summary>
    internal void GiveBack()
    {
        foreach (var axis in axes)
        {
            axis.GiveBack();
        }
    }

    internal static EncodedTable Of(MatchPlan plan, FactTable table, int threads)
    {
        var padded = checked((table.RowCount + BlockRows - 1) / BlockRows * BlockRows);
        var encoded = Array.ConvertAll(plan.Axes, axis => new EncodedAxis(axis.Classes, padded));
        var encoders = new AxisEncoder?[encoded.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, encoded.Length, parallel, axis => encoders[axis] = table.Column(plan.Axes[axis].Attribute) is { } column ? plan.Axes[axis].EncoderOf(column) : null);
        var pieces = (padded + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(0, checked(pieces * encoded.Length), parallel, task =>
        {
            var (axis, first) = (task % encoded.Length, task / encoded.Length * RowsAtOnce);
            encoded[axis].Encode(encoders[axis], first, Math.Min(first + RowsAtOnce, padded), table.RowCount);
        });
        return new EncodedTable(plan, table, encoded);
    }
}
