using PolicyMarket.Data.Store;
using static PolicyMarket.Data.Offers.OfferState;

namespace PolicyMarket.Data.Offers;

/// <summary>Every move that an offer can make.</summary>
public static class OfferMoves
{
    public static Transitions<OfferState> Table { get; } = new(
    [
        (AwaitingCheck, Approved),
        (AwaitingCheck, Refused),
        (AwaitingCheck, Withdrawn),
        (Approved, AwaitingCheck),
        (Approved, Pushed),
        (Approved, Withdrawn),
        (Refused, AwaitingCheck),
        (Pushed, Confirmed),
        (Pushed, Declined),
        (Pushed, Withdrawn),
        (Withdrawn, AwaitingCheck),
        (Withdrawn, Approved),
    ]);

    /// <summary>The state as screens say it.</summary>
    public static string Say(OfferState state) => state switch
    {
        AwaitingCheck => "待预审",
        Approved => "已通过，待推送",
        Pushed => "已推送，待企业确认",
        Confirmed => "企业已确认",
        Declined => "企业已放弃",
        Refused => "预审未通过",
        Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An offer state without words."),
    };
}
