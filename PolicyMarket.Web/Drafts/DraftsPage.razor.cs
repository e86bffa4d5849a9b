using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts;

/// <summary>The items that this person may draft.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class DraftsPage(DraftQueries queries, NavigationManager navigation, AddressBar address)
{
    private DraftItemList? list;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (await queries.AuthorAsync(PersonId, Life) is { } author && (author.IsAdministrator || author.DepartmentId is not null))
        {
            list = await queries.ItemsAsync(author, Words, Life);
        }
    }

    private Task SearchAsync(string? words) =>
        address.ShowAsync(navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(words) ? null : words.Trim()), replace: true, Life);
}
