using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.OneFirm;

/// <summary>
/// The plan turned round for one firm: for each class of each axis the items that it leaves possible, as bitmaps; a firm is the "and" of one bitmap an axis.
/// </summary>
internal sealed class FirmMatcher
{
    /// <summary>Above this the bitmaps of an axis cost more than they save: its leaves are then asked one by one.</summary>
    private const long MostBytes = 64L << 20;

    private readonly CompiledPlan plan;
    private readonly int words;
    private readonly (string Attribute, Axis[] Axes)[] attributes;
    private readonly ulong[]?[] masks;
    private readonly ulong[] start;
    private readonly ulong[] hasRest;
    private readonly PlanNode[][] rest;

    public FirmMatcher(CompiledPlan plan)
    {
        this.plan = plan;
        words = (plan.Rules.Length + 63) / 64;
        attributes = [.. plan.Axes.GroupBy(axis => axis.Attribute, StringComparer.Ordinal).Select(axes => (axes.Key, axes.ToArray()))];
        masks = Array.ConvertAll(plan.Axes, axis => (axis.Classes + 1L) * 2 * words * sizeof(ulong) <= MostBytes ? Full(axis) : null);
        start = new ulong[words];
        hasRest = new ulong[words];
        rest = new PlanNode[plan.Rules.Length][];
        Array.Fill(rest, []);
        foreach (var root in plan.Layout.Items)
        {
            start[root.Item >> 6] |= 1UL << (root.Item & 63);
            var parts = new List<PlanNode>(root.Residuals);
            foreach (var slot in root.Slots)
            {
                if (plan.Layout.Slots[slot] is PlanNode.Leaf leaf && masks[leaf.Axis.Id] is { } mask)
                {
                    Clear(mask, leaf, root.Item);
                }
                else
                {
                    parts.Add(plan.Layout.Slots[slot]);
                }
            }

            rest[root.Item] = [.. parts];
            hasRest[root.Item >> 6] |= parts.Count > 0 ? 1UL << (root.Item & 63) : 0;
        }
    }

    public FirmVerdicts Match(Facts facts)
    {
        var classes = ClassesOf(facts);
        ulong[] both = [.. start, .. start];
        for (var axis = 0; axis < masks.Length; axis++)
        {
            if (masks[axis] is { } mask)
            {
                And(both, mask.AsSpan((classes[axis] + 1) * 2 * words, 2 * words));
            }
        }

        var (certain, possible) = (both[..words], both[words..]);
        for (var word = 0; word < words; word++)
        {
            for (var left = possible[word] & hasRest[word]; left != 0; left &= left - 1)
            {
                var item = (word * 64) + BitOperations.TrailingZeroCount(left);
                Narrow(item, facts, classes, certain, possible);
            }
        }

        return new FirmVerdicts(plan.Rules.Length, certain, possible);
    }

