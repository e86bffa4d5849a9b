using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Opinions;

/// <summary>Size of the sample that a second engine determines again after a nightly run.</summary>
public sealed class OpinionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Opinions";

    /// <summary>Runs after which every item that stayed in force has been in a sample: a month has 28 days at least.</summary>
    public const int RotationRuns = 28;

    /// <summary>The least pairs of one item, where there are so many firms.</summary>
    public const int LeastPairsOfItem = 60;

    /// <summary>Pairs of a night; a market with fewer pairs is determined again as a whole.</summary>
    [Range(30_000, 10_000_000, ErrorMessage = "Opinions:Pairs（每晚复核的对数）应在 30000 到 10000000 之间。")]
    public int Pairs { get; init; } = 36_000;

    /// <summary>Items of a night on which fewer have changed.</summary>
    [Range(1, 100_000, ErrorMessage = "Opinions:ItemsPerNight（每晚复核的事项数）应在 1 到 100000 之间。")]
    public int ItemsPerNight { get; init; } = 120;

    /// <summary>Items of a night on which many have changed; those beyond it come first on the next one. One takes 7 to 15 ms to compile.</summary>
    [Range(1, 100_000, ErrorMessage = "Opinions:MostItems（每晚最多复核的事项数）应在 1 到 100000 之间。")]
    public int MostItems { get; init; } = 500;

    /// <summary>Compiled items that stay in memory between nights; about 50 KB each.</summary>
    [Range(1, 100_000, ErrorMessage = "Opinions:KeptNetworks（保留的规则网络数）应在 1 到 100000 之间。")]
    public int KeptNetworks { get; init; } = 240;
}
