namespace PolicyMarket.Data.Imports.Reading;

/// <summary>A file's table, read once from top to bottom. What cannot be read comes as a row with faults, so it cannot be overlooked.</summary>
public interface ITable : IAsyncDisposable
{
    TableFormat Format { get; }

    IReadOnlyList<string> Header { get; }

    /// <summary>Size of the file, for progress.</summary>
    long TotalBytes { get; }

    /// <summary>How far the file has been read, from 0 to TotalBytes.</summary>
    long BytesRead { get; }

    IAsyncEnumerable<TableRow> ReadRowsAsync(CancellationToken ct = default);
}
