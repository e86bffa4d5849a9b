namespace PolicyMarket.Web.Drafts;

/// <summary>Who drafts: an officer for the items of one department, an administrator for all.</summary>
public sealed record DraftAuthor(bool IsAdministrator, long? DepartmentId, string? DepartmentKey)
{
    public bool May(DraftItem item) => IsAdministrator || item.DepartmentId == DepartmentId;
}
