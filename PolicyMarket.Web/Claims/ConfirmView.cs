using PolicyMarket.Data.Offers;

namespace PolicyMarket.Web.Claims;

/// <summary>All that the confirm page and the page for declining show of one offer.</summary>
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
    string? ClaimNumber,
    DateTime? AnsweredAt,
    IReadOnlyList<AccountChoice> Accounts
)
{
    /// <summary>Why 就高不重复 takes the offer away, in words; null: it does not.</summary>
    public string? Excluded { get; init; }

    /// <summary>The last day for the money, inclusive, if it is confirmed today.</summary>
    public DateOnly MoneyDue { get; init; }

    /// <summary>Until when, inclusive, a declined offer can be taken back; null: it is not declined, or the time is over.</summary>
    public DateOnly? TakeBackUntil { get; init; }
}
