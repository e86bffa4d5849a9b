using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People;

/// <summary>The administrator's page of departments.</summary>
[DeskRoles(Roles.Administrator)]
public sealed partial class DepartmentsPage(PeopleQueries queries, DepartmentDesk desk)
{
    private IReadOnlyList<Department> departments = [];
    private Department? edited;
    private string newName = "";
    private string? newRegion;
    private string? notice;
    private string? problem;

    private DepartmentInput Input { get; set; } = new();

    protected override async Task OnInitializedAsync() => departments = await queries.DepartmentsAsync(Life);

    private static string TerritoryOf(Department department) =>
        department.Region.Length == 0 ? "不限" : $"{RegionTree.FullName(department.Region)}（{department.Region}）";

    private void Edit(Department department) => (edited, newName, newRegion) = (department, department.Name, department.Region);

    private async Task AddAsync()
    {
        var added = await desk.AddAsync(PersonId, Input.Key.Trim(), Input.Name.Trim(), Input.Region, Life);
        (notice, problem) = added.Succeeded ? ($"部门“{Input.Name.Trim()}”已添加。", null) : ((string?)null, added.Why);
        Input = added.Succeeded ? new DepartmentInput() : Input;
        departments = await queries.DepartmentsAsync(Life);
    }

    /// <summary>The territory first: when it is refused, the name stays too.</summary>
    private async Task SaveAsync()
    {
        if (edited is not { } department)
        {
            return;
        }

        var saved = await desk.SetTerritoryAsync(PersonId, department.Id, newRegion, Life);
        saved = saved.Succeeded ? await desk.RenameAsync(PersonId, department.Id, newName, Life) : saved;
        (notice, problem) = saved.Succeeded ? ("已保存。下一次匹配起按新辖区分派。", null) : ((string?)null, saved.Why);
        edited = saved.Succeeded ? null : edited;
        departments = await queries.DepartmentsAsync(Life);
    }
}
