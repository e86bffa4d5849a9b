using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Ledger;

/// <summary>账簿: the trial balance of a range of days, the check of all books, and the closing of months by two persons.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)]
public sealed partial class LedgerPage(
    LedgerQueries queries,
    PeriodDesk desk,
    BusinessClock clock,
    NavigationManager navigation,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private LedgerView? _view;
    private LedgerRebuilt? _rebuilt;
    private string? _problem;
    private DateOnly _from;
    private DateOnly _to;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    private bool IsMaker => Actor.Roles.Contains(Roles.Finance);

    private bool IsChecker => Actor.Roles.Contains(Roles.FinanceChecker);

    protected override async Task OnParametersSetAsync()
    {
        (_from, _to) = LedgerFilter.Days(From, To, clock.Today);
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => _view = await queries.ReadAsync(PersonId, _from, _to, Life);

    private static DateTime? ToDate(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    private void Go(DateTime? from, DateTime? to)
    {
        if (from is { } first && to is { } last)
        {
            navigation.NavigateTo(LedgerFilter.Address(Urls.Ledger, DateOnly.FromDateTime(first), DateOnly.FromDateTime(last)));
        }
    }

    private async Task RebuildAsync()
    {
        _isBusy = true;
        try
        {
            _rebuilt = await queries.RebuildAsync(PersonId, Life);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task ProposeAsync(string month)
    {
        var done = await desk.ProposeAsync(PersonId, month, Life);
        _problem = done.Succeeded ? null : done.Why;
        if (done.Succeeded)
        {
            snackbar.Add($"已提出 {month} 结账，等另一位复核人。", Severity.Success);
        }

        await LoadAsync();
    }

    private async Task CloseAsync(LedgerPeriod period)
    {
        var decision = new Decision
        {
            Title = $"{period.Month} 结账",
            Text = $"试算平衡表（分录 {Formats.Count(period.PostingCount)} 条，摘要 {period.ContentHash[..12]}…）封存，不能重新打开。",
            Act = "结账",
            AsksCode = true,
        };
        var isDone = await dialogs.DecideAsync(
            decision,
            async answer =>
                await desk.CloseAsync(new Approver(PersonId, answer.Code), period.Id, period.ContentHash, Life) is { Succeeded: false } refused
                    ? refused.Why
                    : null
        );
        await AfterAsync(isDone, $"{period.Month} 已结账。");
    }

    private async Task RejectAsync(LedgerPeriod period)
    {
        var decision = new Decision
        {
            Title = $"退回 {period.Month} 的结账申请",
            Text = "月份仍然打开，查明之后可以再次提出。",
            Act = "退回",
            ReasonLabel = "退回的原因",
            IsRefusal = true,
        };
        var isDone = await dialogs.DecideAsync(
            decision,
            async answer => await desk.RejectAsync(PersonId, period.Id, answer.Reason, Life) is { Succeeded: false } refused ? refused.Why : null
        );
        await AfterAsync(isDone, $"{period.Month} 的结账申请已退回。");
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
