using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>Why a run or a confirmation withdraws an offer, in words, where the firm's facts are not the reason.</summary>
internal static class OfferReasons
{
    public const string NewVersion = OfferWording.ItemHasNewVersion;
    public const string NotInForce = OfferWording.ItemNotInForce;
    private const string NoFund = OfferWording.ItemWithoutFund;
    public const string BetterItem = OfferWording.BetterItemInGroup;

    /// <summary>Why no offer of the item can be open: it is no award, or no fund pays it; null: neither.</summary>
    public static string? WhyUnpayable(PlannedItem item) =>
        item switch
        {
            { Rule.IsPaidOut: false } => OfferWording.ItemIsNoAward(PaidOut.Say(item.Rule.Benefit)),
            { FundId: null } => NoFund,
            _ => null,
        };
}
