using System.Numerics;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Engine.Rows;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Missing;

/// <summary>
/// One thread's share of counting what is missing: in each block it goes down the parts of an item along the rows that are undecided all the way, and gathers
/// for every attribute the rows that end at a leaf of it. Only the words of a bitmap that hold undecided rows are looked at.
/// </summary>
[SkipLocalsInit]
internal sealed class MissingCounter
{
    private readonly CompiledPlan plan;
    private readonly FactTable facts;
    private readonly RowOrder order;
    private readonly MatchResult result;
    private readonly MissingNames names;
    private readonly int words;
    private readonly BlockWorker worker;
    private readonly RowTests tests;
    private readonly ReadOnlyMemory<int> groups;
    private readonly ulong[] missing;
    private readonly bool[] isTouched;
    private readonly List<int> touched = [];
    private readonly int[] live;
    private int liveCount;

    public MissingCounter(EncodedTable table, MatchResult result, MissingNames names, ReadOnlyMemory<int> groups, int groupCount, int words)
    {
        plan = table.Plan;
        facts = table.Table;
        order = table.Codes.Order;
        this.result = result;
        this.names = names;
        this.groups = groups;
        this.words = words;
        worker = BlockWorker.Of(MatchRun.KernelOf(KernelKind.Best), table);
        tests = new RowTests(table);
        missing = new ulong[names.All.Length * words];
        isTouched = new bool[names.All.Length];
        live = new int[words];
        Pairs = new long[checked(plan.Rules.Length * names.All.Length)];
        SolePairs = new long[Pairs.Length];
        ByGroup = new long[groupCount];
    }

    /// <summary>By item, then by the number of the attribute.</summary>
    public long[] Pairs { get; }

    public long[] SolePairs { get; }

    /// <summary>Undecided pairs by the group of their row.</summary>
    public long[] ByGroup { get; }

    public void Count(int block)
    {
        Span<ulong> bits = stackalloc ulong[words];
        Span<ulong> undecided = stackalloc ulong[words];
        var isEvaluated = false;
        foreach (var root in plan.Layout.Items)
        {
            if (result.UnknownCount(root.Item) == 0 || !result.Read(root.Item, block, unknown: true, bits))
            {
                continue;
            }

            if (!isEvaluated)
            {
                worker.Evaluate(block);
                isEvaluated = true;
            }

            liveCount = 0;
            for (var word = 0; word < bits.Length; word++)
            {
                if (bits[word] != 0)
                {
                    undecided[liveCount] = bits[word];
                    live[liveCount++] = word;
                }
            }

            CountGroups(block, undecided[..liveCount]);
            foreach (var slot in root.Slots)
            {
                Descend(slot, undecided[..liveCount]);
            }

            foreach (var residual in root.Residuals)
            {
                AskRows(residual, block, undecided[..liveCount]);
            }

            Settle(root.Item);
        }
    }

    private void CountGroups(int block, ReadOnlySpan<ulong> undecided)
    {
        if (ByGroup.Length == 0)
        {
            return;
        }

        var of = groups.Span;
        for (var place = 0; place < undecided.Length; place++)
        {
            for (var left = undecided[place]; left != 0; left &= left - 1)
            {
                ByGroup[of[order.RowAt(PositionOf(block, place, left))]]++;
            }
        }
    }

    /// <summary>Where the row of the lowest bit of a live word stands.</summary>
    private int PositionOf(int block, int place, ulong bits) => (((block * words) + live[place]) * 64) + BitOperations.TrailingZeroCount(bits);

    /// <summary>Rows of the reach in which the slot is undecided: to its parts, or, at a leaf, to its attribute.</summary>
    private void Descend(int slot, ReadOnlySpan<ulong> reach)
    {
        var uncertain = worker.UncertainOf(slot);
        Span<ulong> open = stackalloc ulong[reach.Length];
        var any = 0UL;
        for (var place = 0; place < open.Length; place++)
        {
            any |= open[place] = reach[place] & uncertain[live[place]];
        }

        if (any == 0)
        {
            return;
        }

        var task = plan.Slots[slot];
        if (task.Kind == SlotKind.Group)
        {
            foreach (var part in task.Parts)
            {
                Descend(part, open);
            }

            return;
        }

        Add(names.OfAxis[task.Axis], open);
    }

