namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// Who drafts: an officer for the items of one department, an administrator for all. Territory: the region to whose firms an officer's figures are limited;
/// null for no limit.
/// </summary>
public sealed record DraftAuthor(bool IsAdministrator, long? DepartmentId, string? DepartmentKey, string? Territory = null)
{
    public bool May(DraftItem item) => IsAdministrator || item.DepartmentId == DepartmentId;
}
