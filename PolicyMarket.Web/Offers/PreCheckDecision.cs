using PolicyMarket.Data.Offers;

namespace PolicyMarket.Web.Offers;

/// <summary>One decision of an officer of the department that can still be taken back: all offers that it moved together.</summary>
/// <param name="PushAt">When approved offers are pushed by themselves; null for other decisions.</param>
public sealed record PreCheckDecision(
    DateTime At,
    string Officer,
    OfferState State,
    int Count,
    long TotalFen,
    string FirstFirm,
    string FirstTitle,
    string? Reason,
    DateTime? PushAt
);
