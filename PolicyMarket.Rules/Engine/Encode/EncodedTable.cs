using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>A fact table in the classes of one plan: what a run reads. It can be kept between runs while plan and facts stay.</summary>
public sealed class EncodedTable
{
    internal const int BlockRows = 4_096;
    private const int RowsAtOnce = 16 * BlockRows;

    private readonly Lazy<WatchedParts> watched;

    private EncodedTable(CompiledPlan plan, FactTable table, EncodedCodes codes)
    {
        Plan = plan;
        Table = table;
        Codes = codes;
        watched = new Lazy<WatchedParts>(() => new WatchedParts(plan, codes.Order));
    }

    public CompiledPlan Plan { get; }

    public FactTable Table { get; }

    public int RowCount => Table.RowCount;

    /// <summary>To be kept for the next run.</summary>
    public EncodedCodes Codes { get; }

    internal ReadOnlySpan<EncodedAxis> Axes => Codes.Axes;

    internal WatchedParts Watched => watched.Value;

    /// <summary>The order of the rows, for an engine that decides by the facts instead of the codes; throws when another plan encoded the table.</summary>
    internal RowOrder OrderFor(CompiledPlan plan) =>
        ReferenceEquals(Plan, plan) ? Codes.Order : throw new ArgumentException("The table was encoded by another plan.", nameof(plan));

    /// <summary>The same rows for a part of the plan (<see cref="CompiledPlan.Only"/>).</summary>
    public EncodedTable For(CompiledPlan part) =>
        ReferenceEquals(part.Axes, Plan.Axes)
            ? new EncodedTable(part, Table, Codes)
            : throw new ArgumentException("The plan is no part of the one that encoded the table.", nameof(part));

    /// <summary>The same rows in another order; this one is used up.</summary>
    internal EncodedTable In(RowOrder order, int threads)
    {
        if (order.IsGiven)
        {
            return this;
        }

        var axes = Codes.TakeOver();
        order.Rearrange(axes, threads);
        return new EncodedTable(Plan, Table, new EncodedCodes(Plan, RowCount, axes, order));
    }

    /// <summary>The table is not matched again.</summary>
    internal void GiveBack()
    {
        foreach (var axis in Codes.TakeOver())
        {
            axis.GiveBack();
        }
    }

    internal static EncodedTable Of(CompiledPlan plan, FactTable table, int threads)
    {
        var given = InGivenOrder(plan, table, threads);
        return given.In(RowClusters.OrderOf(plan, given.Codes.Axes, table.RowCount, threads), threads);
    }

    /// <summary>Rows at their own numbers: for tables that are asked a few questions once.</summary>
    internal static EncodedTable InGivenOrder(CompiledPlan plan, FactTable table, int threads)
    {
        var encoded = Array.ConvertAll(plan.Axes, axis => EncodedAxis.Of(axis.Classes, Padded(table.RowCount)));
        Encode(plan, table, encoded, [.. Enumerable.Range(0, encoded.Length)], threads);
        return new EncodedTable(plan, table, new EncodedCodes(plan, table.RowCount, encoded, RowOrder.Given));
    }

    /// <summary>
    /// Takes over the codes of the axes that the plan cuts as the earlier one did, and writes those of the changed rows into them. The earlier ones cannot be
    /// used afterwards.
    /// </summary>
    internal static EncodedUpdate Of(CompiledPlan plan, FactTable table, EncodedCodes earlier, IReadOnlyList<int> changedRows, int threads)
    {
        if (table.RowCount < earlier.RowCount || earlier.Axes.Length != earlier.Plan.Axes.Length)
        {
            throw new ArgumentException("The earlier codes have more rows than this table, or went into another already.", nameof(earlier));
        }

        var before = earlier.TakeOver();
        var places = Enumerable.Range(0, before.Length).ToLookup(place => earlier.Plan.Axes[place].Attribute, StringComparer.Ordinal);
        var padded = Padded(table.RowCount);
        var (encoded, kept) = (new EncodedAxis[plan.Axes.Length], new bool[plan.Axes.Length]);
        for (var axis = 0; axis < encoded.Length; axis++)
        {
            var same = places[plan.Axes[axis].Attribute]
                .Where(place => plan.Axes[axis].IsSameAs(earlier.Plan.Axes[place]))
                .Select(place => before[place])
                .FirstOrDefault();
            kept[axis] = same is not null;
            encoded[axis] = same is null ? EncodedAxis.Of(plan.Axes[axis].Classes, padded) : same.Grown(padded);
        }

        int[] anew = [.. Enumerable.Range(0, encoded.Length).Where(axis => !kept[axis])];
        Encode(plan, table, encoded, anew, threads);
        earlier.Order.Rearrange(Array.ConvertAll(anew, axis => encoded[axis]), threads);
        int[] rows = [.. changedRows];
        var positions = Array.ConvertAll(rows, earlier.Order.PositionOf);
        var changed = InGivenOrder(plan, table.Pick(rows, threads), threads);
        Parallel.For(
            0,
            encoded.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            axis =>
            {
                if (kept[axis])
                {
                    encoded[axis].Put(positions, changed.Axes[axis]);
                }
            }
        );
        return new EncodedUpdate(new EncodedTable(plan, table, new EncodedCodes(plan, table.RowCount, encoded, earlier.Order)), changed);
    }

    private static int Padded(int rows) => checked((rows + BlockRows - 1) / BlockRows * BlockRows);

    private static void Encode(CompiledPlan plan, FactTable table, EncodedAxis[] encoded, int[] axes, int threads)
    {
        var padded = Padded(table.RowCount);
        var encoders = new AxisEncoder?[encoded.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(
            axes,
            parallel,
            axis => encoders[axis] = table.Column(plan.Axes[axis].Attribute) is { } column ? plan.Axes[axis].EncoderOf(column) : null
        );
        var pieces = (padded + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(
            0,
            checked(pieces * axes.Length),
            parallel,
            task =>
            {
                var (axis, first) = (axes[task % axes.Length], task / axes.Length * RowsAtOnce);
                encoded[axis].Encode(encoders[axis], first, Math.Min(first + RowsAtOnce, padded), table.RowCount);
            }
        );
    }
}
