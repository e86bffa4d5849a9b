using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>Conclusion of a rule: a case should be open. Of several levels of one subject the highest counts.</summary>
/// <param name="Level">0 for the light alone, 1 or 2 for an escalation.</param>
/// <param name="DaysOver">Working days over the deadline; 0 when it is not over.</param>
/// <param name="Evidence">Facts that make this case another one than an earlier case of the same subject; days that pass are not part of it.</param>
internal sealed record CaseFinding(
    CaseKind Kind,
    string Subject,
    long? FirmId,
    long? DepartmentId,
    CaseActor Actor,
    CaseLight Light,
    int Level,
    DateOnly Due,
    int DaysOver,
    long AmountFen,
    string Reason,
    string Evidence
) : IIdentityProvider
{
    public object GetIdentity() => (Kind, Subject, Level);
}
