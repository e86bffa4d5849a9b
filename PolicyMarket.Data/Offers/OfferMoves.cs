using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Offers.OfferState;

namespace PolicyMarket.Data.Offers;

/// <summary>Every move that an offer can make, and who makes it.</summary>
public static class OfferMoves
{
    /// <summary>Moves by an officer's hand: check, undo, push.</summary>
    public static Transitions<OfferState> ByOfficer { get; } = new(
    [
        (AwaitingCheck, Approved),
        (AwaitingCheck, Refused),
        (Approved, AwaitingCheck),
        (Refused, AwaitingCheck),
        (Approved, Pushed),
    ]);

    /// <summary>The firm's answers.</summary>
    public static Transitions<OfferState> ByFirm { get; } = new([(Pushed, Confirmed), (Pushed, Declined)]);

    /// <summary>
    /// Moves by a run, or by a confirmation that finds other grounds. Lost match: any open offer is withdrawn. Another amount: an approved or pushed offer
    /// goes back to the check, or to Approved when the item needs none. Last day passed: any open offer expires. Matches again: back to the check or Approved.
    /// </summary>
    public static Transitions<OfferState> ByRun { get; } = new(
    [
        (AwaitingCheck, Withdrawn),
        (Approved, Withdrawn),
        (Pushed, Withdrawn),
        (AwaitingCheck, Expired),
        (Approved, Expired),
        (Pushed, Expired),
        (AwaitingCheck, Approved),
        (Approved, AwaitingCheck),
        (Pushed, AwaitingCheck),
        (Pushed, Approved),
        (Withdrawn, AwaitingCheck),
        (Withdrawn, Approved),
        (Expired, AwaitingCheck),
        (Expired, Approved),
    ]);

    /// <summary>All moves.</summary>
    public static Transitions<OfferState> Table { get; } = new(ByOfficer.Moves.Concat(ByFirm.Moves).Concat(ByRun.Moves));

    /// <summary>States of offers that a run renews, withdraws or ends.</summary>
    internal static OfferState[] OpenStates { get; } = [AwaitingCheck, Approved, Pushed];

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
        Expired => "已过期",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An offer state without words."),
    };
}
