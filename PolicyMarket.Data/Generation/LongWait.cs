using NRules.RuleModel;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Generation;

/// <summary>Conclusion of a rule of a measurement; no case arises from it.</summary>
internal sealed record LongWait(CaseKind Kind, int Days, string Subject) : IIdentityProvider
{
    public object GetIdentity() => this;
}
