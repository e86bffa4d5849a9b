using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>The finance desk: what waits for a batch, what came back, the batches.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)]
public sealed partial class PayoutsPage(
    PayoutQueries queries,
    BatchDesk desk,
    ReturnDesk returns,
    NavigationManager navigation,
    ReadingLog readings,
    ISnackbar snackbar
)
{
    private IReadOnlyList<WaitingGroup>? groups;
    private IReadOnlyList<ReturnedRow> returned = [];
    private BatchList? batches;
    private string? problem;
    private bool isBusy;

    private bool IsMaker => Actor.Roles.Contains(Roles.Finance);

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await queries.ReturnedAsync(PersonId, Life);
        returned = await IsRecordedAsync("银行退回的款项", found.Select(row => row.Payout.FirmName)) ? found : [];
        groups = await queries.WaitingAsync(PersonId, Life);
    }

    /// <summary>Shows nothing when the reading cannot be recorded.</summary>
    private async Task<bool> IsRecordedAsync(string list, IEnumerable<string> firms)
    {
        var count = firms.Distinct(StringComparer.Ordinal).Count();
        if (count == 0)
        {
            return true;
        }

        var done = await readings.AddAsync(PersonId, AuditAction.PayoutsRead, "payouts", ReadingWords.List(list, count), Life);
        problem = done.Succeeded ? problem : done.Why;
        return done.Succeeded;
    }

    private async Task<IReadOnlyList<WaitingRow>> RowsAsync(WaitingGroup group)
    {
        var rows = await queries.WaitingRowsAsync(PersonId, group.FundId, group.ItemId, Life);
        return await IsRecordedAsync($"待编批的款项：{group.ItemTitle}", rows.Select(row => row.Payout.FirmName)) ? rows : [];
    }

    private async Task<GridData<BatchRow>> BatchesAsync(GridState<BatchRow> state, CancellationToken ct)
    {
        var (rows, total) = await queries.BatchesAsync(PersonId, state.Page, state.PageSize, ct);
        return new GridData<BatchRow> { Items = [.. rows], TotalItems = total };
    }

    private async Task MakeAsync(IReadOnlyCollection<long> payoutIds)
    {
        (isBusy, problem) = (true, null);
        try
        {
            var made = await desk.MakeAsync(PersonId, payoutIds, Life);
            if (made is { Succeeded: true, Value: { } batch })
            {
                snackbar.Add($"已编成批次 {batch.Number}，等另一位复核人。", Severity.Success);
                navigation.NavigateTo(Urls.Batch(batch.BatchId));
                return;
            }

            problem = made.Why;
            await LoadAsync();
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task ResendAsync((long PayoutId, long AccountId) choice)
    {
        var sent = await returns.ResendAsync(PersonId, choice.PayoutId, choice.AccountId, Life);
        problem = sent.Succeeded ? null : sent.Why;
        if (sent.Succeeded)
        {
            snackbar.Add("已重新预留资金，等着编入下一个批次。", Severity.Success);
        }

        await LoadAsync();
        await (batches?.ReloadAsync() ?? Task.CompletedTask);
    }
}
