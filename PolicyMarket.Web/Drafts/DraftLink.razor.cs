using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Drafts;

/// <summary>Leads from an item to its draft, for those who may draft it.</summary>
public sealed partial class DraftLink(DraftQueries queries)
{
    private bool isAllowed;

    /// <summary>The item's number.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnParametersSetAsync() =>
        isAllowed =
            Authentication is not null
            && await queries.AuthorAsync((await Authentication).User.PersonId(), Life) is { } author
            && await queries.FindAsync(Code, Life) is { } item
            && author.May(item);
}
