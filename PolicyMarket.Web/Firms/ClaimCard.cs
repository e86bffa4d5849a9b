using PolicyMarket.Data.Claims;

namespace PolicyMarket.Web.Firms;

/// <summary>One claim on its way, or paid. Due: the last day for the money, inclusive; null when it does not run.</summary>
public sealed record ClaimCard(
    long Id,
    string Number,
    string Title,
    long AmountFen,
    ClaimState State,
    DateTime ConfirmedAt,
    DateTime? WaitingSince,
    bool IsAccountVerified,
    string? ReturnReason
)
{
    public DateOnly? Due { get; init; }
}
