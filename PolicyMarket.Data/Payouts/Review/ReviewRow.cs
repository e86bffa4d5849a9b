using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>A payout of the reviewed batch with its claim, firm, fund and the version of the item that decided it.</summary>
internal sealed record ReviewRow(Payout Payout, Claim Claim, Firm Firm, string ItemTitle, int VersionNumber, string? ExclusiveGroup, Fund Fund)
{
    public long ItemId => Claim.ItemId;

    public ReviewedPayout Named => new(Payout.Id, Claim.Id, Claim.Number, Firm.Name, Payout.AmountFen);
}
