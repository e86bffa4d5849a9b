using System.Numerics;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>
/// Result of a run: for each item the eligible and the unknown rows, compressed. Items are numbered as in the plan, rows as in the table. Safe for many
/// readers; disposing gives its memory to the next run.
/// </summary>
public sealed class MatchResult : IDisposable
{
    private readonly RowSets sets;
    private readonly ChunkStore store;
    private readonly long[] eligible;
    private readonly long[] unknown;
    private bool isGone;

    internal MatchResult(CompiledPlan plan, int rowCount, RowOrder order, RowSets sets, ChunkStore store, long[] eligible, long[] unknown)
    {
        Plan = plan;
        RowCount = rowCount;
        Order = order;
        this.sets = sets;
        this.store = store;
        this.eligible = eligible;
        this.unknown = unknown;
    }

    public CompiledPlan Plan { get; }

    public int ItemCount => eligible.Length;

    public int RowCount { get; }

    /// <summary>Rows times items.</summary>
    public long Pairs => (long)RowCount * ItemCount;

    public long EligibleTotal => eligible.Sum();

    public long UnknownTotal => unknown.Sum();

    /// <summary>Bytes of the compressed rows.</summary>
    public long Bytes => store.Bytes + ((long)sets.Places.Length * sizeof(uint));

    public long EligibleCount(int item) => eligible[item];

    public long UnknownCount(int item) => unknown[item];

    public OutcomeKind OutcomeOf(ItemIndex item, RowIndex row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row.Value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        Span<ulong> bits = stackalloc ulong[sets.Words];
        var position = Order.PositionOf(row);
        var (block, word, bit) = (position / sets.BlockRows, position % sets.BlockRows / 64, 1UL << (position % 64));
        return Read(item, block, unknown: false, bits) && (bits[word] & bit) != 0 ? OutcomeKind.Eligible
            : Read(item, block, unknown: true, bits) && (bits[word] & bit) != 0 ? OutcomeKind.Unknown
            : OutcomeKind.Ineligible;
    }

    /// <summary>Rising row numbers; returns how many. The span must hold <see cref="EligibleCount"/>.</summary>
    public int CopyEligible(int item, Span<int> rows) => Copy(item, unknown: false, rows);

    /// <summary>Rising row numbers; returns how many. The span must hold <see cref="UnknownCount"/>.</summary>
    public int CopyUnknown(int item, Span<int> rows) => Copy(item, unknown: true, rows);

    /// <summary>Turned round: the eligible (or unknown) items of each of the rows, rising.</summary>
    public RowMatches ByRow(int firstRow, int count, bool unknown = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(checked(firstRow + count), RowCount, nameof(count));
        var starts = new int[count + 1];
        Walk(firstRow, count, unknown, (row, _) => starts[row + 1]++);
        for (var row = 0; row < count; row++)
        {
            starts[row + 1] += starts[row];
        }

        var items = new int[starts[count]];
        var next = starts[..count];
        Walk(firstRow, count, unknown, (row, item) => items[next[row]++] = item);
        return new RowMatches(firstRow, starts, items);
    }

    public void Dispose()
    {
        if (!isGone)
        {
            isGone = true;
            store.GiveBack();
        }
    }

    /// <summary>Rows of a block, for <see cref="Read"/>.</summary>
    internal int BlockRows => sets.BlockRows;

    /// <summary>At which positions rows stand.</summary>
    internal RowOrder Order { get; }

    /// <summary>The first block in which some of the rows stand, and the one behind the last.</summary>
    internal (int From, int To) BlocksOf(int firstRow, int count)
    {
        if (count == 0)
        {
            return (0, 0);
        }

        var (first, end) = (firstRow, checked(firstRow + count));
        if (!Order.IsGiven)
        {
            first -= first % RowOrder.SectionRows;
            end = Math.Min(RowCount, (end + RowOrder.SectionRows - 1) / RowOrder.SectionRows * RowOrder.SectionRows);
        }

        return (first / BlockRows, (end + BlockRows - 1) / BlockRows);
    }

    /// <summary>The bitmap of one block of positions; false when it is empty.</summary>
    internal bool Read(int item, int block, bool unknown, Span<ulong> bits)
    {
        ObjectDisposedException.ThrowIf(isGone, this);
        return sets.Read(item, block, unknown, bits);
    }

    private int Copy(int item, bool unknown, Span<int> rows)
    {
        Span<ulong> bits = stackalloc ulong[sets.Words];
        var byRow = Order.IsGiven ? [] : new ulong[Math.Min(RowOrder.SectionRows, (RowCount + 63) / 64 * 64) / 64];
        var count = 0;
        for (var block = 0; block < sets.Blocks; block++)
        {
            var isAny = Read(item, block, unknown, bits);
            if (Order.IsGiven)
            {
                count += isAny ? List(bits, block * BlockRows, rows[count..]) : 0;
                continue;
            }

            var section = block * BlockRows / RowOrder.SectionRows * RowOrder.SectionRows;
            if (isAny)
            {
                Scatter(bits, block * BlockRows, section, byRow);
            }

            var next = (block + 1) * BlockRows;
            if (next >= RowCount || next % RowOrder.SectionRows == 0)
            {
                count += List(byRow, section, rows[count..]);
                byRow.AsSpan().Clear();
            }
        }

        return count;
    }

    /// <summary>From positions to rows of the section that begins at first.</summary>
    private void Scatter(ReadOnlySpan<ulong> bits, int firstPosition, int first, Span<ulong> byRow)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var row = Order.RowAt(firstPosition + (word * 64) + BitOperations.TrailingZeroCount(left)) - first;
                byRow[row >> 6] |= 1UL << (row & 63);
            }
        }
    }

    private static int List(ReadOnlySpan<ulong> bits, int first, Span<int> rows)
    {
        var count = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                rows[count++] = first + (word * 64) + BitOperations.TrailingZeroCount(left);
            }
        }

        return count;
    }

    private void Walk(int firstRow, int count, bool unknown, Action<int, int> visit)
    {
        Span<ulong> bits = stackalloc ulong[sets.Words];
        var (from, to) = BlocksOf(firstRow, count);
        for (var block = from; block < to; block++)
        {
            for (var item = 0; item < ItemCount; item++)
            {
                if (Read(item, block, unknown, bits))
                {
                    Visit(bits, block * sets.BlockRows, firstRow, count, item, visit);
                }
            }
        }
    }

    private void Visit(ReadOnlySpan<ulong> bits, int firstPosition, int firstRow, int count, int item, Action<int, int> visit)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var row = Order.RowAt(firstPosition + (word * 64) + BitOperations.TrailingZeroCount(left)) - firstRow;
                if (row >= 0 && row < count)
                {
                    visit(row, item);
                }
            }
        }
    }
}
