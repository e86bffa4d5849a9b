using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>One line of the list of items that a draft can begin from.</summary>
public sealed record DraftItemRow(string Code, string Title, string Category, string DepartmentName, int VersionNumber);
