using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Who uploads, as the database knows them when the file arrives.</summary>
public sealed record ImportUploader(PersonId PersonId, string Name, bool IsAdministrator, string? DepartmentKey)
{
    /// <summary>A person sees their own imports and their department's; an administrator sees all.</summary>
    public bool MaySee(ImportOrder order) =>
        IsAdministrator || order.By.PersonId == PersonId || (order.Kind == ImportKind.Firms && order.Source == DepartmentKey);
}
