using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Shell;

/// <summary>The bell: shown to who is signed in, once a feature counts unread notices.</summary>
public sealed partial class NoticesLink
{
    private int? _count;
    private string _url = Urls.Notices;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null
            || (await Authentication).User is not { Identity.IsAuthenticated: true } person
            || Counts.FirstOrDefault(count => count.Url == Urls.Notices) is not { } notices)
        {
            return;
        }

        _url = person.IsFirm() ? Urls.Notices : Urls.DeskNotices;
        _count = await notices.CountAsync(person, Life);
    }
}
