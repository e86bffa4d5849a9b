using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>
/// The second person approves a submission for a day, with a fresh code over its hash and the check that was seen; an approval for today takes effect at once.
/// Until its day an approval can be cancelled.
/// </summary>
public sealed class PublishingDesk
{
    private const int MostYears = 2;
    private readonly Recorder recorder;
    private readonly VersionPublishing publishing;
    private readonly PublishedRules rules;
    private readonly RowSeals seals;
    private readonly SecondFactor codes;
    private readonly AuditTrail audit;
    private readonly BusinessClock clock;

    internal PublishingDesk(
        Recorder recorder,
        VersionPublishing publishing,
        PublishedRules rules,
        RowSeals seals,
        SecondFactor codes,
        AuditTrail audit,
        BusinessClock clock
    )
    {
        this.recorder = recorder;
        this.publishing = publishing;
        this.rules = rules;
        this.seals = seals;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>Approves; the result is the state, Published or Approved. The same approval again changes nothing.</summary>
    public Task<Result<DraftState>> ApproveAsync(Approver approver, long draftId, Approval approval, CancellationToken ct) =>
        recorder.WriteAsync<DraftState>(
            async db =>
            {
                var personId = approver.PersonId;
                var (text, badText) = WorkText.Read(
                    approval.Reason,
                    PublishingWording.ReasonOfApproval,
                    WorkText.ReasonLength,
                    DataDiagnostics.WorkReasonNeeded
                );
                var (loaded, why) = await DraftCheck.LoadForSecondAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<DraftState>(why ?? badText);
                }

                if (await FindSameAsync(db, draft, personId, approval.ContentHash, ct))
                {
                    return Result.Ok(draft.State);
                }

                if (draft is not { State: DraftState.Submitted, SubmissionId: { } submissionId })
                {
                    return WorkText.Refuse<DraftState>(WorkText.Moved(DraftWording.NotSubmitted(DraftMoves.Say(draft.State))));
                }

                var submission = await db.DraftSubmissions.SingleAsync(s => s.Id == submissionId, ct);
                var gate = await db
                    .GateRuns.AsNoTracking()
                    .Where(r => r.SubmissionId == submissionId && r.BusinessDate == clock.Today)
                    .OrderByDescending(r => r.Id)
                    .FirstOrDefaultAsync(ct);
                var refused =
                    DemandSeen(submission, gate, approval)
                    ?? await DemandSealedAsync(db, submission, gate, ct)
                    ?? await DemandCasesAsync(db, draft, gate, ct)
                    ?? await DemandSecondAsync(db, draft, submission, personId, ct)
                    ?? await DraftCheck.DemandCurrentAsync(db, draft, ct)
                    ?? await DemandAloneAsync(db, draft, ct)
                    ?? DemandDay(submission, approval.EffectiveOn)
                    ?? await codes.DemandAsync(db, actor, approver, $"draft:{draft.Id} {submission.ContentHash}", ct);
                return refused is not null || gate is null
                    ? WorkText.Refuse<DraftState>(refused)
                    : await SignAsync(db, actor, draft, submission, gate, approval with { Reason = text }, ct);
            },
            ct
        );

