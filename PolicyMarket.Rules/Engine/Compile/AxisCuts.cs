using PolicyMarket.Rules.Engine.Axes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// For the axes of one-byte classes: the cuts that the leaves of a plan need, each made once a block: the rows whose class is below it. A leaf is the
/// "exclusive or" of the cuts at the edges of its set, and of the rows that are not known where these are possible.
/// </summary>
internal sealed class AxisCuts
{
    /// <summary>Kernels make so many at a time; where an axis has fewer, nothing is below the rest.</summary>
    public const int AtOnce = 4;

    private readonly CompiledPlan plan;
    private readonly int[][] limits;

    public AxisCuts(CompiledPlan plan)
    {
        this.plan = plan;
        limits = Array.ConvertAll(plan.Axes, _ => Array.Empty<int>());
        foreach (var axis in plan.Slots.Where(slot => slot.Kind == SlotKind.Cuts).GroupBy(slot => slot.Axis))
        {
            limits[axis.Key] = [.. axis.SelectMany(slot => TermsOf(slot).Edges).Distinct().Order()];
        }
    }

    /// <summary>Cuts of the axis that has the most, in whole steps of <see cref="AtOnce"/>.</summary>
    public int Most => limits.Select(Padded).DefaultIfEmpty(0).Max();

    /// <summary>Rising, then zeros up to a whole step.</summary>
    public byte[] LimitsOf(int axis)
    {
        var padded = new byte[Padded(limits[axis])];
        for (var place = 0; place < limits[axis].Length; place++)
        {
            padded[place] = (byte)limits[axis][place];
        }

        return padded;
    }

    /// <summary>Cuts that form a leaf, as places in an arena; never empty.</summary>
    public int[] TermsOf(int slot, PlanArena places)
    {
        var task = plan.Slots[slot];
        var (edges, isAllOver, addsMissing) = TermsOf(task);
        var terms = edges.Select(edge => places.CutOf(Array.BinarySearch(limits[task.Axis], edge))).ToList();
        if (isAllOver)
        {
            terms.Add(places.Everything);
        }

        if (addsMissing)
        {
            terms.Add(places.MissingOf(task.Axis));
        }

        return terms.Count == 0 ? [places.Nothing] : [.. terms];
    }

    /// <summary>The rows below the last edge and the unknown rows together are all rows.</summary>
    private (IEnumerable<int> Edges, bool IsAllOver, bool AddsMissing) TermsOf(SlotTask task) =>
        task.AddsMissing && task.Edges is [.. var before, var last] && last == plan.Axes[task.Axis].Classes
            ? (before, true, false)
            : (task.Edges, false, task.AddsMissing);

    private static int Padded(int[] cuts) => (cuts.Length + AtOnce - 1) / AtOnce * AtOnce;
}
