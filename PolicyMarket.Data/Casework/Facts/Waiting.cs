using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>Something that waits for a step until a last day.</summary>
/// <param name="Kind">One of the kinds that wait.</param>
/// <param name="Subject">The thing that waits, e.g. "offer:17".</param>
/// <param name="Since">First day of the waiting.</param>
/// <param name="Due">Last day, inclusive.</param>
/// <param name="DaysLeft">Working days from today up to the last day; negative: over by so many.</param>
/// <param name="Name">Name of the thing in words.</param>
internal sealed record Waiting(
    CaseKind Kind,
    string Subject,
    long? FirmId,
    long? DepartmentId,
    CaseActor Actor,
    DateOnly Since,
    DateOnly Due,
    int DaysLeft,
    bool IsOver,
    long AmountFen,
    string Name
) : IIdentityProvider
{
    public object GetIdentity() => (Kind, Subject);
}
