using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.People;

namespace PolicyMarket.Web.People;

/// <summary>Sign-in as a plain form post: works without script and sets the cookie in the response.</summary>
public sealed partial class SignInPage(
    SignInManager<Person> signIn,
    UserManager<Person> users,
    PeopleQueries queries,
    NavigationManager navigation,
    IHostEnvironment environment)
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
        var person = await users.FindByNameAsync(Input.UserName.Trim());
        if (person is not { IsActive: true } || (person.IsDemonstration && !environment.IsDevelopment()))
        {
            problem = "登录名或密码不对，没有登录。请检查后再试；忘记密码请联系管理员。";
            return;
        }

        var result = await signIn.PasswordSignInAsync(person, Input.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            navigation.NavigateTo(await StartOfAsync(person), forceLoad: true);
            return;
        }

        problem = result.IsLockedOut
            ? "连续输错 5 次，账号锁定 15 分钟。请稍后再试，或联系管理员。"
            : "登录名或密码不对，没有登录。请检查后再试；忘记密码请联系管理员。";
    }

    /// <summary>The page that the person asked for, else the desk of the first role.</summary>
    private async Task<string> StartOfAsync(Person person)
    {
        if (Urls.Local(ReturnUrl) is { } asked)
        {
            return asked;
        }

        var roles = await users.GetRolesAsync(person);
        return roles switch
        {
            _ when roles.Contains(Roles.Firm) => Urls.FirmHome,
            _ when roles.Contains(Roles.Officer) => Urls.PreCheck,
            _ when roles.Contains(Roles.Finance) || roles.Contains(Roles.FinanceChecker) => Urls.Payouts,
            _ when roles.Contains(Roles.Administrator) => Urls.People,
            _ when roles.Contains(Roles.Supervisor) => Urls.Runs,
            _ => Urls.Supermarket,
        };
    }
}
