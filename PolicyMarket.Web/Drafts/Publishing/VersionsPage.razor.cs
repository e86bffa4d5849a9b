using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>The versions of an item with authors, times and reasons; any two side by side; suspend, resume, end, withdraw.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class VersionsPage(
    VersionQueries queries,
    ItemStopDesk stops,
    WithdrawalDesk withdrawals,
    ReadingLog readings,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private VersionsView? view;
    private WithdrawalPreview? preview;
    private DateTime? end;
    private string? problem;
    private bool isMissing;
    private int left;
    private int right;

    [Parameter]
    public long ItemId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && view?.ItemId != ItemId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(PersonId, ItemId, Life);
        (isMissing, preview, end) = (view is null, null, null);
        right = view?.Versions.FirstOrDefault()?.Number ?? 0;
        left = view?.Versions.Skip(1).FirstOrDefault()?.Number ?? right;
    }

    private PolicyRule? RuleOf(int number) => view?.Versions.FirstOrDefault(version => version.Number == number)?.Rule;

    private Task SuspendAsync() =>
        DecideAsync(
            new Decision
            {
                Title = $"暂停“{view?.Title}”",
                Text = "马上停止：不生成新的待确认，已有的不能预审、推送和确认。已确认的照常拨付。随时可以恢复。",
                Act = "暂停",
                ReasonLabel = "暂停的理由",
                ReadyReasons = ["数据口径待核实", "条件可能写错，待核对", "资金安排待定"],
                IsRefusal = true,
            },
            async answer => WhyNot(await stops.SuspendAsync(PersonId, ItemId, answer.Reason, Life)),
            "已暂停。"
        );

    private Task ResumeAsync() =>
        DecideAsync(
            new Decision
            {
                Title = $"恢复“{view?.Title}”",
                Text = "已有的待确认马上可以继续办理；暂停期间没有生成的，下一次匹配补上。",
                Act = "恢复办理",
                ReasonLabel = "恢复的理由",
                AsksCode = true,
            },
            async answer => WhyNot(await stops.ResumeAsync(new Approver(PersonId, answer.Code), ItemId, answer.Reason, Life)),
            "已恢复办理。"
        );

    private Task EndAsync()
    {
        if (end is not { } day)
        {
            return Task.CompletedTask;
        }

        var last = DateOnly.FromDateTime(day);
        return DecideAsync(
            new Decision
            {
                Title = $"终止“{view?.Title}”",
                Text = $"最后一天 {Formats.DateAndWeekday(last)}（含当日）；之后不再匹配，没有确认的待确认到期。已确认的照常拨付。",
                Act = "终止",
                ReasonLabel = "终止的理由",
                AsksCode = true,
                IsRefusal = true,
            },
            async answer => WhyNot(await stops.EndAsync(new Approver(PersonId, answer.Code), ItemId, last, answer.Reason, Life)),
            "已终止。"
        );
    }

    private Task TakeBackEndAsync() =>
        DecideAsync(
            new Decision
            {
                Title = $"撤销“{view?.Title}”的终止",
                Text = "事项继续按文件的有效期办理；还没有到期的待确认，最后一天恢复。",
                Act = "撤销终止",
                ReasonLabel = "撤销的理由",
                AsksCode = true,
            },
            async answer => WhyNot(await stops.TakeBackEndAsync(new Approver(PersonId, answer.Code), ItemId, answer.Reason, Life)),
            "终止已撤销。"
        );

    /// <summary>Shows what a withdrawal would undo, once the reading of the firms is recorded.</summary>
    private async Task LookAsync()
    {
        if (view is not { Versions: [var current, ..] })
        {
            return;
        }

        var looked = await withdrawals.PreviewAsync(PersonId, current.Id, Life);
        problem = looked.Succeeded ? null : looked.Why;
        if (looked.Value is { } seen)
        {
            var detail = ReadingWords.List($"撤销“{view.Title}”第 {seen.Number} 版的影响", seen.Undone.Length + seen.Stays.Length);
            var recorded = await readings.AddAsync(PersonId, AuditAction.DraftRead, $"item:{ItemId}", detail, Life);
            preview = recorded.Succeeded ? seen : null;
            problem = recorded.Succeeded ? null : recorded.Why;
        }
    }

    private Task WithdrawAsync()
    {
        if (preview is not { } seen || view is not { Versions: [var current, ..] })
        {
            return Task.CompletedTask;
        }

        return DecideAsync(
            new Decision
            {
                Title = $"撤销第 {seen.Number} 版",
                Text =
                    $"恢复第 {seen.EarlierNumber} 版的内容；撤回 {Formats.Count(seen.Undone.Length)} 项待确认，保留 {Formats.Count(seen.Stays.Length)} 笔申领。不能反悔，要再用第 {seen.Number} 版须重新起草和审定。",
                Act = "撤销",
                ReasonLabel = "撤销的理由（收到过待确认的企业看得到）",
                AsksCode = true,
                IsRefusal = true,
            },
            async answer => WhyNot(await withdrawals.WithdrawAsync(new Approver(PersonId, answer.Code), current.Id, seen.Hash, answer.Reason, Life)),
            $"第 {seen.Number} 版已撤销，恢复的内容已生效。"
        );
    }

    private static string? WhyNot(Result<long> result) => result.Succeeded ? null : result.Why;

    private async Task DecideAsync(Decision decision, Func<DecisionAnswer, Task<string?>> work, string done)
    {
        if (await dialogs.DecideAsync(decision, work))
        {
            problem = null;
            snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
