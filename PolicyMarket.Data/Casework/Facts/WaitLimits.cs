using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>Thresholds of one kind of waiting, in working days: amber from so many left on, the two levels from so many over on.</summary>
internal sealed record WaitLimits(CaseKind Kind, int AmberLeft, int LevelOneOver, int LevelTwoOver) : IIdentityProvider
{
    public object GetIdentity() => Kind;
}
