namespace PolicyMarket.Rules.Plan;

/// <summary>A fact table in the classes of one plan: what a run reads. It can be kept between runs while plan and facts stay.</summary>
public sealed class EncodedTable
{
    internal const int BlockRows = 4_096;
    private const int RowsAtOnce = 16 * BlockRows;
    private EncodedAxis[] axes;

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

    /// <summary>The same rows for a part of the plan (<see cref="MatchPlan.Only"/>).</summary>
    public EncodedTable For(MatchPlan part) => ReferenceEquals(part.Axes, Plan.Axes)
        ? new EncodedTable(part, Table, axes)
        : throw new ArgumentException("The plan is no part of the one that encoded the table.", nameof(part));

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
        var encoded = Array.ConvertAll(plan.Axes, axis => EncodedAxis.Of(axis.Classes, Padded(table.RowCount)));
        Encode(plan, table, encoded, [.. Enumerable.Range(0, encoded.Length)], threads);
        return new EncodedTable(plan, table, encoded);
    }

    /// <summary>Takes over the codes of the axes that the plan cuts as the earlier one did, and writes those of the changed rows into them. The earlier table has no codes afterwards.</summary>
    internal static EncodedUpdate Of(MatchPlan plan, FactTable table, EncodedTable earlier, IReadOnlyList<int> changedRows, int threads)
    {
        if (table.RowCount < earlier.RowCount || earlier.axes.Length != earlier.Plan.Axes.Length)
        {
            throw new ArgumentException("The earlier table has more rows than this one, or was used up already.", nameof(earlier));
        }

        var before = earlier.axes;
        earlier.axes = [];
        var places = Enumerable.Range(0, before.Length).ToLookup(place => earlier.Plan.Axes[place].Attribute, StringComparer.Ordinal);
        var padded = Padded(table.RowCount);
        var (encoded, kept) = (new EncodedAxis[plan.Axes.Length], new bool[plan.Axes.Length]);
        for (var axis = 0; axis < encoded.Length; axis++)
        {
            var same = places[plan.Axes[axis].Attribute].Where(place => plan.Axes[axis].IsSameAs(earlier.Plan.Axes[place])).Select(place => before[place]).FirstOrDefault();
            kept[axis] = same is not null;
            encoded[axis] = same is null ? EncodedAxis.Of(plan.Axes[axis].Classes, padded) : same.Grown(padded);
        }

        Encode(plan, table, encoded, [.. Enumerable.Range(0, encoded.Length).Where(axis => !kept[axis])], threads);
        var changed = Of(plan, table.Pick(changedRows), threads);
        Parallel.For(0, encoded.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, axis =>
        {
            if (kept[axis])
            {
                encoded[axis].Put(changedRows, changed.axes[axis]);
            }
        });
        return new EncodedUpdate(new EncodedTable(plan, table, encoded), changed);
    }

    private static int Padded(int rows) => checked((rows + BlockRows - 1) / BlockRows * BlockRows);

    private static void Encode(MatchPlan plan, FactTable table, EncodedAxis[] encoded, int[] axes, int threads)
    {
        var padded = Padded(table.RowCount);
        var encoders = new AxisEncoder?[encoded.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(axes, parallel, axis => encoders[axis] = table.Column(plan.Axes[axis].Attribute) is { } column ? plan.Axes[axis].EncoderOf(column) : null);
        var pieces = (padded + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(0, checked(pieces * axes.Length), parallel, task =>
        {
            var (axis, first) = (axes[task % axes.Length], task / axes.Length * RowsAtOnce);
            encoded[axis].Encode(encoders[axis], first, Math.Min(first + RowsAtOnce, padded), table.RowCount);
        });
    }
}
