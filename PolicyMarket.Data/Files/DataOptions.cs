using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Files;

/// <summary>Where the record lives.</summary>
public sealed class DataOptions
{
    /// <summary>The folder that holds the database, its lock file, uploads and the message files.</summary>
    [Required(ErrorMessage = "必须给出数据目录（--data DIR）。")]
    public required string Directory { get; init; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(Directory, "policymarket.db");

    /// <summary>Held exclusively for as long as a process uses the database.</summary>
    public string LockFile => Path.Combine(Directory, "policymarket.lock");

    /// <summary>The default SMS and e-mail provider writes here.</summary>
    public string MessageFile => Path.Combine(Directory, "messages.log");

    /// <summary>Keys of the sign-in cookies.</summary>
    public string KeyDirectory => Path.Combine(Directory, "keys");

    /// <summary>Uploads stand here while they are taken in.</summary>
    public string UploadDirectory => Path.Combine(Directory, "uploads");

    /// <summary>Copies of the database.</summary>
    public string BackupDirectory => Path.Combine(Directory, "backups");

    /// <summary>The key that seals records; outside the database, by default next to the keys of the sign-in cookies.</summary>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public string SealKeyFile
    {
        get => field ?? Path.Combine(KeyDirectory, "seal.key");
        init;
    }

    /// <summary>The latest head of the seal chain; outside the database, next to the sealing key.</summary>
    public string ChainHeadFile => Path.Combine(SealFolder, "chain-head.txt");

    /// <summary>One head a day, for publication.</summary>
    public string ChainHeadList => Path.Combine(SealFolder, "chain-heads.csv");

    /// <summary>
    /// Exists once the fact sheets of an older database have been sealed; outside the database, so that it cannot be asked to seal them again.
    /// </summary>
    public string SheetSealMark => Path.Combine(SealFolder, "sheets-sealed.txt");

    /// <summary>Full path, so that files found in the folder compare.</summary>
    private string SealFolder => Path.GetDirectoryName(Path.GetFullPath(SealKeyFile)) ?? KeyDirectory;
}
