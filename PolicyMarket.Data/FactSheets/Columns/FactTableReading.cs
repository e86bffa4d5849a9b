using System.Collections.Immutable;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// The firms as they stand now. Version rises by one whenever something changed. ChangedRows: the rows in which this version differs from the one before,
/// rising, new firms at the end; null: all may differ.
/// </summary>
public sealed record FactTableReading(FirmTable Firms, int Version, ImmutableArray<int>? ChangedRows)
{
    /// <summary>Rows replaced since the last finished run; null when this is not known.</summary>
    internal RowJournal? Journal { get; init; }

    /// <summary>The rows that differ from a version that the caller worked on; null: all may.</summary>
    public ImmutableArray<int>? ChangedSince(int version) =>
        version == Version ? []
        : version == Version - 1 ? ChangedRows
        : null;
}
