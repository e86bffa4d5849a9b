namespace PolicyMarket.Rules.Tables;

/// <summary>Ranks of several outputs: the first that differs decides, the lesser is the more important.</summary>
internal sealed class RankOrder : IComparer<int[]>
{
    public static readonly RankOrder Instance = new();

    public int Compare(int[]? x, int[]? y) => (x ?? []).AsSpan().SequenceCompareTo((y ?? []).AsSpan());
}
