using PolicyMarket.Data.Claims;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>One claim with its timeline and receipt.</summary>
public sealed record ClaimView(
    long Id,
    string Number,
    string FirmName,
    string Title,
    string ItemCode,
    string Period,
    long AmountFen,
    ClaimState State,
    string Account,
    string ReceiptJson,
    string ReceiptHash,
    IReadOnlyList<TimelineStep> Steps);
