using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A published item to begin a draft from.</summary>
public sealed record DraftItem(string Code, int VersionNumber, long DepartmentId, string DepartmentName, PolicyRule Rule);
