namespace PolicyMarket.Rules.Engine.Results;

/// <summary>The items of each of some consecutive rows, rising item numbers.</summary>
public sealed class RowMatches
{
    private readonly int[] starts;
    private readonly int[] items;

    internal RowMatches(int firstRow, int[] starts, int[] items)
    {
        FirstRow = firstRow;
        this.starts = starts;
        this.items = items;
    }

    public int FirstRow { get; }

    public int RowCount => starts.Length - 1;

    /// <summary>Pairs in all rows.</summary>
    public int Total => items.Length;

    /// <summary>By the row's number in the table.</summary>
    public ReadOnlySpan<int> ItemsOf(int row) => items.AsSpan(starts[row - FirstRow], starts[row - FirstRow + 1] - starts[row - FirstRow]);
}
