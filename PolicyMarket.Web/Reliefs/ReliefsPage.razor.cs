using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Reliefs;

/// <summary>An officer sees which firms of the territory have not enjoyed a relief that they are entitled to.</summary>
[DeskRoles(Roles.Officer)]
public sealed partial class ReliefsPage(ReliefFollowUp reliefs, ReadingLog readings, NavigationManager navigation)
{
    private ReliefFollowUpView? view;
    private (string? Item, string? After) shown;
    private bool isRead;

    [SupplyParameterFromQuery(Name = "item")]
    private string? Item { get; set; }

    /// <summary>The firm after which the page begins.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    /// <summary>Reads once an address: on the circuit, not for the first picture of the page.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || (isRead && shown == (Item, After)))
        {
            return;
        }

        shown = (Item, After);
        var found = await reliefs.ReadAsync(PersonId, QueryText.Id(Item), QueryText.Id(After) ?? 0, Life);
        var firms = found is null ? "" : string.Join(' ', found.NotEnjoyed.Select(row => $"firm:{row.FirmId}"));
        var isRecorded =
            firms.Length == 0
            || (await readings.AddAsync(PersonId, AuditAction.ReliefsRead, $"item:{found?.ItemId}", $"查看应享未享的企业：{firms}", Life)).Succeeded;
        (view, isRead) = (isRecorded ? found : null, true);
    }

    private string TitleOf(long? itemId) => view?.Items.FirstOrDefault(item => item.ItemId == itemId).Title ?? "";

    private void Choose(long? itemId)
    {
        if (itemId is { } chosen)
        {
            navigation.NavigateTo(Urls.ReliefsOf(chosen));
        }
    }
}
