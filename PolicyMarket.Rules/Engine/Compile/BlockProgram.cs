using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// A plan as the inner loops want it, flat: walking the nodes' objects once a block would push the bitmaps out of the cache. Built once, shared by all workers.
/// </summary>
internal sealed class BlockProgram
{
    private const int CacheBytes = 1_500_000;
    private const int MostWords = 32;
    private const int LeastWords = 16;

    public BlockProgram(CompiledPlan plan)
    {
        var cuts = new AxisCuts(plan);
        Words = WordsFor(plan, cuts);
        Places = new PlanArena(plan, cuts, Words);
        Limits = [.. Enumerable.Range(0, plan.Axes.Length).Select(axis => Flat(cuts.LimitsOf(axis)))];
        var terms = new List<int>();
        var parts = new List<PartPlace>();
        Slots = new AlignedBuffer<SlotStep>(plan.Slots.Length);
        LeafEnds = new int[plan.Axes.Length];
        for (var slot = 0; slot < plan.Slots.Length; slot++)
        {
            var task = plan.Slots[slot];
            var added = task.AddsMissing ? Places.MissingOf(task.Axis) : Places.Nothing;
            Slots[slot] = new SlotStep(task, Places.PlaceOf(slot), added, task.Kind == SlotKind.Group ? parts.Count : terms.Count);
            parts.AddRange(task.Parts.Select(Places.PartOf));
            int[] own = task.Kind == SlotKind.Cuts ? cuts.TermsOf(slot, Places) : [];
            terms.AddRange(own);
            Slots[slot].Count = task.Kind == SlotKind.Group ? task.Parts.Length : own.Length;
            if (task.Kind != SlotKind.Group)
            {
                LeafEnds.AsSpan(task.Axis).Fill(slot + 1); // leaves come by rising axis
            }
        }

        Terms = Flat([.. terms]);
        GroupParts = Flat([.. parts]);
        var items = plan.Layout.Items;
        ItemStarts = new int[items.Length + 1];
        for (var place = 0; place < items.Length; place++)
        {
            ItemStarts[place + 1] = ItemStarts[place] + items[place].Slots.Length;
        }

        ItemParts = Flat([.. items.SelectMany(item => item.Slots).Select(Places.PartOf)]);
    }

    /// <summary>Words of 64 rows a block: as many as keep all bitmaps in the second-level cache.</summary>
    public int Words { get; }

    public int BlockRows => Words * 64;

    public int BlocksOf(int rows) => (rows + BlockRows - 1) / BlockRows;

    public PlanArena Places { get; }

    /// <summary>By axis, see <see cref="AxisCuts.LimitsOf"/>.</summary>
    public AlignedBuffer<byte>[] Limits { get; }

    /// <summary>Leaves by rising axis, then groups, parts before what they are part of.</summary>
    public AlignedBuffer<SlotStep> Slots { get; }

    /// <summary>By axis the slot behind its last leaf.</summary>
    public int[] LeafEnds { get; }

    /// <summary>Cuts that form the leaves, see <see cref="AxisCuts.TermsOf"/>.</summary>
    public AlignedBuffer<int> Terms { get; }

    public AlignedBuffer<PartPlace> GroupParts { get; }

    /// <summary>By place of the item its first part, and behind the last item the end.</summary>
    public int[] ItemStarts { get; }

    public AlignedBuffer<PartPlace> ItemParts { get; }

    private static int WordsFor(CompiledPlan plan, AxisCuts cuts)
    {
        var words = MostWords;
        while (words > LeastWords && (long)new PlanArena(plan, cuts, 1).Length * words * sizeof(ulong) > CacheBytes)
        {
            words /= 2;
        }

        return words;
    }

    private static AlignedBuffer<T> Flat<T>(T[] all)
        where T : unmanaged
    {
        var flat = new AlignedBuffer<T>(all.Length);
        all.CopyTo(flat.Span);
        return flat;
    }
}
