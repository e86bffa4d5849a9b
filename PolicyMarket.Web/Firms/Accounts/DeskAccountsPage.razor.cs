using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>Finance verifies firms' accounts, one by one or by a bank's list.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)]
public sealed partial class DeskAccountsPage(
    DeskAccountQueries queries,
    BankAccounts accounts,
    AccountRoster roster,
    ReadingLog readings,
    AddressBar address,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private const int MostProblemsShown = 50;
    private DeskGrid<DeskAccountRow>? grid;
    private IReadOnlyList<string> problems = [];
    private string? shownWords;
    private int count;
    private bool isBusy;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Asked { get; set; }

    private string Words => QueryText.Words(Asked);

    private bool MayVerify => Actor.Roles.Contains(Roles.Finance);

    /// <summary>Another address asks for other words.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (shownWords is not null && shownWords != Words)
        {
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => grid?.ReloadServerData() ?? Task.CompletedTask;

    private Task FindAsync(string? words) => address.ShowAsync(Urls.DeskAccountsOf(words?.Trim() ?? ""), replace: true, Life);

    /// <summary>Each page of the list is a recorded reading; without the record nothing is shown.</summary>
    private async Task<GridData<DeskAccountRow>> ReadAsync(GridState<DeskAccountRow> state, CancellationToken ct)
    {
        shownWords = Words;
        var (rows, total) = await queries.ReadAsync(PersonId, Words, state.Page, state.PageSize, ct);
        var firms = rows.Select(row => row.CreditCode).Distinct().Count();
        var detail = ReadingWords.List(Words.Length == 0 ? "未核验的账户" : "账户", firms, ("查找", Words));
        var recorded = await readings.AddAsync(PersonId, AuditAction.AccountsRead, "accounts", detail, Life);
        if (!recorded.Succeeded)
        {
            (rows, total) = ([], 0);
            Show(recorded.Diagnostics);
        }

        count = total;
        StateHasChanged();
        return new GridData<DeskAccountRow> { Items = [.. rows], TotalItems = total };
    }

    private async Task VerifyAsync(DeskAccountRow row)
    {
        var decision = new Decision
        {
            Title = "核验通过",
            Text = $"银行已确认户名“{row.Holder}”与账号 {row.Number}（{row.BankName}）相符。核验后等它的款项就能编批，企业会收到通知。",
            Act = "核验通过",
        };
        var isDone = await dialogs.DecideAsync(
            decision,
            async _ => await accounts.VerifyAsync(PersonId, row.Id, Life) is { Succeeded: false } refused ? refused.Why : null
        );
        if (isDone)
        {
            snackbar.Add("账户已核验，企业已收到通知。", Severity.Success);
            await ReloadAsync();
        }
    }

    private async Task TakeInAsync(InputFileChangeEventArgs change)
    {
        if (change.File.Size > BodyLimits.SmallTableBytes)
        {
            problems = [$"文件“{change.File.Name}”大于 {BodyLimits.SmallTableBytes >> 20} MB，什么也没有改动。请分成几个文件导入。"];
            return;
        }

        isBusy = true;
        try
        {
            await using var content = new MemoryStream();
            await using (var stream = change.File.OpenReadStream(BodyLimits.SmallTableBytes, Life))
            {
                await stream.CopyToAsync(content, Life);
            }

            content.Position = 0;
            var taken = await roster.TakeInFileAsync(PersonId, content, Life);
            Show(taken.Diagnostics);
            if (taken.Value is { } figures)
            {
                snackbar.Add($"名单已导入：新账户 {figures.Added} 个，新核验 {figures.Verified} 个。", Severity.Success);
                await ReloadAsync();
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    private void Show(IReadOnlyCollection<Diagnostic> why) => problems = [.. why.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}")];
}
