using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Offers;

/// <summary>The frame of the pre-check desk: who, which department, which filter.</summary>
public sealed partial class PreCheckPage
{
    private long? departmentId;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public long? ItemId { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null && (await Authentication).User is var user)
        {
            departmentId = user.DepartmentId();
            personId = user.RequiredPersonId();
        }
    }
}
