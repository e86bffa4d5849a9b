using PolicyMarket.Data.Claims;

namespace PolicyMarket.Web.Firms;

/// <summary>One claim on its way, or paid.</summary>
public sealed record ClaimCard(long Id, string Number, string Title, long AmountFen, ClaimState State, DateTime ConfirmedAt, string? LastNote);
