using PolicyMarket.Data.Authoring;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// A part of a draft that cites a clause. IsThere: the draft still has the part and is on its way or published; only then the clause counts as cited.
/// </summary>
public sealed record ClauseUse(
    long DocumentId,
    int ClauseOffset,
    long DraftId,
    string DraftTitle,
    DraftState State,
    long? ItemId,
    DraftSection Section,
    string Words,
    bool IsThere
);
