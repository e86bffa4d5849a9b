using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Drafts;

/// <summary>The items that this person may draft.</summary>
public sealed partial class DraftsPage(DraftQueries queries)
{
    private DraftItemList? list;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is not null
            && await queries.AuthorAsync((await Authentication).User.PersonId(), Life) is { } author
            && (author.IsAdministrator || author.DepartmentId is not null))
        {
            list = await queries.ItemsAsync(author, Words, Life);
        }
    }
}
