using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>Approvals by the release of a bulk: the checker of a released bulk approved its offers, not later than the bulk was decided.</summary>
internal sealed class ReleasedApprovals : IReleasedApprovals
{
    public IQueryable<Offer> Without(PolicyMarketDb db, IQueryable<Offer> offers) =>
        offers.Where(o =>
            !db.Set<BulkApproval>()
                .Any(b =>
                    b.State == BulkState.Released
                    && b.CheckerPersonId == o.CheckedByPersonId
                    && b.DecidedAt >= o.CheckedAt
                    && b.Lines.Any(line => line.OfferId == o.Id)
                )
        );
}
