using System.Collections.Immutable;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// An apply-free match that may become an offer. IsFresh: decided again in this run, so that its grounds may be others although the sum is the same.
/// </summary>
internal sealed record OfferCandidate(PlannedItem Item, string Period, long AmountFen, bool IsFresh)
{
    /// <summary>The department that checks it for this firm.</summary>
    public required long DepartmentId { get; init; }

    /// <summary>Claims of the firm for earlier events of the period; the amount is the sum above them.</summary>
    public ImmutableArray<EarlierEvent> Earlier { get; init; } = [];
}
