using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>The second step of the sign-in, as a plain form post.</summary>
public sealed partial class CodePage(SignInDesk desk, SignInFlow flow, KnownDevice device, NavigationManager navigation)
{
    private SignInStep step;
    private string? next;
    private string? problem;
    private PersonId personId;
    private string sessionId = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "code")]
    private CodeInput Input { get; set; } = null!; // set as the page is initialized

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
        step = SignInSteps.Of(user);
        personId = user.RequiredPersonId();
        sessionId = user.SessionId() ?? "";
        next = step == SignInStep.Code ? null : await flow.StartOfAsync(personId, ReturnUrl);
    }

    private async Task GiveAsync()
    {
        var given = await desk.GiveCodeAsync(personId, sessionId, Input.Code ?? "", CancellationToken.None);
        if (!given.Succeeded)
        {
            problem = given.Why;
            return;
        }

        device.Remember(personId);
        navigation.NavigateTo(await flow.StartOfAsync(personId, ReturnUrl), forceLoad: true);
    }
}
