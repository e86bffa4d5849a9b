using PolicyMarket.Data.Payouts;

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
    string BankName,
    string MaskedNumber,
    PayoutState State,
    int Attempt,
    DateOnly? SettledOn,
    string? BankReference,
    DateOnly? ReturnedOn,
    string? ReturnReason
)
{
    /// <summary>The bank's reference of the return.</summary>
    public string? ReturnReference { get; init; }
}
