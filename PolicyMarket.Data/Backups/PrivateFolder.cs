using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Backups;

/// <summary>Copies of backups: they hold personal data and keys, so only the account of the program may read them.</summary>
internal static class PrivateFolder
{
    public static void Create(string folder) => PrivateFiles.CreateDirectory(folder);

    /// <summary>Opens a new file for writing; one that exists is an error.</summary>
    public static FileStream CreateFile(string path) =>
        PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.Asynchronous);

    public static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        await using var source = PrivateFiles.Open(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.Asynchronous);
        await using var target = CreateFile(to);
        await source.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
    }
}
