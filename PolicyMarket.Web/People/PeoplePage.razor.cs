using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.People;

/// <summary>The administrator's page of accounts.</summary>
public sealed partial class PeoplePage(PeopleQueries queries, PeopleDesk desk, AccessRequestDesk requestDesk)
{
    private IReadOnlyList<PersonRow> rows = [];
    private IReadOnlyList<Department> departments = [];
    private IReadOnlyList<AccessRequestRow> requests = [];
    private bool hasSecondAdministrator;
    private string? password;
    private string? notice;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromForm(FormName = "add")]
    private PersonInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(Name = CodeField.FieldName)]
    private string? ApprovalCode { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (Authentication is not null)
        {
            personId = (await Authentication).User.RequiredPersonId();
        }

        await LoadAsync();
        await RecordReadingAsync();
    }

    private async Task LoadAsync()
    {
        rows = await queries.ReadAsync(Words, Life);
        departments = await queries.DepartmentsAsync(Life);
        requests = await queries.RequestsAsync(personId: null, Life);
        hasSecondAdministrator = await queries.AdministratorsAsync(Life) > 1;
    }

    private async Task AddAsync()
    {
        long? firmId = null;
        if (!string.IsNullOrWhiteSpace(Input.CreditCode))
        {
            firmId = await queries.FirmIdAsync(Input.CreditCode.Trim(), Life);
            if (firmId is null)
            {
                problem = $"名录里没有统一社会信用代码为 {Input.CreditCode.Trim()} 的企业，账号没有建立。请核对代码，或先导入这家企业。";
                return;
            }
        }

        var handed = string.IsNullOrEmpty(Input.Password) ? OneTimePassword.Create() : Input.Password;
        var person = new NewPerson(Input.UserName.Trim(), Input.Name.Trim(), handed, Input.Roles)
        {
            DepartmentId = Input.DepartmentId,
            FirmId = firmId,
            Code = ApprovalCode,
        };
        var added = await desk.AddAsync(personId, person, Life);
        if (added.Succeeded)
        {
            var waits = Input.Roles.Exists(Roles.Guarded.Contains) ? "标 * 的角色等另一位管理员确认后生效。" : "";
            notice = $"账号 {person.UserName} 已建立。{waits}";
            password = string.IsNullOrEmpty(Input.Password) ? handed : null;
            Input = new PersonInput();
        }
        else
        {
            problem = added.Why;
        }

        await LoadAsync();
    }

    private async Task SwitchAsync(PersonRow row)
    {
        var done = row.IsActive
            ? await desk.DeactivateAsync(personId, row.Id, Life)
            : await desk.ReactivateAsync(personId, row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"{row.Name} 的账号已{(row.IsActive ? "停用" : "启用")}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }

    private async Task ConfirmAsync(AccessRequestRow row)
    {
        var done = await requestDesk.ConfirmAsync(new Approver(personId, ApprovalCode), row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"已确认：{row.Name}，{row.What}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }

    private async Task RejectAsync(AccessRequestRow row)
    {
        var done = await requestDesk.RejectAsync(personId, row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"没有授权：{row.Name}，{row.What}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }
}
