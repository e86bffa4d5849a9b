using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Sign-in as a plain form post: works without script and sets the cookie in the response.</summary>
public sealed partial class SignInPage(
    SignInDesk desk,
    SignInFlow flow,
    KnownDevice device,
    PeopleQueries queries,
    NavigationManager navigation,
    IHostEnvironment environment
)
{
    private IReadOnlyList<DemonstrationAccount> demonstration = [];
    private readonly string demonstrationPassword = DemonstrationPeople.Password;
    private string? problem;

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "as")]
    private string? As { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (!environment.IsDevelopment())
        {
            return;
        }

        demonstration = await queries.DemonstrationAccountsAsync(CancellationToken.None);
        if (Input.UserName.Length == 0 && demonstration.Any(a => a.UserName == As))
        {
            Input = new SignInInput { UserName = As ?? "", Password = demonstrationPassword };
        }
    }

    private async Task SignInAsync()
    {
        var (deviceId, persons) = device.Read();
        var attempt = new SignInAttempt(Input.UserName, Input.Password, flow.Address, flow.Browser)
        {
            DeviceId = deviceId,
            DevicePersonIds = [.. persons],
        };
        var result = await desk.SignInAsync(attempt, CancellationToken.None);
        if (result is not { Succeeded: true, Value: { } signedIn })
        {
            problem = result.Why;
            return;
        }

        await flow.IssueAsync(signedIn.PersonId, signedIn.SessionId);
        if (signedIn.AsksCode)
        {
            navigation.NavigateTo(Urls.StepThen(Urls.SignInCode, Urls.Local(ReturnUrl)), forceLoad: true);
            return;
        }

        device.Remember(signedIn.PersonId);
        navigation.NavigateTo(await flow.StartOfAsync(signedIn.PersonId, ReturnUrl), forceLoad: true);
    }
}
