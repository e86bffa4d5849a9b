using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>Finance verifies firms' accounts, one by one or by a bank's list.</summary>
public sealed partial class DeskAccountsPage(DeskAccountQueries queries, BankAccounts accounts, AccountRoster roster, ReadingLog readings)
{
    private const int MostProblemsShown = 50;
    private IReadOnlyList<DeskAccountRow> rows = [];
    private IReadOnlyList<string> problems = [];
    private string? notice;
    private int count;
    private long personId;
    private bool mayVerify;
    private bool isRecorded = true;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "roster")]
    private RosterInput Roster { get; set; } = null!; // set as the page is initialized

    private string Words => QueryText.Words(Asked);

    protected override async Task OnInitializedAsync()
    {
        Roster ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        (personId, mayVerify) = (user.RequiredPersonId(), user.IsInRole(Roles.Finance));
        await LoadAsync();
        var firms = rows.Select(row => row.CreditCode).Distinct().Count();
        var detail = ReadingWords.List(Words.Length == 0 ? "未核验的账户" : "账户", firms, ("查找", Words));
        var recorded = await readings.AddAsync(personId, AuditAction.AccountsRead, "accounts", detail, Life);
        if (!recorded.Succeeded)
        {
            (isRecorded, rows, count) = (false, [], 0);
            Show("", recorded.Diagnostics);
        }
    }

    private async Task LoadAsync() => (rows, count) = isRecorded ? await queries.ReadAsync(personId, Words, Life) : ([], 0);

    private async Task VerifyAsync(long accountId)
    {
        var verified = await accounts.VerifyAsync(personId, accountId, Life);
        Show("账户已核验，企业已收到通知。", verified.Diagnostics);
        await LoadAsync();
    }

    private async Task TakeInAsync()
    {
        if (Roster.File is not { } file)
        {
            problems = ["还没有选文件，什么也没有改动。请选银行的账户名单。"];
            return;
        }

        await using var stream = file.OpenReadStream();
        var taken = await roster.TakeInFileAsync(personId, stream, Life);
        Show(taken.Value is { } figures ? $"名单已导入：新账户 {figures.Added} 个，新核验 {figures.Verified} 个。" : "", taken.Diagnostics);
        await LoadAsync();
    }

    private void Show(string done, IReadOnlyCollection<Diagnostic> why)
    {
        notice = why.Count == 0 ? done : null;
        problems = [.. why.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}")];
    }
}
