using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A claim whose money has not arrived yet, with the account to which it goes.</summary>
internal sealed record OpenMoney(
    long ClaimId,
    string Number,
    long FirmId,
    long? DepartmentId,
    long DocumentId,
    DateOnly ConfirmedOn,
    string AccountNumber,
    string MaskedAccount,
    long AmountFen,
    string Title
) : IIdentityProvider
{
    public object GetIdentity() => ClaimId;
}
