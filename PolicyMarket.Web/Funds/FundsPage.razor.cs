using MudBlazor;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Funds;

/// <summary>Funds on one scale with the day on which each runs dry, their budget, and which fund pays which item.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator)]
public sealed partial class FundsPage(FundQueries queries, FundDesk desk, BusinessClock clock, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<FundRow>? funds;
    private IReadOnlyList<FundItemRow> items = [];

    private bool MayWrite => Actor.Roles.Contains(Roles.Finance) || Actor.Roles.Contains(Roles.Administrator);

    private long ScaleFen => funds?.Select(row => row.BarFen).DefaultIfEmpty(1).Max() ?? 1;

    private IReadOnlyList<FundBalance> Balances => [.. (funds ?? []).Select(row => row.Fund)];

    /// <summary>Open, and its year is not over.</summary>
    private bool IsCurrent(FundRow row) => row.Fund.IsOpen && row.Fund.LastDay >= clock.Today;

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        items = await queries.ItemsAsync(PersonId, Life);
        funds = await queries.FundsAsync(PersonId, Life);
    }

    private Task CreateAsync() =>
        AskAsync(
            FundFormKind.Create,
            "新建资金池",
            new FundForm { Year = clock.Today.Year },
            form => desk.CreateAsync(PersonId, form.Code ?? "", form.Name ?? "", null, form.Year, Life),
            "资金池已建立，下一步下达预算。"
        );

    private Task GrantAsync(FundRow row) =>
        AskAsync(FundFormKind.Grant, $"给“{row.Fund.Name}”下达预算", new FundForm(), form => GrantAsync(row, form), "预算已下达并记账。");

    private Task<Result<long>> GrantAsync(FundRow row, FundForm form) =>
        form.Yuan is { } yuan && decimal.Round(yuan, 2) == yuan
            ? desk.GrantAsync(new Approver(PersonId, form.ApprovalCode), row.Fund.FundId, Rules.Values.Money.FromYuan(yuan).Fen, form.Note ?? "", Life)
            : Task.FromResult(
                Result.Fail<long>(Data.Diagnostics.DataDiagnostics.FundAmount, $"金额“{form.Yuan}”多于两位小数，预算没有下达。请写到分，如 1000000.50。")
            );

    private Task SetLastDayAsync(FundRow row) =>
        AskAsync(
            FundFormKind.YearEnd,
            $"“{row.Fund.Name}”资金年度的最后一天",
            new FundForm { LastDay = row.Fund.LastDay.ToDateTime(TimeOnly.MinValue) },
            form => desk.SetLastDayAsync(PersonId, row.Fund.FundId, DateOnly.FromDateTime(form.LastDay ?? default), Life),
            "最后一天已更改，待确认的截止日随之更新。"
        );

    private Task AssignAsync(FundItemRow item) =>
        AskAsync(
            FundFormKind.Assign,
            $"“{item.Title}”由哪个资金池支付",
            new FundForm { FundId = item.FundId },
            form => desk.AssignAsync(PersonId, item.ItemId, form.FundId, Life),
            "事项的资金池已更改，下一次匹配起生效。"
        );

    private async Task SetOpenAsync(FundRow row)
    {
        var opens = !row.Fund.IsOpen;
        var decision = new Decision
        {
            Title = opens ? $"重新开放“{row.Fund.Name}”" : $"关闭“{row.Fund.Name}”",
            Text = opens ? "开放后可以下达预算、接新的付款。" : "关闭后不再接新的付款和预算；已经确认的照常拨付。",
            Act = opens ? "重新开放" : "关闭资金池",
            IsRefusal = !opens,
        };
        var isDone = await dialogs.DecideAsync(
            decision,
            async _ => await desk.SetOpenAsync(PersonId, row.Fund.FundId, opens, Life) is { Succeeded: false } refused ? refused.Why : null
        );
        await AfterAsync(isDone, opens ? "资金池已重新开放。" : "资金池已关闭，不再接新的付款。");
    }

    private async Task AskAsync(FundFormKind kind, string title, FundForm form, Func<FundForm, Task<Result<long>>> work, string done)
    {
        var parameters = new DialogParameters<FundDialog>
        {
            { d => d.Kind, kind },
            { d => d.Title, title },
            { d => d.Form, form },
            { d => d.Funds, [.. Balances.Where(fund => fund.IsOpen || fund.FundId == form.FundId)] },
            { d => d.Work, async typed => (await work(typed)).Why },
        };
        var opened = await dialogs.ShowAsync<FundDialog>(title, parameters);
        await AfterAsync(await opened.Result is { Canceled: false }, done);
    }

    private async Task AfterAsync(bool isDone, string done)
    {
        if (isDone)
        {
            snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
