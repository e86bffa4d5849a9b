using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Offers;

/// <summary>How long a department can take an approval back.</summary>
public sealed class OfferOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Offers";

    /// <summary>An approved offer is pushed to the firm after so many seconds.</summary>
    [Range(0, 86400, ErrorMessage = "Offers:UndoSeconds 应在 0 到 86400 之间。")]
    public int UndoSeconds { get; init; } = 60;
}
