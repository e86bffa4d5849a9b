using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A paid claim whose firm promised to stay in the territory for some years from the payment on.</summary>
/// <param name="Territory">GB/T 2260 code.</param>
/// <param name="Until">Last day of the promise, inclusive.</param>
internal sealed record PromisedStay(
    long ClaimId,
    string Number,
    long FirmId,
    long? DepartmentId,
    string Title,
    long AmountFen,
    DateOnly PaidOn,
    int Years,
    DateOnly Until,
    string Territory
) : IIdentityProvider
{
    public object GetIdentity() => ClaimId;
}
