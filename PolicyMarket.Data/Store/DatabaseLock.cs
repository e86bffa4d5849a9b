using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Store;

/// <summary>One process per database file: an exclusively opened lock file next to it, released by the system when the process ends in any way.</summary>
public sealed class DatabaseLock : IDisposable
{
    private readonly FileStream file;

    private DatabaseLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or returns null when another process holds it.</summary>
    public static DatabaseLock? TryTake(DataOptions options)
    {
        PrivateFiles.CreateDirectory(options.Directory);
        try
        {
            return new DatabaseLock(PrivateFiles.Open(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
