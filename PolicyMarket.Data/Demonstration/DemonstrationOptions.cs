using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Size of the demonstration that an empty record is filled with in Development.</summary>
public sealed class DemonstrationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Demonstration";

    /// <summary>The first firms of the county: the shown ones are always among them.</summary>
    [Range(50, 3000, ErrorMessage = "Demonstration:Firms 应在 50 到 3000 之间。")]
    public int Firms { get; init; } = 3_000;

    /// <summary>False: without the trial of last year and this one, as if the program had been installed today.</summary>
    public bool HasPast { get; init; } = true;
}
