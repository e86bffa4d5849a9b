using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>The firm's receiving accounts, and a form for one more.</summary>
public sealed partial class AccountsPage(ConfirmQueries queries, BankAccounts desk)
{
    private IReadOnlyList<AccountChoice> accounts = [];
    private string? notice;
    private string? problem;
    private IReadOnlyList<FieldError> errors = [];
    private PersonId personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "account")]
    private AccountInput Input { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is { } id)
        {
            personId = id;
            accounts = await queries.AccountsAsync(personId, Life);
        }
    }

    private async Task AddAsync()
    {
        errors = FieldErrors.Missing(
            ("holder", Input.Holder, "请填写户名。"),
            ("bank", Input.BankName, "请填写开户银行。"),
            ("number", Input.Number, "请填写账号。")
        );
        if (errors.Count > 0)
        {
            return;
        }

        var added = await desk.AddAsync(personId, Input.Holder?.Trim() ?? "", Input.BankName?.Trim() ?? "", Input.Number ?? "", Life);
        if (!added.Succeeded)
        {
            problem = added.Why;
            return;
        }

        notice = "账户已登记，待银行核验。确认领取时可以选择它。";
        Input = new AccountInput();
        accounts = await queries.AccountsAsync(personId, Life);
    }

    private async Task MakeDefaultAsync(long accountId)
    {
        var chosen = await desk.MakeDefaultAsync(personId, accountId, Life);
        (notice, problem) = chosen.Succeeded ? ("以后确认领取时先选这个账户。", null) : ((string?)null, chosen.Why);
        accounts = await queries.AccountsAsync(personId, Life);
    }
}
