using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>One batch: what its checker has to see first, both signatures, where the money is.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)]
public sealed partial class BatchPage(
    BatchQueries queries,
    BatchDesk desk,
    PayeeDesk payees,
    ReadingLog readings,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private BatchView? batch;
    private BatchPayouts? payouts;
    private IReadOnlyList<PayoutRow> answerable = [];
    private IReadOnlyDictionary<long, string>? fullAccounts;
    private string? problem;
    private bool isMissing;

    [Parameter]
    public long BatchId { get; set; }

    private bool IsMaker => Actor.Roles.Contains(Roles.Finance);

    private bool IsChecker => Actor.Roles.Contains(Roles.FinanceChecker);

    private bool MayTakeOut => batch is { IsOpen: true } && (IsChecker || (IsMaker && batch.State == BatchState.AwaitingApproval));

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || batch?.Id == BatchId)
        {
            return;
        }

        (fullAccounts, problem) = (null, null);
        var found = await queries.ReadAsync(PersonId, BatchId, Life);
        batch = found is not null && await IsRecordedAsync(found) ? found : null;
        isMissing = batch is null;
        await LoadAnswerableAsync();
    }

    /// <summary>Shows nothing when the reading cannot be recorded.</summary>
    private async Task<bool> IsRecordedAsync(BatchView view)
    {
        var detail = ReadingWords.List($"拨付批次 {view.Number}", view.FirmCount);
        var done = await readings.AddAsync(PersonId, AuditAction.BatchRead, $"batch:{BatchId}", detail, Life);
        problem = done.Succeeded ? null : done.Why;
        return done.Succeeded;
    }

    private async Task LoadAsync()
    {
        batch = await queries.ReadAsync(PersonId, BatchId, Life);
        await LoadAnswerableAsync();
        await (payouts?.ReloadAsync() ?? Task.CompletedTask);
    }

    private async Task LoadAnswerableAsync() =>
        answerable = batch is { IsSent: true } && IsMaker ? await queries.AnswerableAsync(PersonId, BatchId, Life) : [];

    private async Task<GridData<PayoutRow>> PayoutsAsync((string Words, PayoutState? Outcome) asked, GridState<PayoutRow> state, CancellationToken ct)
    {
        var filter = new PayoutFilter(BatchId, asked.Words, state.SortDefinitions.Count > 0, state.Page, state.PageSize, asked.Outcome);
        var (rows, total) = await queries.PayoutsAsync(PersonId, filter, ct);
        return new GridData<PayoutRow> { Items = [.. rows], TotalItems = total };
    }

    /// <summary>The checker compares whole account numbers: they are shown once the reading is in the audit trail.</summary>
    private async Task ShowAccountsAsync()
    {
        if (batch is null)
        {
            return;
        }

        var detail = $"复核批次 {batch.Number} 时查看 {batch.Count} 笔的完整收款账号";
        var done = await readings.AddAsync(PersonId, AuditAction.BatchAccountsRead, $"batch:{BatchId}", detail, Life);
        problem = done.Succeeded ? null : done.Why;
        fullAccounts = done.Succeeded ? await queries.FullAccountsAsync(PersonId, BatchId, Life) : null;
    }

    private Task ApproveAsync()
    {
        if (batch is not { } seen)
        {
            return Task.CompletedTask;
        }

        var decision = new Decision
        {
            Title = $"批准批次 {seen.Number}",
            Text =
                $"{Formats.Count(seen.Count)} 笔，合计 {Formats.Yuan(seen.TotalFen)}。批准后就能交银行划款；批准的正是你看到的这份内容，之后有任何改动都会被拒绝。",
            Act = "批准",
            AsksCode = true,
        };
        return DecideAsync(
            decision,
            async answer => (await desk.ApproveAsync(new Approver(PersonId, answer.Code), seen.Id, seen.ContentHash, Life)).Why,
            "已批准。现在可以生成付款文件交银行划款。"
        );
    }

    private Task RejectAsync()
    {
        var decision = new Decision
        {
            Title = $"退回批次 {batch?.Number}",
            Text = "整个批次退回经办，款项回到待编批，资金仍为企业预留。",
            Act = "退回经办",
            ReasonLabel = "退回理由",
            ReadyReasons = ["收款账户要再核对", "金额要请部门核实", "同一企业有重复拨付"],
            IsRefusal = true,
        };
        return DecideAsync(decision, async answer => (await desk.RejectAsync(PersonId, BatchId, answer.Reason, Life)).Why, "已退回经办，款项回到待编批。");
    }

    private Task ReleaseAsync(PayeeFinding finding)
    {
        var decision = new Decision
        {
            Title = "放行收款方",
            Text = $"{finding.Sentence}。{finding.Todo}放行的人不能再复核这个批次。",
            Act = "放行",
            ReasonLabel = "核实的结果和放行理由",
            AsksCode = true,
        };
        return DecideAsync(
            decision,
            async answer =>
                (
                    await payees.ReleaseAsync(new Approver(PersonId, answer.Code), finding.PayoutId, finding.Kind, finding.Evidence, answer.Reason, Life)
                ).Why,
            "已放行，理由会给复核人看到。"
        );
    }

    private Task TakeOutAsync(long payoutId)
    {
        var decision = new Decision
        {
            Title = "移出批次",
            Text =
                batch?.State == BatchState.AwaitingApproval
                    ? "这一笔回到待编批，资金仍为企业预留。"
                    : "这一笔不再交银行，资金回到资金池，请企业另选账户。",
            Act = "移出批次",
            ReasonLabel = "移出理由（企业看得到）",
            ReadyReasons = ["账户有疑问，待核实", "金额待部门核实", "企业要求暂缓"],
            IsRefusal = true,
        };
        return DecideAsync(decision, async answer => (await payees.TakeOutAsync(PersonId, payoutId, answer.Reason, Life)).Why, "已移出批次。");
    }

    /// <summary>A refusal (its sentences; empty: done) stays in the dialog.</summary>
    private async Task DecideAsync(Decision decision, Func<DecisionAnswer, Task<string>> work, string done)
    {
        if (await dialogs.DecideAsync(decision, async answer => await work(answer) is { Length: > 0 } why ? why : null))
        {
            problem = null;
            snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