    /// <summary>Takes an approved draft back before its day: it can be written again.</summary>
    public Task<Result<long>> CancelAsync(PersonId personId, long draftId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, PublishingWording.ReasonOfCancelling, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await DraftCheck.LoadForSecondAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (draft is not { State: DraftState.Approved, SubmissionId: { } submissionId })
                {
                    return WorkText.Refuse<long>(WorkText.Moved(PublishingWording.NotScheduled));
                }

                var submission = await db.DraftSubmissions.SingleAsync(s => s.Id == submissionId, ct);
                draft.Move(DraftState.Returned);
                draft.EffectiveOn = null;
                db.DraftDecisions.Add(await DecisionAsync(db, actor, submission, DraftDecisionKind.Cancelled, text, ct));
                audit.Add(db, actor, AuditAction.DraftCancel, $"draft:{draft.Id}", PublishingWording.Cancelled(text));
                return Result.Ok(draft.Id);
            },
            ct
        );

    private static Diagnostic? DemandSeen(DraftSubmission submission, GateRun? gate, Approval approval)
    {
        if (submission.ContentHash != approval.ContentHash)
        {
            return new Diagnostic(DataDiagnostics.DraftContentMoved, SubmissionWording.SeenOther);
        }

        if (gate is null || gate.ContentHash != submission.ContentHash)
        {
            return new Diagnostic(DataDiagnostics.GateMissing, PublishingWording.NoGate);
        }

        if (!gate.IsIntact)
        {
            return new Diagnostic(DataDiagnostics.GateMissing, PublishingWording.GateDamaged);
        }

        if (gate.ReportHash != approval.GateHash)
        {
            return new Diagnostic(DataDiagnostics.GateMissing, PublishingWording.GateChanged);
        }

        var report = gate.Report;
        if (report.Findings.FirstOrDefault(f => f.Severity == GateSeverity.Blocking) is { } blocking)
        {
            return new Diagnostic(DataDiagnostics.GateBlocked, PublishingWording.Blocked(blocking.Title, blocking.Reason));
        }

        var open = report.ToAcknowledge.FirstOrDefault(f =>
            !approval.Acknowledgements.Any(a => a.FindingKey == f.Key && WorkText.Read(a.Reason, f.Title, WorkText.ReasonLength).Succeeded)
        );
        return open is null ? null : new Diagnostic(DataDiagnostics.GateUnacknowledged, PublishingWording.Unacknowledged(open.Title));
    }

    /// <summary>The second person relies on submission, check and cited clauses: none may differ from what was sealed.</summary>
    private async Task<Diagnostic?> DemandSealedAsync(PolicyMarketDb db, DraftSubmission submission, GateRun? gate, CancellationToken ct)
    {
        var citations = await db.ClauseCitations.Where(c => c.DraftId == submission.DraftId).Select(c => new { c.Id, c.DocumentId }).ToListAsync(ct);
        List<Diagnostic> damage =
        [
            .. await seals.VerifyAsync<DraftSubmission>(db, [submission.Id], ct),
            .. gate is null ? [] : await seals.VerifyAsync<GateRun>(db, [gate.Id], ct),
            .. await seals.VerifyAsync<ClauseCitation>(db, citations.Select(c => c.Id), ct),
            .. await seals.VerifyAsync<SourceDocument>(db, citations.Select(c => c.DocumentId).Distinct(), ct),
        ];
        return damage.FirstOrDefault();
    }

    /// <summary>The cases are still those that the check has run, and none differs from what was sealed.</summary>
    private async Task<Diagnostic?> DemandCasesAsync(PolicyMarketDb db, ItemDraft draft, GateRun? gate, CancellationToken ct)
    {
        if (gate is null || await ItemCases.StampAsync(db, draft.DepartmentId, draft.Code, ct) != gate.Report.CaseStamp)
        {
            return new Diagnostic(DataDiagnostics.CasesMoved, PublishingWording.CasesMoved);
        }

        var cases = await ItemCases.Current(db, draft.DepartmentId, draft.Code).Select(c => c.Id).ToListAsync(ct);
        return (await seals.VerifyAsync<ItemCase>(db, cases, ct)).FirstOrDefault();
    }

    /// <summary>Whoever began, wrote or submitted the draft is not its second person, nor an account of the same hand.</summary>
    private async Task<Diagnostic?> DemandSecondAsync(
        PolicyMarketDb db,
        ItemDraft draft,
        DraftSubmission submission,
        PersonId personId,
        CancellationToken ct
    )
    {
        List<long> first = [.. await DraftCheck.EditorsAsync(db, draft, ct), draft.CreatedByPersonId, submission.PersonId];
        return first.Contains(personId)
            ? new Diagnostic(DataDiagnostics.DraftSamePerson, PublishingWording.SamePerson(draft.Title))
            : await MoneySeparation.DemandAsync(db, personId, first, clock.UtcNow, ct);
    }

    private static async Task<Diagnostic?> DemandAloneAsync(PolicyMarketDb db, ItemDraft draft, CancellationToken ct)
    {
        var rival = await db
            .ItemDrafts.AsNoTracking()
            .Where(d => d.Id != draft.Id && d.State == DraftState.Approved && (d.Code == draft.Code || (d.ItemId != null && d.ItemId == draft.ItemId)))
            .Select(d => new { d.Title, d.EffectiveOn })
            .FirstOrDefaultAsync(ct);
        return rival is null ? null : new Diagnostic(DataDiagnostics.DraftRivals, PublishingWording.Rival(rival.Title, rival.EffectiveOn));
    }

    private Diagnostic? DemandDay(DraftSubmission submission, DateOnly effect)
    {
        var (today, latest) = (clock.Today, clock.Today.AddYears(MostYears));
        return effect < today || effect > latest ? new Diagnostic(DataDiagnostics.WorkDateRange, PublishingWording.EffectOutOfRange(today, latest, effect))
            : rules.Parse(0, submission.RuleJson).ValidityOn(effect) == Validity.Expired
                ? new Diagnostic(DataDiagnostics.WorkDateRange, PublishingWording.ExpiredByThen(effect))
            : null;
    }

    private static async Task<bool> FindSameAsync(PolicyMarketDb db, ItemDraft draft, PersonId personId, string contentHash, CancellationToken ct) =>
        draft.State is DraftState.Approved or DraftState.Published
        && await db.DraftDecisions.AnyAsync(
            d =>
                d.SubmissionId == draft.SubmissionId
                && d.Kind == DraftDecisionKind.Approved
                && d.PersonId == personId.Value
                && d.ContentHash == contentHash,
            ct
        );

    private async Task<Result<DraftState>> SignAsync(
        PolicyMarketDb db,
        Actor actor,
        ItemDraft draft,
        DraftSubmission submission,
        GateRun gate,
        Approval approval,
        CancellationToken ct
    )
    {
        draft.Move(DraftState.Approved);
        draft.EffectiveOn = approval.EffectiveOn;
        var decision = await DecisionAsync(db, actor, submission, DraftDecisionKind.Approved, approval.Reason, ct);
        db.DraftDecisions.Add(decision.Approving(approval.EffectiveOn, gate.Id, gate.ReportHash, JsonOf(approval)));
        audit.Add(
            db,
            actor,
            AuditAction.DraftApprove,
            $"draft:{draft.Id}",
            PublishingWording.Approved(approval.EffectiveOn, submission.ContentHash, gate.ReportHash, approval.Reason)
        );
        await db.SaveChangesAsync(ct);
        if (approval.EffectiveOn > clock.Today)
        {
            return Result.Ok(draft.State);
        }

        var published = await publishing.PublishAsync(db, actor, draft, submission, ct);
        return published.Succeeded ? Result.Ok(draft.State) : Result.Fail<DraftState>(published.Diagnostics);
    }

    private static string JsonOf(Approval approval) =>
        JsonSerializer.Serialize(
            approval
                .Acknowledgements.GroupBy(a => a.FindingKey, StringComparer.Ordinal)
                .ToDictionary(a => a.Key, a => a.First().Reason.Trim(), StringComparer.Ordinal),
            DraftContent.Plain
        );

    private async Task<DraftDecision> DecisionAsync(
        PolicyMarketDb db,
        Actor actor,
        DraftSubmission submission,
        DraftDecisionKind kind,
        string reason,
        CancellationToken ct
    ) =>
        new()
        {
            SubmissionId = submission.Id,
            Sequence = await DraftCheck.NextDecisionAsync(db, submission.Id, ct),
            Kind = kind,
            PersonId = actor.PersonId,
            PersonName = actor.Name,
            At = clock.UtcNow,
            Reason = reason,
            ContentHash = submission.ContentHash,
        };
}
