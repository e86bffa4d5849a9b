using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Health;

/// <summary>When readiness is in doubt; section `Health` of the configuration.</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>The last finished night may be this old, hours.</summary>
    [Range(1, 10_000, ErrorMessage = "Health:NightHours 应在 1 到 10000 之间。")]
    public int NightHours { get; set; } = 36;

    /// <summary>The last backup may be this old, hours.</summary>
    [Range(1, 10_000, ErrorMessage = "Health:BackupHours 应在 1 到 10000 之间。")]
    public int BackupHours { get; set; } = 36;

    /// <summary>Free space on the disk of the data, megabytes.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Health:FreeMegabytes 应在 1 到 10000000 之间。")]
    public int FreeMegabytes { get; set; } = 500;
}
