using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>One batch: what its checker has to see, the second signature, the bank's answer.</summary>
public sealed partial class BatchPage(PayoutQueries queries, BatchDesk desk, PayeeDesk payees, BankReconciliation intake, BankEntryDesk entries, ReadingLog readings)
{
    private const int MostBarsShown = 8;
    private BatchView? batch;
    private string? notice;
    private string? problem;
    private long personId;
    private bool isMaker;
    private bool isRecorded = true;
    private bool isChecker;

    [Parameter]
    public long BatchId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "approve")]
    private DecisionInput Decision { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "reject")]
    private DecisionInput Rejection { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(Name = CodeField.FieldName)]
    private string? ApprovalCode { get; set; }

    private Approver Approver => new(personId, ApprovalCode);

    private bool MayTakeOut => batch is { IsOpen: true } && (isChecker || (isMaker && batch.State == BatchState.AwaitingApproval));

    protected override async Task OnInitializedAsync()
    {
        Decision ??= new();
        Rejection ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        personId = user.RequiredPersonId();
        isMaker = user.IsInRole(Roles.Finance);
        isChecker = user.IsInRole(Roles.FinanceChecker);
        await LoadAsync();
        await RecordReadingAsync();
    }

    /// <summary>Shows nothing when the reading cannot be recorded.</summary>
    private async Task RecordReadingAsync()
    {
        if (batch is null)
        {
            return;
        }

        var firms = batch.Payouts.Select(row => row.FirmName).Distinct().Count();
        var done = await readings.AddAsync(personId, AuditAction.BatchRead, $"batch:{BatchId}", ReadingWords.List($"拨付批次 {batch.Number}", firms), Life);
        if (!done.Succeeded)
        {
            (isRecorded, batch, problem) = (false, null, done.Why);
        }
    }

    private static IReadOnlyList<Bar> Bars(IEnumerable<(string Title, int Count, long Fen)> sums) =>
        [.. sums.Take(MostBarsShown).Select(s => new Bar(s.Title, s.Fen, $"{Formats.Yuan(s.Fen)} · {s.Count} 笔"))];

    private async Task LoadAsync() => batch = isRecorded ? await queries.BatchAsync(personId, BatchId, Life) : null;

    private async Task ApproveAsync()
    {
        var approved = await desk.ApproveAsync(Approver, BatchId, Decision.ContentHash ?? "", Life);
        (notice, problem) = approved.Succeeded ? ("已批准。现在可以下载付款指令交银行划款。", null) : ((string?)null, approved.Why);
        await LoadAsync();
    }

    private async Task RejectAsync()
    {
        var rejected = await desk.RejectAsync(personId, BatchId, Rejection.Reason?.Trim() ?? "", Life);
        (notice, problem) = rejected.Succeeded ? ("已退回经办，款项回到待编批。", null) : ((string?)null, rejected.Why);
        await LoadAsync();
    }

    private async Task ReleaseAsync((PayeeFinding Finding, string? Reason) choice)
    {
        var (finding, reason) = choice;
        var released = await payees.ReleaseAsync(Approver, finding.PayoutId, finding.Kind, finding.Evidence, reason ?? "", Life);
        await ShowAsync(released.Succeeded, "已放行，理由会给复核人看到。", released.Why);
    }

    private async Task TakeOutAsync((PayeeFinding Finding, string? Reason) choice)
    {
        var removed = await payees.TakeOutAsync(personId, choice.Finding.PayoutId, choice.Reason ?? "", Life);
        await ShowAsync(removed.Succeeded, "已移出批次。", removed.Why);
    }

    private async Task TakeInAsync(BankResultInput input)
    {
        if (input.File is not { } file)
        {
            problem = "还没有选文件，什么也没有收进来。请选银行回单文件。";
            return;
        }

        await using var stream = file.OpenReadStream();
        var taken = await intake.TakeInAsync(personId, BatchId, Path.GetFileName(file.FileName), stream, Life);
        await ShowAsync(taken.Succeeded, taken.Value is { } counts ? BatchWords.Say(counts) : "", string.Join(" ", taken.Diagnostics.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}")));
    }

    private async Task TypeAsync(TypedAnswerInput input)
    {
        if (input.On is not { } on)
        {
            problem = "没有写银行日期，没有录入。请照回单填写。";
            return;
        }

        var entered = await entries.EnterAsync(personId, BatchId, new TypedAnswer(input.PayoutId, input.IsPaid, on, input.Reference, input.Reason), Life);
        await ShowAsync(entered.Succeeded, "已录入，等另一位财政人员确认后记账。", entered.Why);
    }

    private async Task ConfirmAsync((long EntryId, string? Reason) choice)
    {
        var confirmed = await entries.ConfirmAsync(Approver, choice.EntryId, choice.Reason, Life);
        await ShowAsync(confirmed.Succeeded, "已确认并记账。", confirmed.Why);
    }

    private async Task DiscardAsync((long EntryId, string? Reason) choice)
    {
        var discarded = await entries.DiscardAsync(personId, choice.EntryId, choice.Reason, Life);
        await ShowAsync(discarded.Succeeded, "已作废，没有记账。", discarded.Why);
    }

    private async Task ShowAsync(bool isDone, string done, string why)
    {
        (notice, problem) = isDone ? (done, null) : ((string?)null, why);
        await LoadAsync();
    }
}
