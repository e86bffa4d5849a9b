using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>A person changes the own password; demanded after somebody else has handed one over.</summary>
public sealed partial class PasswordPage(AccountDesk desk, SignInFlow flow, NavigationManager navigation)
{
    private bool isForced;
    private string? problem;
    private IReadOnlyList<FieldError> errors = [];
    private PersonId personId;
    private string sessionId = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        isForced = SignInSteps.Of(user) == SignInStep.Password;
        personId = user.RequiredPersonId();
        sessionId = user.SessionId() ?? "";
    }

    private async Task ChangeAsync()
    {
        errors = FieldErrors.Missing(
            ("old", Input.Old, "请填写现在的密码。"),
            ("new", Input.New, "请填写新密码。"),
            ("again", Input.Again, "请再输一次新密码。")
        );
        if (errors.Count == 0 && Input.New != Input.Again)
        {
            errors = [new FieldError("again", "两次输入的新密码不一样，密码没有改。请重新输入。")];
        }

        if (errors.Count > 0)
        {
            return;
        }

        var changed = await desk.ChangePasswordAsync(personId, sessionId, Input.Old ?? "", Input.New ?? "", CancellationToken.None);
        if (changed is not { Succeeded: true, Value: { } next })
        {
            problem = changed.Why;
            return;
        }

        await flow.IssueAsync(personId, next);
        navigation.NavigateTo(isForced ? await flow.StartOfAsync(personId, ReturnUrl) : Urls.AccountAfterPassword, forceLoad: true);
    }
}
