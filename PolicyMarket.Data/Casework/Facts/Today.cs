using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>The business date of a session, with the last day for dealing with a finding and the last day for deciding a recovery.</summary>
internal sealed record Today(DateOnly Date, DateOnly FindingDue, DateOnly RecoveryDue) : IIdentityProvider
{
    public object GetIdentity() => nameof(Today);
}
