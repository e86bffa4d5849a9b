using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Offers;

/// <summary>How long a department can take an approval back, and what one officer may approve alone.</summary>
public sealed class OfferOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Offers";

    /// <summary>An approved offer is pushed to the firm after so many seconds; until then the approval can be taken back.</summary>
    [Range(0, 86400, ErrorMessage = "Offers:UndoSeconds 应在 0 到 86400 之间。")]
    public int UndoSeconds { get; init; } = 1800;

    /// <summary>Yuan that one officer may approve at once, and of one item on one day; above, a second officer decides. 0: always.</summary>
    [Range(0, 1_000_000_000_000, ErrorMessage = "Offers:SecondOfficerYuan 应在 0 到 1000000000000 之间。")]
    public long SecondOfficerYuan { get; init; } = 1_000_000;

    /// <summary>A value that passes a threshold by no more than this share of the threshold is doubtful; 0: only one that equals it.</summary>
    [Range(0.0, 0.5, ErrorMessage = "Offers:NearThresholdShare 应在 0 到 0.5 之间。")]
    public double NearThresholdShare { get; init; } = 0.02;

    /// <summary>A sum of at least so many times last year's is doubtful.</summary>
    [Range(1.0, 1000.0, ErrorMessage = "Offers:JumpTimes 应在 1 到 1000 之间。")]
    public double JumpTimes { get; init; } = 3;

    /// <summary>The limit of one officer in fen, inclusive.</summary>
    internal long AloneFen => SecondOfficerYuan * 100;
}
