using System.Collections.Immutable;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Firms (by their ids, their claims or the deliveries of their facts) and batches to be evaluated again; HasEverything: all of them.</summary>
internal sealed record ChangedFirms(
    ImmutableArray<long> Firms,
    ImmutableArray<long> Claims,
    ImmutableArray<long> Deliveries,
    bool HasBatches,
    bool HasEverything
)
{
    public bool IsEmpty => Firms.IsEmpty && Claims.IsEmpty && Deliveries.IsEmpty && !HasBatches && !HasEverything;
}
