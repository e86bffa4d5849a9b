using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers;

/// <summary>Knows which approvals two officers made together.</summary>
internal interface IReleasedApprovals
{
    /// <summary>The offers of the query whose present approval is no release by a second officer.</summary>
    IQueryable<Offer> Without(PolicyMarketDb db, IQueryable<Offer> offers);
}
