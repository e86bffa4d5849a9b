using System.Collections.Immutable;
using System.Numerics;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>
/// Firms for which a draft answers otherwise than the version in force: Gains and Loses in firms, Changes those that stay eligible with another sum, Unclear
/// those that become undecided; DifferenceFen is the sum of all differences. First holds some rows of each kind.
/// </summary>
public sealed record DraftDifference(int Gains, int Loses, int Changes, int Unclear, long DifferenceFen)
{
    /// <summary>So many rows of each kind are kept.</summary>
    public const int MostKept = 10;

    public ImmutableArray<int> FirstGains { get; init; } = [];

    public ImmutableArray<int> FirstLoses { get; init; } = [];

    public ImmutableArray<int> FirstChanges { get; init; } = [];

    /// <summary>Both are of the same table; before: the version in force.</summary>
    /// <exception cref="OverflowException">The sums leave the range of 64-bit fen.</exception>
    public static DraftDifference Of(DraftRows before, DraftRows after)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(before.RowCount, after.RowCount);
        var (gains, loses, changes) = (new List<int>(), new List<int>(), new List<int>());
        int gained = 0,
            lost = 0,
            changed = 0,
            unclear = 0;
        var difference = Int128.Zero;
        for (var word = 0; word < after.WordCount; word++)
        {
            var (was, wasOpen) = before.WordAt(word);
            var (now, nowOpen) = after.WordAt(word);
            var lose = was & ~now & ~nowOpen;
            gained += Keep(now & ~was, word, gains);
            lost += Keep(lose, word, loses);
            unclear += BitOperations.PopCount(nowOpen & ~now & ~wasOpen);
            for (var left = was | now; left != 0; left &= left - 1)
            {
                var row = (word * 64) + BitOperations.TrailingZeroCount(left);
                var (old, fresh) = (before.FenOf(row), after.FenOf(row));
                difference += (fresh ?? 0) - (Int128)(old ?? 0);
                if (before.IsEligible(row) && after.IsEligible(row) && old != fresh)
                {
                    changed++;
                    if (changes.Count < MostKept)
                    {
                        changes.Add(row);
                    }
                }
            }
        }

        return new DraftDifference(gained, lost, changed, unclear, checked((long)difference))
        {
            FirstGains = [.. gains],
            FirstLoses = [.. loses],
            FirstChanges = [.. changes],
        };
    }

    private static int Keep(ulong rows, int word, List<int> kept)
    {
        for (var left = rows; left != 0 && kept.Count < MostKept; left &= left - 1)
        {
            kept.Add((word * 64) + BitOperations.TrailingZeroCount(left));
        }

        return BitOperations.PopCount(rows);
    }
}
