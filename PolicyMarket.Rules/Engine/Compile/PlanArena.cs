using PolicyMarket.Rules.Engine.Axes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// Where a worker's bitmaps stand: an empty and a full one, one an axis for what is not known, the cuts of the axis at hand, then the slots; in words, for a
/// number of words a bitmap.
/// </summary>
internal sealed class PlanArena
{
    private readonly CompiledPlan plan;
    private readonly int[] places;

    public PlanArena(CompiledPlan plan, AxisCuts cuts, int words)
    {
        this.plan = plan;
        Words = words;
        places = new int[plan.Slots.Length];
        var next = CutOf(cuts.Most);
        for (var slot = 0; slot < places.Length; slot++)
        {
            places[slot] = next;
            next = checked(next + ((plan.Slots[slot].Kind == SlotKind.Group ? 2 : 1) * words));
        }

        Length = next;
    }

    public int Words { get; }

    public int Length { get; }

    public int Nothing => 0;

    public int Everything => Words;

    /// <summary>Rows that do not know the axis.</summary>
    public int MissingOf(int axis) => (2 + axis) * Words;

    public int CutOf(int number) => checked((2 + plan.Axes.Length + number) * Words);

    public int PlaceOf(int slot) => places[slot];

    public PartPlace PartOf(int slot)
    {
        var task = plan.Slots[slot];
        var uncertain =
            task.Kind == SlotKind.Group ? places[slot] + Words
            : task.Missing == Outcomes.Truth.Unknown ? MissingOf(task.Axis)
            : Nothing;
        return new PartPlace(places[slot], uncertain);
    }
}
