using System.Collections.Immutable;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Former content of the rows that were replaced since a finished run, each row once; rows from RowCount on are of firms that came later. Stamp: the data of
/// that run. Immutable.
/// </summary>
internal sealed record RowJournal(string Stamp, int RowCount, ImmutableArray<FormerRows> Parts)
{
    /// <summary>When one row in so many has been replaced, deciding everything again costs less.</summary>
    private const int MostShare = 8;

    /// <summary>The journal after these rows of the table have been replaced; null when it has grown too long.</summary>
    public RowJournal? After(FirmTable before, ImmutableArray<int> replaced)
    {
        var known = Parts.SelectMany(part => part.Rows).ToHashSet();
        ImmutableArray<int> rows = [.. replaced.Where(row => row < RowCount && !known.Contains(row))];
        return known.Count + rows.Length > RowCount / MostShare ? null
            : rows.IsEmpty ? this
            : this with { Parts = Parts.Add(new FormerRows(rows, before.Facts.Pick(rows), [.. rows.Select(row => before.Regions[row])])) };
    }
}
