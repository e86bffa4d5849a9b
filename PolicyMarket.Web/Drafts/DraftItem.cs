using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts;

/// <summary>A published item to begin a draft from.</summary>
public sealed record DraftItem(string Code, int VersionNumber, long DepartmentId, string DepartmentName, PolicyRule Rule);
