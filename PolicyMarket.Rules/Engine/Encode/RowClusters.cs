using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>
/// Chooses by what rows are put together: the axes that, for each bit of order they use up, leave the most items without a row in a block. What an
/// axis would leave empty follows from how often each class occurs and from what the leaves of all items accept.
/// </summary>
internal sealed class RowClusters
{
    private const int LeastItems = 64;
    private const int LeastBlocks = 16;
    private const int SampleRows = 1 << 16;
    private const int FewClasses = 24;

    /// <summary>Below so many bits an axis is as good as constant.</summary>
    private const double LeastBits = 0.05;

    /// <summary>Keys are taken until they tell more groups apart than a section has blocks: the groups are uneven.</summary>
    private const double SpareBits = 1.5;

    /// <summary>A smaller share of the work saved is not worth a second order.</summary>
    private const double LeastSaved = 0.1;

    private static readonly int[] Divisions = [2, 4, 8];
    private readonly CompiledPlan plan;
    private readonly EncodedAxis[] axes;
    private readonly int rows;
    private readonly int[] uses;

    private RowClusters(CompiledPlan plan, EncodedAxis[] axes, int rows)
    {
        (this.plan, this.axes, this.rows) = (plan, axes, rows);
        uses = new int[plan.Slots.Length];
        foreach (var slot in plan.Layout.Items.SelectMany(item => item.Slots))
        {
            uses[slot]++;
        }
    }

    public static RowOrder OrderOf(CompiledPlan plan, ReadOnlySpan<EncodedAxis> axes, int rows, int threads)
    {
        if (plan.Layout.Items.Length < LeastItems || rows < LeastBlocks * plan.Program.BlockRows)
        {
            return RowOrder.Given;
        }

        var keys = new RowClusters(plan, axes.ToArray(), rows).Choose();
        return keys.Count == 0 ? RowOrder.Given : RowOrder.By(keys, rows, threads);
    }

    private List<RowKey> Choose()
    {
        var leaves = plan
            .Layout.Slots.Select((node, slot) => (Leaf: node as PlanNode.Leaf, Uses: uses[slot]))
            .Where(one => one.Leaf is not null && one.Uses > 0)
            .ToLookup(one => one.Leaf!.Axis.Id, one => (Leaf: one.Leaf!, one.Uses)); // null ones were left out on the line above
        var wanted = Math.Log2((double)Math.Min(rows, RowOrder.SectionRows) / plan.Program.BlockRows) + SpareBits;
        var (keys, taken, bits, left) = (new List<RowKey>(), new HashSet<int>(), 0.0, 1.0);
        foreach (
            var one in leaves.SelectMany(axis => CandidatesOf(axis.Key, [.. axis])).OrderByDescending(one => one.Gain / one.Bits).ThenBy(one => one.Axis)
        )
        {
            if (bits < wanted && taken.Add(one.Axis))
            {
                keys.Add(new RowKey(plan.Axes[one.Axis].Attribute, axes[one.Axis], one.GroupOf));
                bits += one.Bits;
                left *= Math.Exp(-one.Gain);
            }
        }

        return left > 1 - LeastSaved ? [] : keys;
    }

    private IEnumerable<Candidate> CandidatesOf(int axis, (PlanNode.Leaf Leaf, int Uses)[] leaves)
    {
        var classes = plan.Axes[axis].Classes;
        if (axes[axis].Width > 1)
        {
            yield break;
        }

        var counts = Count(axes[axis]);
        foreach (var groups in Divisions.Where(groups => groups < classes).Prepend(classes <= FewClasses ? classes : 0).Where(groups => groups > 0))
        {
            var groupOf = GroupsOf(counts, classes, groups);
            var (bits, gain) = Weigh(counts, groupOf, classes, groups + 1, leaves);
            if (bits > LeastBits)
            {
                yield return new Candidate(axis, groupOf, bits, gain);
            }
        }
    }

    /// <summary>By code, of rows spread over the table.</summary>
    private long[] Count(EncodedAxis axis)
    {
        var counts = new long[byte.MaxValue + 1];
        var codes = axis.Codes.Span[..rows];
        for (var row = 0; row < codes.Length; row += Math.Max(1, rows / SampleRows))
        {
            counts[codes[row]]++;
        }

        return counts;
    }

    /// <summary>Classes in succession that together have about as many rows as each other group; what is not known is a group of its own.</summary>
    private static byte[] GroupsOf(long[] counts, int classes, int groups)
    {
        var groupOf = new byte[byte.MaxValue + 1];
        Array.Fill(groupOf, (byte)groups);
        var (known, before) = (Math.Max(1, counts.AsSpan(0, classes).ToArray().Sum()), 0L);
        for (var one = 0; one < classes; one++)
        {
            groupOf[one] = (byte)(groups == classes ? one : Math.Min(groups - 1, (before + (counts[one] / 2)) * groups / known));
            before += counts[one];
        }

        return groupOf;
    }

    /// <summary>The entropy of the groups in bits; the natural logarithm of what shrinks when blocks hold one group only.</summary>
    private (double Bits, double Gain) Weigh(long[] counts, byte[] groupOf, int classes, int groups, (PlanNode.Leaf Leaf, int Uses)[] leaves)
    {
        var share = new double[groups];
        var total = Math.Max(1, counts.Sum());
        for (var code = 0; code < counts.Length; code++)
        {
            share[groupOf[code]] += (double)counts[code] / total;
        }

        var saved = 0.0;
        var isPossible = new bool[groups];
        foreach (var (leaf, used) in leaves)
        {
            Array.Clear(isPossible);
            isPossible[^1] = leaf.Missing != Truth.False;
            for (var one = 0; one < classes; one++)
            {
                isPossible[groupOf[one]] |= leaf.Holds.Contains(one);
            }

            saved += used * share.Where((_, group) => !isPossible[group]).Sum();
        }

        var bits = -share.Where(part => part > 0).Sum(part => part * Math.Log2(part));
        return (bits, -Math.Log(Math.Max(1e-9, 1 - (saved / plan.Layout.Items.Length))));
    }

    private readonly record struct Candidate(int Axis, byte[] GroupOf, double Bits, double Gain);
}
