using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.People;

namespace PolicyMarket.Web.Firms.Disputes;

/// <summary>An officer answers disputes about the data that the own department delivers.</summary>
public sealed partial class DisputesPage(DisputeQueries queries, DisputeDesk desk, ReadingLog readings, ISnackbar snackbar)
{
    private DisputeDeskView? view;
    private DisputeRow? chosen;
    private bool? isCorrected;
    private string reply = "";
    private string? problem;
    private bool isRead;
    private bool isBusy;

    /// <summary>The dispute that a notice or a case leads to.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (view?.Rows.FirstOrDefault(row => row.State == DisputeState.Waiting && $"{row.Id}" == Id) is { } asked)
        {
            Choose(asked);
        }
    }

    private async Task LoadAsync()
    {
        var found = await queries.OnDeskAsync(PersonId, Life);
        if (found is { Rows.Count: > 0 })
        {
            var recorded = await readings.AddAsync(
                PersonId,
                AuditAction.DisputesRead,
                $"department:{found.DepartmentId}",
                $"查看数据异议 {found.Rows.Count} 件",
                Life
            );
            if (!recorded.Succeeded)
            {
                (found, problem) = (null, recorded.Why);
            }
        }

        (view, isRead) = (found, true);
    }

    private void Choose(DisputeRow row) => (chosen, isCorrected, reply, problem) = (row, null, "", null);

    private void Close() => (chosen, problem) = (null, null);

    private async Task AnswerAsync()
    {
        if (chosen is not { } dispute || isCorrected is not { } corrected || isBusy)
        {
            return;
        }

        isBusy = true;
        try
        {
            var answered = await desk.AnswerAsync(PersonId, dispute.Id, corrected, reply, Life);
            if (!answered.Succeeded)
            {
                problem = answered.Why;
                return;
            }

            snackbar.Add($"已答复 {dispute.FirmName}：{dispute.Label}，{(corrected ? "已更正" : "维持原数据")}。企业会收到通知。", Severity.Success);
            Close();
            await LoadAsync();
        }
        finally
        {
            isBusy = false;
        }
    }
}
