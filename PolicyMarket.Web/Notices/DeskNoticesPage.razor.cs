using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Notices;

/// <summary>The notices of one person of the staff, newest first.</summary>
[DeskRoles(Roles.Officer, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Leader, Roles.Administrator)]
public sealed partial class DeskNoticesPage(NoticeQueries queries)
{
    private IReadOnlyList<NoticeRow> _rows = [];

    protected override async Task OnInitializedAsync() => _rows = await queries.ReadAsync(PersonId, Life);
}
