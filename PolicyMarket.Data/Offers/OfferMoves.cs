using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Offers.OfferState;

namespace PolicyMarket.Data.Offers;

/// <summary>Every move that an offer can make, and who makes it.</summary>
public static class OfferMoves
{
    /// <summary>Moves by one officer's hand: check, return for data, undo, push.</summary>
    public static Transitions<OfferState> ByOfficer { get; } =
        new([
            (AwaitingCheck, Approved),
            (AwaitingCheck, Refused),
            (AwaitingCheck, AwaitingData),
            (Approved, AwaitingCheck),
            (Refused, AwaitingCheck),
            (AwaitingData, AwaitingCheck),
            (Approved, Pushed),
        ]);

    /// <summary>Moves in a bulk above the limit: submitted by one officer, released or sent back by another, withdrawn by the first.</summary>
    public static Transitions<OfferState> ByBulk { get; } =
        new([(AwaitingCheck, AwaitingRelease), (AwaitingRelease, Approved), (AwaitingRelease, AwaitingCheck)]);

    /// <summary>The firm's answers, and a refusal that the firm takes back.</summary>
    public static Transitions<OfferState> ByFirm { get; } = new([(Pushed, Confirmed), (Pushed, Declined), (Declined, Pushed)]);

    /// <summary>
    /// Moves by a run, or by a confirmation that finds other grounds. Lost match: any open offer is withdrawn. Another amount: an approved or pushed offer
    /// goes back to the check, or to Approved when the item needs none. Last day passed: any open offer expires. Matches again: back to the check or Approved.
    /// </summary>
    public static Transitions<OfferState> ByRun { get; } =
        new([
            (AwaitingCheck, Withdrawn),
            (Approved, Withdrawn),
            (Pushed, Withdrawn),
            (AwaitingCheck, Expired),
            (Approved, Expired),
            (Pushed, Expired),
            (AwaitingRelease, Withdrawn),
            (AwaitingRelease, Expired),
            (AwaitingRelease, AwaitingCheck),
            (AwaitingRelease, Approved),
            (AwaitingData, Withdrawn),
            (AwaitingData, Expired),
            (AwaitingData, AwaitingCheck),
            (AwaitingData, Approved),
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
    public static Transitions<OfferState> Table { get; } = new(ByOfficer.Moves.Concat(ByBulk.Moves).Concat(ByFirm.Moves).Concat(ByRun.Moves));

    /// <summary>States of offers that a run renews, withdraws or ends.</summary>
    internal static OfferState[] OpenStates { get; } = [AwaitingCheck, AwaitingRelease, AwaitingData, Approved, Pushed];

    /// <summary>States before the approval: other grounds bring the offer back to the check.</summary>
    internal static OfferState[] UncheckedStates { get; } = [AwaitingCheck, AwaitingRelease, AwaitingData];

    /// <summary>The state as screens say it.</summary>
    public static string Say(OfferState state) =>
        state switch
        {
            AwaitingCheck => OfferWording.AwaitingCheck,
            AwaitingRelease => OfferWording.AwaitingRelease,
            AwaitingData => OfferWording.AwaitingData,
            Approved => OfferWording.AwaitingPush,
            Pushed => OfferWording.AwaitingFirm,
            Confirmed => OfferWording.ConfirmedByFirm,
            Declined => OfferWording.DeclinedByFirm,
            Refused => OfferWording.CheckRefused,
            Withdrawn => OfferWording.Withdrawn,
            Expired => OfferWording.Expired,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An offer state without words."),
        };
}
