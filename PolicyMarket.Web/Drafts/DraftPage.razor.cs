using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Drafts;

/// <summary>The frame of one draft: whose item it is, and whether this person may draft it.</summary>
public sealed partial class DraftPage(DraftQueries queries, NavigationManager navigation)
{
    private DraftItem? item;
    private string? refusal;
    private bool isAllowed;

    /// <summary>The item's number; null for a draft from nothing.</summary>
    [Parameter]
    public string? Code { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var author = Authentication is null ? null : await queries.AuthorAsync((await Authentication).User.PersonId(), Life);
        item = Code is null ? null : await queries.FindAsync(Code, Life);
        if (Code is not null && item is null)
        {
            navigation.NotFound();
            return;
        }

        isAllowed = author is not null && (item is null || author.May(item));
        refusal = isAllowed ? null : $"这个事项归{item?.DepartmentName ?? "别的部门"}，不归你的部门。";
        if (refusal is not null && Http is { Response.HasStarted: false } context)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
