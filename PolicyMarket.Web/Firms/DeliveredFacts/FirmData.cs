using System.Collections.Immutable;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>Facts of one firm today: those that departments deliver, those derived from them, and where the two disagree.</summary>
public sealed record FirmData(
    string Name,
    string CreditCode,
    ImmutableArray<FirmDataLine> Delivered,
    ImmutableArray<FirmDataLine> Computed,
    ImmutableArray<FirmDataDifference> Differences
)
{
    /// <summary>Why nothing can be shown now, in words; null: it can.</summary>
    public string? DamageNote { get; init; }
}
