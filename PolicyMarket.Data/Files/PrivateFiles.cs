namespace PolicyMarket.Data.Files;

/// <summary>
/// Files and folders that only the account of the program can read: folders 0700, files 0600 (Unix; on Windows the folder's own permissions decide).
/// Everything that the program writes into its data folder is made here.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode ForFolders = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ForFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the folder, and the folders above it that are missing, with mode 0700. The modes of folders that exist stay.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, ForFolders);
        }
    }

    /// <summary>Opens a file; one that is made has mode 0600 from its first moment.</summary>
    public static FileStream Open(
        string path,
        FileMode mode,
        FileAccess access,
        FileShare share = FileShare.None,
        FileOptions options = FileOptions.None
    ) => new(path, Options(mode, access, share, options));

    /// <summary>The options that make a new file with mode 0600.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share = FileShare.None, FileOptions options = FileOptions.None)
    {
        var chosen = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            Options = options,
        };
        if (!OperatingSystem.IsWindows() && mode is not (FileMode.Open or FileMode.Truncate))
        {
            chosen.UnixCreateMode = ForFiles;
        }

        return chosen;
    }

    /// <summary>Creates an empty file when there is none, for libraries that open files themselves.</summary>
    public static void Touch(string path)
    {
        if (!File.Exists(path))
        {
            Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
    }

    /// <summary>
    /// Takes the rights of group and others from a file, or from a folder and everything in it. Links are not followed. Nothing happens when there is none.
    /// </summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (Directory.Exists(path))
        {
            TightenFolder(new DirectoryInfo(path));
        }
        else if (File.Exists(path))
        {
            TightenFile(new FileInfo(path));
        }
    }

    /// <summary>
    /// Tightens what earlier versions left in the data folder, and the folder itself unless it is shared by its nature (the root, /tmp, a home folder).
    /// </summary>
    internal static void Tighten(DataOptions options)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(options.Directory))
        {
            return;
        }

        var folder = new DirectoryInfo(Path.GetFullPath(options.Directory));
        if (!IsShared(folder))
        {
            File.SetUnixFileMode(folder.FullName, ForFolders);
        }

        foreach (var file in folder.EnumerateFiles("policymarket*").Append(new FileInfo(options.MessageFile)))
        {
            TightenFile(file);
        }

        foreach (var inner in new[] { options.KeyDirectory, options.UploadDirectory, options.BackupDirectory })
        {
            Tighten(inner);
        }

        Tighten(options.SealKeyFile);
    }

    private static bool IsShared(DirectoryInfo folder) =>
        folder.Parent is null
        || folder.UnixFileMode.HasFlag(UnixFileMode.StickyBit)
        || folder.FullName == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void TightenFolder(DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null)
        {
            return;
        }

        File.SetUnixFileMode(folder.FullName, ForFolders);
        foreach (var file in folder.EnumerateFiles())
        {
            TightenFile(file);
        }

        foreach (var inner in folder.EnumerateDirectories())
        {
            TightenFolder(inner);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void TightenFile(FileInfo file)
    {
        if (file is { Exists: true, LinkTarget: null } && (file.UnixFileMode & ~ForFiles) != UnixFileMode.None)
        {
            File.SetUnixFileMode(file.FullName, file.UnixFileMode & ForFiles);
        }
    }
}