    /// <summary>The items that fail by at least one and at most so many of the parts that their conditions ask together; up to 3.</summary>
    public IEnumerable<int> FailingBy(Facts facts, int most)
    {
        var classes = ClassesOf(facts);
        var failing = new ulong[4][];
        for (var count = 0; count < failing.Length; count++)
        {
            failing[count] = new ulong[words];
        }

        for (var axis = 0; axis < masks.Length; axis++)
        {
            if (masks[axis] is { } mask)
            {
                Count(failing, mask.AsSpan(((classes[axis] + 1) * 2 * words) + words, words));
            }
        }

        for (var item = 0; item < plan.Rules.Length; item++)
        {
            var (word, bit) = (item >> 6, 1UL << (item & 63));
            var failed = Array.FindLastIndex(failing, bits => (bits[word] & bit) != 0) + 1;
            if ((start[word] & bit) != 0 && failed <= most)
            {
                failed += rest[item].Count(part => TruthOf(part, facts, classes) == Truth.False);
                if (failed > 0 && failed <= most)
                {
                    yield return item;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void And(ulong[] all, ReadOnlySpan<ulong> mask)
    {
        ref var to = ref MemoryMarshal.GetArrayDataReference(all);
        ref var from = ref MemoryMarshal.GetReference(mask);
        var place = 0;
        for (; place <= mask.Length - Vector512<ulong>.Count; place += Vector512<ulong>.Count)
        {
            (Vector512.LoadUnsafe(ref to, (nuint)place) & Vector512.LoadUnsafe(ref from, (nuint)place)).StoreUnsafe(ref to, (nuint)place);
        }

        for (; place < mask.Length; place++)
        {
            all[place] &= mask[place];
        }
    }

    /// <summary>failing[n] holds the items that fail by more than n parts.</summary>
    private static void Count(ulong[][] failing, ReadOnlySpan<ulong> possible)
    {
        for (var word = 0; word < possible.Length; word++)
        {
            var carry = ~possible[word];
            for (var count = 0; count < failing.Length && carry != 0; count++)
            {
                (failing[count][word], carry) = (failing[count][word] | carry, failing[count][word] & carry);
            }
        }
    }

    private ulong[] Full(Axis axis)
    {
        var mask = new ulong[(axis.Classes + 1) * 2 * words];
        Array.Fill(mask, ulong.MaxValue);
        return mask;
    }

    private void Clear(ulong[] mask, PlanNode.Leaf leaf, int item)
    {
        var (word, bit) = (item >> 6, 1UL << (item & 63));
        var fails = leaf.Holds.Complement(leaf.Axis.Classes);
        for (var place = 0; place < fails.IntervalCount; place++)
        {
            var (from, to) = fails.Interval(place);
            for (var one = from; one < to; one++)
            {
                mask[((one + 1) * 2 * words) + word] &= ~bit;
                mask[((one + 1) * 2 * words) + words + word] &= ~bit;
            }
        }

        mask[word] &= leaf.Missing == Truth.True ? ulong.MaxValue : ~bit;
        mask[words + word] &= leaf.Missing == Truth.False ? ~bit : ulong.MaxValue;
    }

    private int[] ClassesOf(Facts facts)
    {
        var classes = new int[plan.Axes.Length];
        foreach (var (attribute, axes) in attributes)
        {
            var value = facts[attribute];
            foreach (var axis in axes)
            {
                classes[axis.Id] = value is null ? -1 : axis.ClassOf(value);
            }
        }

        return classes;
    }

    private void Narrow(int item, Facts facts, int[] classes, ulong[] certain, ulong[] possible)
    {
        var truth = Truth.True;
        foreach (var part in rest[item])
        {
            truth = Truths.And(truth, TruthOf(part, facts, classes));
            if (truth == Truth.False)
            {
                break;
            }
        }

        var bit = 1UL << (item & 63);
        certain[item >> 6] &= truth == Truth.True ? ulong.MaxValue : ~bit;
        possible[item >> 6] &= truth == Truth.False ? ~bit : ulong.MaxValue;
    }

    private static Truth TruthOf(PlanNode node, Facts facts, int[] classes)
    {
        switch (node)
        {
            case PlanNode.Leaf leaf:
                var one = classes[leaf.Axis.Id];
                return one < 0 ? leaf.Missing : Truths.Of(leaf.Holds.Contains(one));
            case PlanNode.Group group:
                var (all, deciding) = group.IsAll ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
                foreach (var part in group.Parts)
                {
                    var truth = TruthOf(part, facts, classes);
                    all = group.IsAll ? Truths.And(all, truth) : Truths.Or(all, truth);
                    if (all == deciding)
                    {
                        break;
                    }
                }

                return all;
            case PlanNode.Residual residual:
                var asked = ConditionTruth.Of(residual.Condition, facts);
                return residual.IsNegated ? Truths.Not(asked) : asked;
            case PlanNode.Constant constant:
                return constant.Truth;
            default:
                throw new InvalidOperationException($"A node of the unknown kind {node.GetType().Name}.");
        }
    }
}
