using PolicyMarket.Data.Authoring;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>One draft in the list of a department; IsMine: this person wrote in it, so another one approves it.</summary>
public sealed record DraftRow(
    long Id,
    string Code,
    string Title,
    string DepartmentName,
    DraftState State,
    string ChangedBy,
    DateTime ChangedAt,
    DateOnly? EffectiveOn,
    bool IsMine,
    bool IsStale
);
