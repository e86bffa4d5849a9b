using PolicyMarket.Data.Offers;

namespace PolicyMarket.Web.Claims;

/// <summary>All that the confirm page shows of one offer.</summary>
public sealed record ConfirmView(
    long OfferId,
    string Title,
    string Summary,
    string ItemCode,
    string Period,
    long AmountFen,
    OfferState State,
    DateOnly LastDay,
    string? Reason,
    string ReceiptJson,
    long? ClaimId,
    IReadOnlyList<AccountChoice> Accounts)
{
    /// <summary>Why 就高不重复 takes the offer away, in words; null: it does not.</summary>
    public string? Excluded { get; init; }
}
