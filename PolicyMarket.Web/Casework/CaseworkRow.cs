using System.Collections.Immutable;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Web.Casework;

/// <summary>One case on the page.</summary>
/// <param name="Why">The fired rules with the facts that they matched, one per line.</param>
/// <param name="WhoActs">Who must act, in words.</param>
/// <param name="Link">Address of the thing that it is about; null: the person has no page for it.</param>
public sealed record CaseworkRow(
    long Id,
    CaseKind Kind,
    CaseLight Light,
    int Level,
    string Reason,
    string Rule,
    ImmutableArray<string> Why,
    string? FirmName,
    string? CreditCode,
    string WhoActs,
    DateOnly Due,
    long AmountFen,
    DateTime OpenedAt,
    CaseState State,
    DateTime? ClosedAt,
    string? CloseReason,
    string? Link,
    string LinkText
);
