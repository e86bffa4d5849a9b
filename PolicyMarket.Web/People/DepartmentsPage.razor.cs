using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People;

/// <summary>The administrator's page of departments.</summary>
public sealed partial class DepartmentsPage(PeopleQueries queries, DepartmentDesk desk)
{
    private IReadOnlyList<Department> departments = [];
    private string? notice;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "department")]
    private DepartmentInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "territory")]
    private TerritoryInput Territory { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Territory ??= new();
        if (Authentication is not null)
        {
            personId = (await Authentication).User.RequiredPersonId();
        }

        departments = await queries.DepartmentsAsync(Life);
    }

    private async Task AddAsync()
    {
        var added = await desk.AddAsync(personId, Input.Key.Trim(), Input.Name.Trim(), Input.Region, Life);
        (notice, problem) = added.Succeeded ? ($"部门“{Input.Name.Trim()}”已添加。", null) : ((string?)null, added.Why);
        departments = await queries.DepartmentsAsync(Life);
    }

    private async Task SetTerritoryAsync()
    {
        var set = await desk.SetTerritoryAsync(personId, Territory.DepartmentId, Territory.Region, Life);
        (notice, problem) = set.Succeeded ? ("辖区已保存。下一次匹配起按新辖区分派。", null) : ((string?)null, set.Why);
        departments = await queries.DepartmentsAsync(Life);
    }
}
