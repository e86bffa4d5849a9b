using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Web.Casework;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Oversight;

/// <summary>监督总览: lights by department, what turns on the next day, and the way to the trail of a claim. Names no firm.</summary>
[DeskRoles(Roles.Supervisor, Roles.Administrator)]
public sealed partial class OversightPage(LightBoard board)
{
    private static readonly CaseworkFilter Everything = new(null, null, null, null, IsEnded: false, 1);
    private LightBoardView? _view;

    protected override async Task OnInitializedAsync() => _view = await board.ReadAsync(PersonId, Life);

    private static string LightUrl(CaseLight light) => Urls.SupervisionFor(Everything with { Light = light });

    /// <summary>Cases of a department; for finance those of the kind that it has to act on.</summary>
    private static string ListUrl(LightRow row, CaseLight? light) =>
        Urls.SupervisionFor(
            Everything with
            {
                Light = light,
                Department = row.DepartmentId,
                Kind = row.Actor switch
                {
                    CaseActor.Finance => CaseKind.ClaimWaits,
                    CaseActor.FinanceChecker => CaseKind.BatchWaits,
                    _ => null,
                },
            }
        );
}
