using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People;

/// <summary>One account for administrators: name, department, roles, password, second factor, sessions.</summary>
[DeskRoles(Roles.Administrator)]
public sealed partial class PersonPage(
    PeopleQueries queries,
    AccountQueries accounts,
    PeopleDesk desk,
    PersonDetailsDesk detailsDesk,
    AccessRequestDesk requestDesk,
    SessionDesk sessions
)
{
    private PersonView? person;
    private IReadOnlyCollection<string> ticked = [];
    private bool hasSecondAdministrator;
    private bool isRead;
    private string? notice;
    private string? problem;
    private string? handed;
    private IReadOnlyList<Department> departments = [];
    private string name = "";
    private long? departmentId;
    private string? password;
    private string? rolesCode;
    private string? factorCode;

    [Parameter]
    public long TargetId { get; set; }

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            departments = await queries.DepartmentsAsync(Life);
            await LoadAsync();
            await RecordReadingAsync();
            isRead = true;
        }
    }

    /// <summary>The ticks of the roles are what is held and requested, or what was sent and refused.</summary>
    private async Task LoadAsync(bool keepsTicks = false)
    {
        person = await queries.PersonAsync(TargetId, accounts, Life);
        hasSecondAdministrator = await queries.AdministratorsAsync(Life) > 1;
        if (person is null)
        {
            return;
        }

        (name, departmentId) = (person.Row.Name, person.DepartmentId);
        if (!keepsTicks)
        {
            ticked = [.. person.Row.Roles.Union(person.Pending.Where(r => r.Kind == AccessRequestKind.GrantRole).Select(r => r.Role))];
        }
    }

    private async Task SetRolesAsync()
    {
        var done = await desk.SetRolesAsync(new Approver(PersonId, rolesCode), TargetId, ticked, Life);
        if (!done.Succeeded)
        {
            problem = done.Why;
            await LoadAsync(keepsTicks: true);
            return;
        }

        await LoadAsync();
        notice = person?.Pending.Count > 0 ? "角色已保存；上面列出的等另一位管理员确认后生效。" : "角色已保存。";
    }

    private async Task SetDetailsAsync()
    {
        var hasMoved = departmentId != person?.DepartmentId;
        var done = await detailsDesk.SetAsync(PersonId, TargetId, name, departmentId, Life);
        await ShowAsync(done, hasMoved ? "已保存。部门换了，他要重新登录。" : "已保存。");
    }

    private async Task ResetPasswordAsync()
    {
        var isMade = string.IsNullOrEmpty(password);
        var given = isMade ? OneTimePassword.Create() : password ?? "";
        var done = await desk.SetPasswordAsync(PersonId, TargetId, given, mustChange: true, Life);
        (handed, password) = (done.Succeeded && isMade ? given : null, null);
        await ShowAsync(done, "密码已重置，他在各处的登录都已退出。");
    }

    private async Task ResetSecondFactorAsync()
    {
        await ShowAsync(await desk.ResetSecondFactorAsync(new Approver(PersonId, factorCode), TargetId, Life), "");
        if (problem is null)
        {
            notice = person is { HasSecondFactor: true } ? "已提出，等另一位管理员确认后重置。" : "动态验证码已重置，他下次登录时重新设置。";
        }
    }

    private async Task SwitchAsync(PersonRow row) =>
        await ShowAsync(
            row.IsActive ? await desk.DeactivateAsync(PersonId, TargetId, Life) : await desk.ReactivateAsync(PersonId, TargetId, Life),
            row.IsActive ? "账号已停用，他在各处的登录都已退出。" : "账号已启用。"
        );

    private async Task EndAllAsync()
    {
        var ended = await sessions.EndAllAsync(PersonId, TargetId, Life);
        (notice, problem) = ended.Succeeded ? ($"已结束 {ended.Value} 处登录。", null) : ((string?)null, ended.Why);
        await LoadAsync();
    }

    private async Task ConfirmAsync(AccessDecision decision) =>
        await ShowAsync(await requestDesk.ConfirmAsync(new Approver(PersonId, decision.Code), decision.Row.Id, Life), $"已确认：{decision.Row.What}。");

    private async Task RejectAsync(AccessRequestRow row) =>
        await ShowAsync(await requestDesk.RejectAsync(PersonId, row.Id, Life), $"没有授权：{row.What}。");

    private async Task ShowAsync(Result<long> done, string words)
    {
        (notice, problem) = done.Succeeded ? (words, null) : ((string?)null, done.Why);
        await LoadAsync();
    }
}
