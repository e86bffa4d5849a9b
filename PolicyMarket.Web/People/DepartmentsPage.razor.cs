using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.People;

namespace PolicyMarket.Web.People;

/// <summary>The administrator's page of departments.</summary>
public sealed partial class DepartmentsPage(PeopleQueries queries, PeopleDesk desk) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Department> departments = [];
    private string? notice;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "department")]
    private DepartmentInput Input { get; set; } = null!; // set as the page is initialized

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (Authentication is not null)
        {
            personId = (await Authentication).User.RequiredPersonId();
        }

        departments = await queries.DepartmentsAsync(life.Token);
    }

    private async Task AddAsync()
    {
        var added = await desk.AddDepartmentAsync(personId, Input.Key.Trim(), Input.Name.Trim(), life.Token);
        (notice, problem) = added.IsDone ? ($"部门“{Input.Name.Trim()}”已添加。", null) : ((string?)null, added.Why);
        departments = await queries.DepartmentsAsync(life.Token);
    }
}
