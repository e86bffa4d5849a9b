using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>A published version with who wrote and approved it and why; from an imported file the authors are empty.</summary>
public sealed record VersionRow(
    long Id,
    int Number,
    string Title,
    DateTime PublishedAt,
    string Author,
    string Reason,
    string Approver,
    string ApprovalReason,
    string? Withdrawn,
    PolicyRule? Rule
);
