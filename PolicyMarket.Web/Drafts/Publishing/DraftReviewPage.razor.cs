using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>The page of the second person: the check of exactly this submission, the comparison in sentences, and the decision.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class DraftReviewPage(
    PublishingQueries queries,
    DocumentQueries documents,
    TouchedQueries touched,
    GateDesk gates,
    PublishingDesk publishing,
    SubmissionDesk submissions,
    ReadingLog readings,
    BusinessClock clock,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private readonly Dictionary<string, string> acknowledged = new(StringComparer.Ordinal);
    private DraftView? view;
    private GateView? gate;
    private ImmutableArray<ClauseLink> clauses = [];
    private DateTime? effectiveOn;
    private string? problem;
    private bool isMissing;
    private bool isComputing;
    private bool isRecorded;

    [Parameter]
    public long DraftId { get; set; }

    private BusinessClock Clock => clock;

    private bool MayDecide => view is { State: DraftState.Submitted, IsEditor: false };

    /// <summary>Why the approval cannot be given yet; null: it can.</summary>
    private string? IsHeldUp =>
        (view, gate) switch
        {
            (null, _) or (_, null) => "还没有核对。",
            ({ IsStale: true }, _) => "现行版本已变，请退回。",
            (_, { Report.IsBlocked: true }) => "有必须先解决的问题，请退回修改。",
            (_, { Report: var report }) when report.ToAcknowledge.Count(finding => !IsGiven(finding)) is > 0 and var open =>
                $"还有 {open} 条提示没有勾选并写明理由。",
            _ when effectiveOn is null => "请填生效日期。",
            _ => null,
        };

    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && view?.Id != DraftId)
        {
            effectiveOn = clock.Today.ToDateTime(TimeOnly.MinValue);
            await LoadAsync();
            if (gate is null && view is { State: DraftState.Submitted })
            {
                Start(ComputeAsync);
            }
        }
    }

    private bool IsGiven(GateFinding finding) => acknowledged.TryGetValue(finding.Key, out var reason) && !string.IsNullOrWhiteSpace(reason);

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(PersonId, DraftId, Life);
        isMissing = view?.Submission is null;
        clauses = isMissing ? [] : await documents.LinksAsync(PersonId, DraftId, Life);
        gate = view is null ? null : await queries.GateAsync(PersonId, DraftId, clock.Today, Life);
    }

    private async Task ComputeAsync()
    {
        (isComputing, problem) = (true, null);
        StateHasChanged();
        try
        {
            var computed = await Task.Run(() => gates.ComputeAsync(PersonId, DraftId, Life), Life);
            problem = computed.Succeeded ? null : computed.Why;
            gate = await queries.GateAsync(PersonId, DraftId, clock.Today, Life);
            isRecorded = false; // the lists may name other firms
        }
        finally
        {
            isComputing = false;
        }

        StateHasChanged();
    }

    /// <summary>The names of firms in both lists of a check are shown once the reading is recorded.</summary>
    private async Task<bool> RecordAsync(GateReport report)
    {
        if (!isRecorded)
        {
            var done = await readings.AddAsync(
                PersonId,
                AuditAction.DraftRead,
                $"draft:{DraftId}",
                ReadingWords.List(
                    $"草稿“{view?.Title}”的发布前核对",
                    report.Gains + report.Loses + report.Changes + report.Unclear + report.OpenOffers + report.OpenClaims
                ),
                Life
            );
            (isRecorded, problem) = (done.Succeeded, done.Succeeded ? problem : done.Why);
        }

        return isRecorded;
    }

    private async Task<GridData<TouchedFirmRow>> FirmsAsync(GateFirmKind? kind, int page, int size, CancellationToken ct)
    {
        if (gate is not { } seen || !await RecordAsync(seen.Report))
        {
            return new GridData<TouchedFirmRow> { Items = [], TotalItems = 0 };
        }

        var (rows, total) = await touched.FirmsAsync(PersonId, DraftId, seen.Id, kind, page, size, ct);
        return new GridData<TouchedFirmRow> { Items = [.. rows], TotalItems = total };
    }

    private async Task<GridData<TouchedWorkRow>> WorkAsync(int page, int size, CancellationToken ct)
    {
        if (gate is not { } seen || !await RecordAsync(seen.Report))
        {
            return new GridData<TouchedWorkRow> { Items = [], TotalItems = 0 };
        }

        var (rows, total) = await touched.WorkAsync(PersonId, DraftId, seen.Id, page, size, ct);
        return new GridData<TouchedWorkRow> { Items = [.. rows], TotalItems = total };
    }

    private Task ApproveAsync()
    {
        if (view is not { Submission: { } submission } || gate is not { } seen || effectiveOn is not { } day)
        {
            return Task.CompletedTask;
        }

        var effect = DateOnly.FromDateTime(day);
        var decision = new Decision
        {
            Title = $"审定“{view.Title}”",
            Text =
                $"{seen.Report.Sentence}。{(effect > clock.Today ? $"{Formats.DateAndWeekday(effect)} 自己生效" : "马上生效")}；审定的正是你看到的这份内容和核对结果，之后有任何改动都会被拒绝。",
            Act = "审定",
            ReasonLabel = "审定意见",
            ReadyReasons = ["同意", "与文件一致，同意"],
            AsksCode = true,
        };
        return DecideAsync(
            decision,
            async answer =>
            {
                List<Acknowledgement> given = [.. acknowledged.Select(one => new Acknowledgement(one.Key, one.Value))];
                var approval = new Approval(submission.ContentHash, seen.ReportHash, effect, answer.Reason, given);
                var done = await publishing.ApproveAsync(new Approver(PersonId, answer.Code), DraftId, approval, Life);
                return done.Succeeded ? null : done.Why;
            },
            effect > clock.Today ? $"已审定，{Formats.Date(effect)} 生效。" : "已审定并生效。"
        );
    }

    private Task ReturnAsync()
    {
        var decision = new Decision
        {
            Title = $"退回“{view?.Title}”",
            Text = "草稿回到起草人那里，可以接着改；理由会通知送审的人。",
            Act = "退回",
            ReasonLabel = "退回理由",
            ReadyReasons = ["金额或门槛要再核对", "依据的文件没有写清", "公平竞争审查没有依据"],
            IsRefusal = true,
        };
        return DecideAsync(
            decision,
            async answer =>
            {
                var done = await submissions.ReturnAsync(PersonId, DraftId, view?.Submission?.ContentHash ?? "", answer.Reason, Life);
                return done.Succeeded ? null : done.Why;
            },
            "已退回。"
        );
    }

    private async Task DecideAsync(Decision decision, Func<DecisionAnswer, Task<string?>> work, string done)
    {
        if (await dialogs.DecideAsync(decision, work))
        {
            snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
