using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People;

/// <summary>The administrator's page of accounts.</summary>
[DeskRoles(Roles.Administrator)]
public sealed partial class PeoplePage(PeopleQueries queries, PeopleDesk desk, AccessRequestDesk requestDesk)
{
    private IReadOnlyList<PersonRow> rows = [];
    private IReadOnlyList<Department> departments = [];
    private IReadOnlyList<AccessRequestRow> requests = [];
    private bool hasSecondAdministrator;
    private string? password;
    private string? notice;
    private string? problem;
    private string? code;
    private bool isBusy;
    private bool isRead;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // injected

    [Inject]
    private AddressBar Address { get; set; } = null!; // injected

    private PersonInput Input { get; set; } = new();

    private IEnumerable<PersonRow> Found => rows;

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
            await RecordReadingAsync();
            isRead = true;
        }
    }

    /// <summary>The address is the state: a search can be sent to somebody.</summary>
    private Task SearchAsync(string? words) =>
        Address.ShowAsync(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(words) ? null : words.Trim()), replace: true, Life);

    private async Task LoadAsync()
    {
        rows = await queries.ReadAsync(Words, Life);
        departments = await queries.DepartmentsAsync(Life);
        requests = await queries.RequestsAsync(personId: null, Life);
        hasSecondAdministrator = await queries.AdministratorsAsync(Life) > 1;
    }

    private async Task AddAsync()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        try
        {
            await AddOnceAsync();
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task AddOnceAsync()
    {
        (notice, problem) = (null, null);
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
            Code = code,
        };
        var added = await desk.AddAsync(PersonId, person, Life);
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
        var done = row.IsActive ? await desk.DeactivateAsync(PersonId, row.Id, Life) : await desk.ReactivateAsync(PersonId, row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"{row.Name} 的账号已{(row.IsActive ? "停用" : "启用")}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }

    private async Task ConfirmAsync(AccessDecision decision)
    {
        var row = decision.Row;
        var done = await requestDesk.ConfirmAsync(new Approver(PersonId, decision.Code), row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"已确认：{row.Name}，{row.What}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }

    private async Task RejectAsync(AccessRequestRow row)
    {
        var done = await requestDesk.RejectAsync(PersonId, row.Id, Life);
        (notice, problem) = done.Succeeded ? ($"没有授权：{row.Name}，{row.What}。", null) : ((string?)null, done.Why);
        await LoadAsync();
    }
}
