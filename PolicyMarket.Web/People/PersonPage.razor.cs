using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.People;

/// <summary>One account for administrators: roles, password, second factor, sessions.</summary>
public sealed partial class PersonPage(
    PeopleQueries queries, AccountQueries accounts, PeopleDesk desk, AccessRequestDesk requestDesk, SessionDesk sessions)
{
    private PersonView? person;
    private IReadOnlyCollection<string> ticked = [];
    private bool hasSecondAdministrator;
    private string? notice;
    private string? problem;
    private string? handed;
    private long ownId;

    [Parameter]
    public long TargetId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "roles")]
    private RolesInput Chosen { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "reset")]
    private ResetInput Reset { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "factor")]
    private CodeInput Factor { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "end-all")]
    private CodeInput Ending { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(Name = CodeField.FieldName)]
    private string? ApprovalCode { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Chosen ??= new();
        Reset ??= new();
        Factor ??= new();
        Ending ??= new();
        if (Authentication is not null)
        {
            ownId = (await Authentication).User.RequiredPersonId();
            await LoadAsync();
            await RecordReadingAsync();
        }
    }

    /// <summary>The ticks of the roles are what is held and requested, or what was sent and refused.</summary>
    private async Task LoadAsync(bool keepsTicks = false)
    {
        person = await queries.PersonAsync(TargetId, accounts, Life);
        hasSecondAdministrator = await queries.AdministratorsAsync(Life) > 1;
        if (person is not null)
        {
            ticked = keepsTicks ? Chosen.Roles
                : [.. person.Row.Roles.Union(person.Pending.Where(r => r.Kind == AccessRequestKind.GrantRole).Select(r => r.Role))];
        }
    }

    private async Task SetRolesAsync()
    {
        var done = await desk.SetRolesAsync(new Approver(ownId, ApprovalCode), TargetId, Chosen.Roles, Life);
        if (!done.Succeeded)
        {
            problem = done.Why;
            await LoadAsync(keepsTicks: true);
            return;
        }

        await LoadAsync();
        notice = person?.Pending.Count > 0 ? "角色已保存；上面列出的等另一位管理员确认后生效。" : "角色已保存。";
    }

    private async Task ResetPasswordAsync()
    {
        var isMade = string.IsNullOrEmpty(Reset.Password);
        var password = isMade ? OneTimePassword.Create() : Reset.Password ?? "";
        var done = await desk.SetPasswordAsync(ownId, TargetId, password, mustChange: true, Life);
        handed = done.Succeeded && isMade ? password : null;
        await ShowAsync(done, "密码已重置，他在各处的登录都已退出。");
    }

    private async Task ResetSecondFactorAsync()
    {
        await ShowAsync(await desk.ResetSecondFactorAsync(new Approver(ownId, ApprovalCode), TargetId, Life), "");
        if (problem is null)
        {
            notice = person is { HasSecondFactor: true } ? "已提出，等另一位管理员确认后重置。" : "动态验证码已重置，他下次登录时重新设置。";
        }
    }

    private async Task SwitchAsync(PersonRow row) => await ShowAsync(
        row.IsActive ? await desk.DeactivateAsync(ownId, TargetId, Life) : await desk.ReactivateAsync(ownId, TargetId, Life),
        row.IsActive ? "账号已停用，他在各处的登录都已退出。" : "账号已启用。");

    private async Task EndAllAsync()
    {
        var ended = await sessions.EndAllAsync(ownId, TargetId, Life);
        (notice, problem) = ended.Succeeded ? ($"已结束 {ended.Value} 处登录。", null) : ((string?)null, ended.Why);
        await LoadAsync();
    }

    private async Task ConfirmAsync(AccessRequestRow row) =>
        await ShowAsync(await requestDesk.ConfirmAsync(new Approver(ownId, ApprovalCode), row.Id, Life), $"已确认：{row.What}。");

    private async Task RejectAsync(AccessRequestRow row) =>
        await ShowAsync(await requestDesk.RejectAsync(ownId, row.Id, Life), $"没有授权：{row.What}。");

    private async Task ShowAsync(Result<long> done, string words)
    {
        (notice, problem) = done.Succeeded ? (words, null) : ((string?)null, done.Why);
        await LoadAsync();
    }
}
