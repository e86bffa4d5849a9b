using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Payouts;

/// <summary>An answer of the bank that waits for a second person.</summary>
public sealed record PendingAnswerRow(
    long Id,
    string PayoutNumber,
    string FirmName,
    long AmountFen,
    bool IsPaid,
    DateOnly On,
    string? Reference,
    string? Reason,
    string? Difference,
    long EnteredByPersonId,
    string EnteredBy,
    DateTime EnteredAt
);
