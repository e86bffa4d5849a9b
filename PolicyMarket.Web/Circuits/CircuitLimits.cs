using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Circuits;

/// <summary>Who may open circuits, and how many. Section "Circuits".</summary>
public sealed class CircuitLimits
{
    public const string Section = "Circuits";

    /// <summary>Circuits that one person has open at the same time: one for each window with a desk.</summary>
    [Range(1, 1_000, ErrorMessage = "Circuits:MostPerPerson 应在 1 到 1000 之间。")]
    public int MostPerPerson { get; init; } = 8;

    /// <summary>Circuits that are open at the same time from one network address, which an office shares.</summary>
    [Range(1, 100_000, ErrorMessage = "Circuits:MostPerAddress 应在 1 到 100000 之间。")]
    public int MostPerAddress { get; init; } = 200;

    /// <summary>Origins in addition to the request's own from which circuits may be opened, such as "https://policy.example.cn". Normally empty.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}
