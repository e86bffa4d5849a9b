using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts;

/// <summary>The frame of one draft: whose item it is, and whether this person may draft it.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class DraftPage(DraftQueries queries, NavigationManager navigation)
{
    private DraftItem? item;
    private string? refusal;
    private bool isAllowed;

    /// <summary>The item's number; null for a draft from nothing.</summary>
    [Parameter]
    public string? Code { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var author = await queries.AuthorAsync(PersonId, Life);
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
