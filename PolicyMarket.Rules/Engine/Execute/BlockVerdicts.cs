using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>Verdicts of one block of rows by item, as bitmaps: filled by engines that decide firm by firm. For one thread.</summary>
internal sealed class BlockVerdicts(int items, int words)
{
    private readonly ulong[] _eligible = new ulong[items * words];
    private readonly ulong[] _unknown = new ulong[items * words];

    /// <summary>Place counts the rows of the block from 0.</summary>
    public void MarkEligible(int item, int place) => _eligible[(item * words) + (place >> 6)] |= 1UL << (place & 63);

    /// <summary>Place counts the rows of the block from 0.</summary>
    public void MarkUnknown(int item, int place) => _unknown[(item * words) + (place >> 6)] |= 1UL << (place & 63);

    public void Clear()
    {
        Array.Clear(_eligible);
        Array.Clear(_unknown);
    }

    /// <summary>Writes and counts the row set of each item.</summary>
    public unsafe void WriteTo(RowSetWriter writer)
    {
        fixed (
            ulong* eligible = _eligible,
                unknown = _unknown
        )
        {
            for (var item = 0; item < items; item++)
            {
                var end = ScalarKernels.Emit(eligible + (item * words), unknown + (item * words), words, writer.Reserve(), out var counts);
                writer.Counts[item] += counts;
                writer.Commit(item, end);
            }
        }
    }
}
