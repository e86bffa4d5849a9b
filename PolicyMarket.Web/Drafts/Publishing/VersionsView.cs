using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>An item with its versions, the newest first; Suspended: by whom, when and why, in words; null when it is not.</summary>
public sealed record VersionsView(
    long ItemId,
    string Code,
    string Title,
    string DepartmentName,
    bool IsOwn,
    string? Suspended,
    DateOnly? EndsOn,
    ImmutableArray<VersionRow> Versions
);
