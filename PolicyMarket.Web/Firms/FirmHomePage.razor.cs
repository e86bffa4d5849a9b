using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Firms;

/// <summary>What the firm can have now stands first; below it what lacks one fact, what is under way, what was paid.</summary>
public sealed partial class FirmHomePage(FirmQueries queries, NavigationManager navigation)
{
    private FirmHome? home;
    private string? notice;
    private string? problem;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Set by the confirm page after an offer was declined.</summary>
    [SupplyParameterFromQuery(Name = "declined")]
    public string? Declined { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is not { } personId)
        {
            navigation.NavigateTo(Urls.AccessDenied);
            return;
        }

        notice = Declined == "true" ? "已记下：这一项不领取。今后条件仍然满足时，可在下一年度再次收到。" : null;
        home = await queries.HomeAsync(personId, Life);
        if (home is null)
        {
            problem = "这个账号现在没有对应的企业，或企业不在名录里。";
        }
    }
}
