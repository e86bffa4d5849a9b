using PolicyMarket.Data.Claims;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>One claim with its timeline and receipt. IsOwn: it is of the reader's own firm; only then Accounts lists the firm's accounts.</summary>
public sealed record ClaimView(
    long Id,
    string Number,
    long FirmId,
    string FirmName,
    string Title,
    string ItemCode,
    string Period,
    long AmountFen,
    ClaimState State,
    string Account,
    bool IsAccountVerified,
    long? PayoutId,
    IReadOnlyList<AccountChoice> Accounts,
    string ReceiptJson,
    string ReceiptHash,
    IReadOnlyList<TimelineStep> Steps,
    bool IsOwn
)
{
    /// <summary>The last day for the money, inclusive; null when it does not run: paid, or returned and waiting for another account.</summary>
    public DateOnly? MoneyDue { get; init; }
}
