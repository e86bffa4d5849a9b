using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>Why a run or a confirmation withdraws an offer, in words, where the firm's facts are not the reason.</summary>
internal static class OfferReasons
{
    public const string NewVersion = "事项已有新版本，按新版本另行核对";
    public const string NotInForce = "事项已不在执行期";
    private const string NoFund = "事项目前没有可用的资金池，指定后重新核对";
    public const string BetterItem = "同组事项中另有金额更高的一项（就高不重复）";

    /// <summary>Why no offer of the item can be open: it is no award, or no fund pays it; null: neither.</summary>
    public static string? WhyUnpayable(PlannedItem item) => item switch
    {
        { Rule.IsPaidOut: false } => $"该事项是{PaidOut.Say(item.Rule.Benefit)}",
        { FundId: null } => NoFund,
        _ => null,
    };
}
