using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Offers;

/// <summary>What firms have claimed already, for 就高不重复.</summary>
internal interface IReceivedClaims
{
    /// <summary>Claims of the firms from the first to the last id, inclusive.</summary>
    Task<ILookup<long, Received>> OfFirmsAsync(PolicyMarketDb db, long first, long last, CancellationToken ct);
}
