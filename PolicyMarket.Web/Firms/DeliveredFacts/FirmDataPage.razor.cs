using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Firms.Disputes;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>The firm's own data, with their origin, and its disputes about them.</summary>
public sealed partial class FirmDataPage(FirmDataQueries queries, DisputeQueries ownDisputes)
{
    private FirmData? data;
    private IReadOnlyList<DisputeRow> disputes = [];
    private string? notice;
    private bool isRead;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Set by the form after a dispute was raised.</summary>
    [SupplyParameterFromQuery(Name = "disputed")]
    public string? Disputed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            var personId = (await Authentication).User.PersonId();
            disputes = await ownDisputes.OwnAsync(personId, Life);
            data = await queries.ReadOwnAsync(personId, Life);
        }

        notice = Disputed == "true" ? "异议已送到报送的部门。答复会写在这里和收件箱里。" : null;
        isRead = true;
    }
}
