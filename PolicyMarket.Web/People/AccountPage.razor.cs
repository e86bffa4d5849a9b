using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.People;

/// <summary>A person's own account: password, second factor, and where the person is signed in.</summary>
public sealed partial class AccountPage(AccountQueries queries, SessionDesk desk, FirmContact contact, AccountOptions options)
{
    private AccountView? account;
    private string? phone;
    private string? notice;
    private string? problem;
    private PersonId personId;
    private string sessionId = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "end-others")]
    private CodeInput Others { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Others ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        personId = user.RequiredPersonId();
        sessionId = user.SessionId() ?? "";
        notice = Done == "password" ? "密码已改，其他地方的登录已经退出。" : null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        account = await queries.ReadAsync(personId, sessionId, Life);
        phone = await contact.MaskedPhoneAsync(personId, Life);
    }

    private Task PhoneChangedAsync(string masked)
    {
        (notice, problem) = (masked.Length == 0 ? "手机号已去掉，今后的消息只在收件箱里。" : $"今后的短信发到 {masked}。", null);
        return LoadAsync();
    }

    private async Task EndAsync(SessionLine row)
    {
        var id = await queries.SessionIdAsync(personId, row.Key, Life);
        if (id is not null)
        {
            var ended = await desk.EndAsync(personId, id, isSignOut: false, Life);
            (notice, problem) = ended.Succeeded ? ("这一处登录已经结束。", null) : ((string?)null, ended.Why);
        }
        else
        {
            notice = "这一处登录已经结束。";
        }

        await LoadAsync();
    }

    private async Task EndOthersAsync()
    {
        var ended = await desk.EndOthersAsync(personId, sessionId, Life);
        (notice, problem) = ended.Succeeded ? ($"已结束其他 {ended.Value} 处登录。", null) : ((string?)null, ended.Why);
        await LoadAsync();
    }
}
