using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Backups;

/// <summary>Where the nightly backup goes and how many are kept; section `Backup` of the configuration.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>False: no backup is made by itself.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Null: the folder `backups` in the data folder. Another disk is better.</summary>
    public string? Directory { get; set; }

    /// <summary>The most backups that are kept; older ones are deleted once a new one is verified.</summary>
    [Range(1, 3650, ErrorMessage = "Backup:Keep（保留的备份份数）应在 1 到 3650 之间。")]
    public int Keep { get; set; } = 14;

    /// <summary>False: the keys are kept elsewhere, and the backups hold none.</summary>
    public bool WithKeys { get; set; } = true;
}
