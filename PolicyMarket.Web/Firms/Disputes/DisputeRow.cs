using PolicyMarket.Data.Disputes;

namespace PolicyMarket.Web.Firms.Disputes;

/// <summary>
/// One dispute as its firm and its department see it. Due: last day for the answer, inclusive. FirmName and CreditCode are empty for the firm itself.
/// </summary>
public sealed record DisputeRow(
    long Id,
    string FirmName,
    string CreditCode,
    string Label,
    string ValueText,
    string Source,
    string Period,
    DateOnly AsOf,
    string ClaimedText,
    string Reason,
    string Department,
    DisputeState State,
    DateTime RaisedAt,
    DateOnly Due,
    string? Reply,
    DateTime? AnsweredAt
);
