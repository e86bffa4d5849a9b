using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Firms;

/// <summary>Benefits that the firm can have now come first; below them, by kind, what it need not or cannot confirm, and what is under way or paid.</summary>
public sealed partial class FirmHomePage(FirmQueries queries, NavigationManager navigation)
{
    private FirmHome? home;
    private string? notice;
    private string? problem;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Set by the page that declines an offer.</summary>
    [SupplyParameterFromQuery(Name = "declined")]
    public string? Declined { get; set; }

    /// <summary>Set by the confirm page after an offer was taken back.</summary>
    [SupplyParameterFromQuery(Name = "taken-back")]
    public string? TakenBack { get; set; }

    /// <summary>Set after a report on a relief: "true" or "false", as it was reported.</summary>
    [SupplyParameterFromQuery(Name = "reported")]
    public string? Reported { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is not { } personId)
        {
            navigation.NavigateTo(Urls.AccessDenied);
            return;
        }

        notice = this switch
        {
            { Declined: "true" } => "已记下：这一项不领取。十个工作日内改变主意的，在本页“已选择不领取”里恢复。",
            { TakenBack: "true" } => "已恢复：这一项又可以领取了。",
            { Reported: "true" } => "已记下：这项减免已经享受，不再计入可以少缴的数。",
            { Reported: "false" } => "已记下：这项减免还没有享受。",
            _ => null,
        };
        home = await queries.HomeAsync(personId, Life);
        if (home is null)
        {
            problem = "这个账号现在没有对应的企业，或企业不在名录里。";
        }
    }
}
