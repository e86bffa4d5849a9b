namespace PolicyMarket.Data.Backups;

/// <summary>Folders and files that only the account of the program may read: backups hold personal data and keys.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
    }

    /// <summary>Opens a new file for writing; one that exists is an error.</summary>
    public static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new FileStream(path, options);
    }

    public static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        await using var source = File.OpenRead(from);
        await using var target = CreateFile(to);
        await source.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
    }
}
