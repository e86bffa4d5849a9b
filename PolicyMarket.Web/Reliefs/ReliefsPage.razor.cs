using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Reliefs;

/// <summary>An officer sees which firms of the territory have not enjoyed a relief that they are entitled to.</summary>
public sealed partial class ReliefsPage(ReliefFollowUp reliefs, ReadingLog readings)
{
    private ReliefFollowUpView? view;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    /// <summary>The firm after which the page begins.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            var personId = (await Authentication).User.RequiredPersonId();
            var found = await reliefs.ReadAsync(personId, QueryText.Id(Item), QueryText.Id(After) ?? 0, Life);
            var firms = found is null ? "" : string.Join(' ', found.NotEnjoyed.Select(row => $"firm:{row.FirmId}"));
            if (firms.Length == 0 || (await readings.AddAsync(personId, AuditAction.ReliefsRead, $"item:{found?.ItemId}", $"查看应享未享的企业：{firms}", Life)).Succeeded)
            {
                view = found;
            }
        }
    }
}
