using System.Numerics;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Plan;

/// <summary>
/// One thread's share of counting what is missing: in each block it goes down the parts of an item along the rows that are undecided all the way, and gathers
/// for every attribute the rows that end at a leaf of it.
/// </summary>
[SkipLocalsInit]
internal sealed class MissingCounter
{
    private readonly MatchPlan plan;
    private readonly FactTable facts;
    private readonly MatchResult result;
    private readonly MissingNames names;
    private readonly int words;
    private readonly BlockWorker worker;
    private readonly RowTests tests;
    private readonly ulong[] missing;
    private readonly bool[] isTouched;
    private readonly List<int> touched = [];

    public MissingCounter(EncodedTable table, MatchResult result, MissingNames names, int words)
    {
        plan = table.Plan;
        facts = table.Table;
        this.result = result;
        this.names = names;
        this.words = words;
        worker = BlockWorker.Of(MatchRun.KernelOf(KernelKind.Best), table, words);
        tests = new RowTests(table);
        missing = new ulong[names.All.Length * words];
        isTouched = new bool[names.All.Length];
        Pairs = new long[checked(plan.Rules.Length * names.All.Length)];
        SolePairs = new long[Pairs.Length];
    }

    /// <summary>By item, then by the number of the attribute.</summary>
    public long[] Pairs { get; }

    public long[] SolePairs { get; }

    public void Count(int block)
    {
        Span<ulong> undecided = stackalloc ulong[words];
        var isEvaluated = false;
        foreach (var root in plan.Layout.Items)
        {
            if (result.UnknownCount(root.Item) == 0 || !result.Read(root.Item, block, unknown: true, undecided))
            {
                continue;
            }

            if (!isEvaluated)
            {
                worker.Evaluate(block);
                isEvaluated = true;
            }

            foreach (var slot in root.Slots)
            {
                Descend(slot, undecided);
            }

            foreach (var residual in root.Residuals)
            {
                AskRows(residual, block, undecided);
            }

            Settle(root.Item);
        }
    }

    /// <summary>Rows of the reach in which the slot is undecided: to its parts, or, at a leaf, to its attribute.</summary>
    private void Descend(int slot, ReadOnlySpan<ulong> reach)
    {
        Span<ulong> open = stackalloc ulong[words];
        if (!Narrow(reach, worker.AddedOf(slot), worker.CertainOf(slot), open))
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

    /// <summary>The reach without rows that are decided; false when none is left.</summary>
    private static bool Narrow(ReadOnlySpan<ulong> reach, ReadOnlySpan<ulong> added, ReadOnlySpan<ulong> certain, Span<ulong> open)
    {
        var any = Vector<ulong>.Zero;
        var word = 0;
        for (; word <= open.Length - Vector<ulong>.Count; word += Vector<ulong>.Count)
        {
            var some = Vector.AndNot(new Vector<ulong>(reach[word..]) & new Vector<ulong>(added[word..]), new Vector<ulong>(certain[word..]));
            some.CopyTo(open[word..]);
            any |= some;
        }

        var rest = 0UL;
        for (; word < open.Length; word++)
        {
            rest |= open[word] = reach[word] & added[word] & ~certain[word];
        }

        return any != Vector<ulong>.Zero || rest != 0;
    }

    /// <summary>What has no bitmap: its undecided rows are asked one by one, but for one attribute against others, which is undecided where one of them is not known.</summary>
    private void AskRows(PlanNode node, int block, ReadOnlySpan<ulong> reach)
    {
        if (node is PlanNode.Residual { Condition: Comparison { Value: AttributeOperand } pair })
        {
            foreach (var name in ConditionAttributes.In(pair).Distinct(StringComparer.Ordinal))
            {
                AddUnknown(name, block, reach);
            }

            return;
        }

        Span<ulong> open = stackalloc ulong[words];
        var test = tests.Of(node);
        for (var word = 0; word < reach.Length; word++)
        {
            open[word] = 0;
            for (var left = reach[word]; left != 0; left &= left - 1)
            {
                var row = (((block * words) + word) * 64) + BitOperations.TrailingZeroCount(left);
                open[word] |= test.Of(row) == Truth.Unknown ? left & (~left + 1) : 0;
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
        Span<ulong> open = stackalloc ulong[words];
        for (var word = 0; word < open.Length; word++)
        {
            var place = (block * words) + word;
            open[word] = column is null || place >= column.Known.Length ? reach[word] : reach[word] & ~column.Known[place];
        }

        Add(names.NumberOf(name), open);
    }

    private void AskReference(PlanNode.Residual residual, int block, ReadOnlySpan<ulong> open)
    {
        for (var word = 0; word < open.Length; word++)
        {
            for (var left = open[word]; left != 0; left &= left - 1)
            {
                var row = (((block * words) + word) * 64) + BitOperations.TrailingZeroCount(left);
                foreach (var name in ConditionTruth.Missing(residual.Condition, FactsOf(residual, row)))
                {
                    RowsOf(names.NumberOf(name))[word] |= left & (~left + 1);
                }
            }
        }
    }

    private Facts FactsOf(PlanNode.Residual residual, int row) => Facts.From(
        from name in ConditionAttributes.In(residual.Condition).Distinct(StringComparer.Ordinal)
        let value = facts.Get(row, name)
        where value is not null
        select KeyValuePair.Create(name, value));

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
        for (var word = 0; word < rows.Length; word++)
        {
            bits[word] |= rows[word];
        }
    }

    private Span<ulong> RowsOf(int name)
    {
        if (!isTouched[name])
        {
            isTouched[name] = true;
            touched.Add(name);
        }

        return missing.AsSpan(name * words, words);
    }

    /// <summary>Counts what was gathered for one item, and clears it.</summary>
    private void Settle(int item)
    {
        Span<ulong> once = stackalloc ulong[words];
        Span<ulong> twice = stackalloc ulong[words];
        once.Clear();
        twice.Clear();
        foreach (var name in touched)
        {
            var bits = missing.AsSpan(name * words, words);
            for (var word = 0; word < bits.Length; word++)
            {
                twice[word] |= once[word] & bits[word];
                once[word] |= bits[word];
            }
        }

        foreach (var name in touched)
        {
            var bits = missing.AsSpan(name * words, words);
            var (pairs, sole) = (0L, 0L);
            for (var word = 0; word < bits.Length; word++)
            {
                pairs += BitOperations.PopCount(bits[word]);
                sole += BitOperations.PopCount(bits[word] & ~twice[word]);
            }

            Pairs[(item * names.All.Length) + name] += pairs;
            SolePairs[(item * names.All.Length) + name] += sole;
            bits.Clear();
            isTouched[name] = false;
        }

        touched.Clear();
    }
}
