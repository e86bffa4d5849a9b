namespace PolicyMarket.Data.Store.Files;

/// <summary>The database as a file: the one in the data folder, and copies of it on which no process works.</summary>
public interface IDatabaseFile
{
    /// <summary>Ending of the file next to a database with commits that are not in it yet.</summary>
    string LogEnding { get; }

    /// <summary>Ending of the file next to a database with the index of that log; it holds nothing that could be lost.</summary>
    string LogIndexEnding { get; }

    /// <summary>Prepares the file of the data folder, which may be empty, for migrations. The caller holds the lock of the data folder.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Copies the database of the data folder, as it is at one moment while others write, to a file that exists and is empty.</summary>
    Task CopyAsync(string target, CancellationToken ct);

    /// <summary>Moves what the log of the data folder's database holds into its file.</summary>
    Task FoldLogAsync(CancellationToken ct);

    /// <summary>Closes the connections to the database of the data folder that are kept for reuse.</summary>
    void ReleaseConnections();

    /// <summary>Checks the structure and the references of a database file; only reads.</summary>
    Task<DatabaseFileCheck> CheckAsync(string path, CancellationToken ct);

    /// <summary>Reads the content of a database file, as a backup names it.</summary>
    Task<DatabaseFileContent> DescribeAsync(string path, CancellationToken ct);
}