    /// <summary>
    /// Parts without a bitmap: their undecided rows are evaluated one by one, but for one attribute against others, which is undecided where one of them
    /// is not known.
    /// </summary>
    private void AskRows(PlanNode node, int block, ReadOnlySpan<ulong> reach)
    {
        // A set with unrecognised members can be decided all the same.
        if (
            node is PlanNode.Residual { Condition.AsComparison: { Value: AttributeOperand } pair }
            && !ConditionAttributes.In(pair).Any(name => facts.Column(name) is { HasPartial: true })
        )
        {
            foreach (var name in ConditionAttributes.In(pair).Distinct(StringComparer.Ordinal))
            {
                AddUnknown(name, block, reach);
            }

            return;
        }

        Span<ulong> open = stackalloc ulong[reach.Length];
        var test = tests.Of(node);
        for (var place = 0; place < reach.Length; place++)
        {
            open[place] = 0;
            for (var left = reach[place]; left != 0; left &= left - 1)
            {
                open[place] |= test.Of(PositionOf(block, place, left)) == Truth.Unknown ? left & (~left + 1) : 0;
            }
        }

        switch (node)
        {
            case PlanNode.Leaf leaf:
                Add(names.OfAxis[leaf.Axis.Id], open);
                break;
            case PlanNode.Group group:
                foreach (var part in group.Parts)
                {
                    AskRows(part, block, open);
                }

                break;
            case PlanNode.Residual residual:
                AskReference(residual, block, open);
                break;
            default:
                throw new InvalidOperationException($"A node of the kind {node.GetType().Name} is never undecided.");
        }
    }

    private void AddUnknown(string name, int block, ReadOnlySpan<ulong> reach)
    {
        var column = facts.Column(name);
        Span<ulong> open = stackalloc ulong[reach.Length];
        for (var place = 0; place < open.Length; place++)
        {
            open[place] = 0;
            for (var left = reach[place]; left != 0; left &= left - 1)
            {
                var row = order.RowAt(PositionOf(block, place, left));
                open[place] |= column is null || !column.IsWhole(row) ? left & (~left + 1) : 0;
            }
        }

        Add(names.NumberOf(name), open);
    }

    private void AskReference(PlanNode.Residual residual, int block, ReadOnlySpan<ulong> open)
    {
        for (var place = 0; place < open.Length; place++)
        {
            for (var left = open[place]; left != 0; left &= left - 1)
            {
                foreach (var name in ConditionTruth.Missing(residual.Condition, FactsOf(residual, order.RowAt(PositionOf(block, place, left)))))
                {
                    RowsOf(names.NumberOf(name))[place] |= left & (~left + 1);
                }
            }
        }
    }

    private Facts FactsOf(PlanNode.Residual residual, int row) =>
        Facts.From(
            from name in ConditionAttributes.In(residual.Condition).Distinct(StringComparer.Ordinal)
            let value = facts.Get(row, name)
            where value is not null
            select KeyValuePair.Create(name, value)
        );

    private void Add(int name, ReadOnlySpan<ulong> rows)
    {
        var any = 0UL;
        foreach (var word in rows)
        {
            any |= word;
        }

        if (any == 0)
        {
            return;
        }

        var bits = RowsOf(name);
        for (var place = 0; place < rows.Length; place++)
        {
            bits[place] |= rows[place];
        }
    }

    private Span<ulong> RowsOf(int name)
    {
        if (!isTouched[name])
        {
            isTouched[name] = true;
            touched.Add(name);
        }

        return missing.AsSpan(name * words, liveCount);
    }

    /// <summary>Counts what was gathered for one item, and clears it.</summary>
    private void Settle(int item)
    {
        Span<ulong> once = stackalloc ulong[liveCount];
        Span<ulong> twice = stackalloc ulong[liveCount];
        once.Clear();
        twice.Clear();
        foreach (var name in touched)
        {
            var bits = missing.AsSpan(name * words, liveCount);
            for (var place = 0; place < bits.Length; place++)
            {
                twice[place] |= once[place] & bits[place];
                once[place] |= bits[place];
            }
        }

        foreach (var name in touched)
        {
            var bits = missing.AsSpan(name * words, liveCount);
            var (pairs, sole) = (0L, 0L);
            for (var place = 0; place < bits.Length; place++)
            {
                pairs += BitOperations.PopCount(bits[place]);
                sole += BitOperations.PopCount(bits[place] & ~twice[place]);
            }

            Pairs[(item * names.All.Length) + name] += pairs;
            SolePairs[(item * names.All.Length) + name] += sole;
            bits.Clear();
            isTouched[name] = false;
        }

        touched.Clear();
    }
}
