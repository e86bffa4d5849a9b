using System.Numerics;
using PolicyMarket.Rules.Engine.Amounts;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>
/// Answers of one rule row by row: who is eligible and for how much, who cannot be decided, and who fails by exactly one requirement. Firms that have had the
/// item, or one of its group, for the period count as not eligible. Immutable, safe for many threads.
/// </summary>
public sealed class DraftRows
{
    private readonly ulong[] eligible;
    private readonly ulong[] undecided;
    private readonly ulong[] near;
    private readonly long[] fen;

    internal DraftRows(int rowCount, ulong[] eligible, ulong[] undecided, ulong[] near, long[] fen)
    {
        RowCount = rowCount;
        this.eligible = eligible;
        this.undecided = undecided;
        this.near = near;
        this.fen = fen;
    }

    public int RowCount { get; }

    /// <summary>Rows that are eligible, in the order of the table.</summary>
    public IEnumerable<int> Eligible => RowsOf(eligible);

    /// <summary>Rows that fail exactly one requirement of the rule, lack no fact for the others, and lie in its territory.</summary>
    public IEnumerable<int> NearMisses => RowsOf(near);

    public bool IsEligible(int row) => Has(eligible, row);

    public bool IsUndecided(int row) => Has(undecided, row);

    /// <summary>The sum of an eligible row in fen; null without one: facts are missing, or an authority fixes it.</summary>
    public long? FenOf(int row) => IsEligible(row) && fen[row] != PayableColumns.None ? fen[row] : null;

    /// <summary>Words of 64 rows for each answer.</summary>
    internal (ulong Eligible, ulong Undecided) WordAt(int word) => (eligible[word], undecided[word]);

    internal int WordCount => eligible.Length;

    private static bool Has(ulong[] bits, int row) => ((bits[row >> 6] >> (row & 63)) & 1UL) != 0;

    private static IEnumerable<int> RowsOf(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                yield return (word * 64) + BitOperations.TrailingZeroCount(left);
            }
        }
    }
}
