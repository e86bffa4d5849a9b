using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A claim as a member of an exclusive group, of the claimed version or of the item as it is now.</summary>
internal sealed record GroupedClaim(string Group, MadeClaim Claim) : IIdentityProvider
{
    public object GetIdentity() => (Group, Claim.ClaimId);
}
