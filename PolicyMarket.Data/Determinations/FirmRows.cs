namespace PolicyMarket.Data.Determinations;

/// <summary>Which firm stands in which row of a match, by rising id, and the number of its region in RegionNames.</summary>
internal sealed record FirmRows(long[] Ids, int[] Regions, IReadOnlyList<string> RegionNames)
{
    public int Count => Ids.Length;

    /// <summary>The row of a firm, or the complement of the row before which it would stand.</summary>
    public int RowOf(long firmId) => Array.BinarySearch(Ids, firmId);

    /// <summary>The first row whose firm has a higher id.</summary>
    public int RowAfter(long firmId)
    {
        var row = RowOf(firmId);
        return row >= 0 ? row + 1 : ~row;
    }
}
