using PolicyMarket.Data.Payouts;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Payouts;

/// <summary>One payout in a list; the account number is masked.</summary>
public sealed record PayoutRow(
    long Id,
    long ClaimId,
    string ClaimNumber,
    string FirmName,
    string ItemTitle,
    string FundName,
    long FundId,
    long AmountFen,
    string AccountHolder,
    string Account,
    PayoutState State,
    int Attempt,
    DateOnly? SettledOn,
    string? BankReference,
    DateOnly? ReturnedOn,
    string? ReturnReason);
