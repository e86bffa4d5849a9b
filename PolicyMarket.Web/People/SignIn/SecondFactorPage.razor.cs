using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>A person sets up the own second factor, moves it to another phone, and makes new recovery codes.</summary>
public sealed partial class SecondFactorPage(SecondFactorDesk desk, SignInFlow flow)
{
    private SecondFactorState? state;
    private IReadOnlyList<string> fresh = [];
    private bool isForced;
    private bool isNew;
    private string? problem;
    private string next = Urls.Account;
    private PersonId personId;
    private string sessionId = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "begin")]
    private CodeInput Begin { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "confirm")]
    private CodeInput Confirm { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "recovery")]
    private CodeInput Recovery { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Begin ??= new();
        Confirm ??= new();
        Recovery ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        isForced = SignInSteps.Of(user) == SignInStep.SecondFactor;
        personId = user.RequiredPersonId();
        sessionId = user.SessionId() ?? "";
        await LoadAsync();
    }

    private static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(part => new string(part)));

    private async Task LoadAsync() => state = await desk.ReadAsync(personId, Life);

    private async Task BeginAsync()
    {
        var begun = await desk.BeginAsync(new Approver(personId, Begin.Code), Begin.Password ?? "", Life);
        problem = begun.Succeeded ? null : begun.Why;
        await LoadAsync();
    }

    private async Task ConfirmAsync()
    {
        var confirmed = await desk.ConfirmAsync(new Approver(personId, Confirm.Code), sessionId, Life);
        await ShowAsync(confirmed.Succeeded ? confirmed.Value : null, confirmed.Why, isFirst: true);
    }

    private async Task RenewAsync()
    {
        var renewed = await desk.RenewRecoveryCodesAsync(new Approver(personId, Recovery.Code), Life);
        await ShowAsync(renewed.Succeeded ? renewed.Value : null, renewed.Why, isFirst: false);
    }

    private async Task ShowAsync(IReadOnlyList<string>? codes, string why, bool isFirst)
    {
        (fresh, isNew, problem) = (codes ?? [], isFirst, codes is null ? why : null);
        if (codes is not null && isForced)
        {
            next = await flow.StartOfAsync(personId, ReturnUrl);
        }

        await LoadAsync();
    }
}
