using System.Security.Claims;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Shell;

/// <summary>The bell: shown to who is signed in, once a feature counts unread notices.</summary>
public sealed partial class NoticesLink
{
    private int? _count;
    private string _url = Urls.Notices;

    protected override async Task CountAsync(ClaimsPrincipal person)
    {
        if (Counts.FirstOrDefault(count => count.Url == Urls.Notices) is { } notices)
        {
            _url = person.IsFirm() ? Urls.Notices : Urls.DeskNotices;
            _count = await notices.CountAsync(person, Life);
        }
    }
}
