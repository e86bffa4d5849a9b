using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring;

/// <summary>Freezes a draft for its second person; takes it back, or sends it back with a reason.</summary>
public sealed class SubmissionDesk(
    Recorder recorder,
    PublishedRules rules,
    AttributeCatalog catalog,
    NoticeBoard notices,
    AuditTrail audit,
    BusinessClock clock
)
{
    /// <summary>
    /// Checks the whole draft and freezes it. Revision: of the draft that the person has seen. The id is that of the submission; the same content again, while
    /// it waits, returns the first.
    /// </summary>
    public Task<Result<long>> SubmitAsync(PersonId personId, long draftId, int revision, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, DraftWording.ReasonOfSubmission, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (draft is { State: DraftState.Submitted, SubmissionId: { } waiting })
                {
                    return Result.Ok(waiting);
                }

                if (!DraftMoves.Writable.Contains(draft.State))
                {
                    return WorkText.Refuse<long>(WorkText.Moved(DraftWording.NotWritable(DraftMoves.Say(draft.State))));
                }

                if (draft.Revision != revision)
                {
                    return Result.Fail<long>(DataDiagnostics.DraftContentMoved, SubmissionWording.ChangedSinceSeen);
                }

                var found = await CheckAsync(db, draft, ct);
                return found.Value is { } rule
                    ? Result.Ok(await FreezeAsync(db, actor, personId, draft, rule, text, ct))
                    : Result.Fail<long>(found.Diagnostics);
            },
            ct
        );

    /// <summary>An officer of the department takes a waiting submission back to write on.</summary>
    public Task<Result<long>> TakeBackAsync(PersonId personId, long draftId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, DraftWording.ReasonOfTakingBack, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (draft is not { State: DraftState.Submitted, SubmissionId: { } submissionId })
                {
                    return WorkText.Refuse<long>(WorkText.Moved(DraftWording.NotSubmitted(DraftMoves.Say(draft.State))));
                }

                draft.Move(DraftState.Draft);
                await DecideAsync(db, actor, submissionId, DraftDecisionKind.TakenBack, text, ct);
                audit.Add(db, actor, AuditAction.DraftTakeBack, $"draft:{draft.Id}", text);
                return Result.Ok(draft.Id);
            },
            ct
        );

    /// <summary>The second person sends the submission back with a reason; whoever submitted it is told.</summary>
    public Task<Result<long>> ReturnAsync(PersonId personId, long draftId, string contentHash, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, DraftWording.ReasonOfReturn, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await DraftCheck.LoadForSecondAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (draft is not { State: DraftState.Submitted, SubmissionId: { } submissionId })
                {
                    return WorkText.Refuse<long>(WorkText.Moved(DraftWording.NotSubmitted(DraftMoves.Say(draft.State))));
                }

                var submission = await db.DraftSubmissions.AsNoTracking().SingleAsync(s => s.Id == submissionId, ct);
                if (submission.ContentHash != contentHash)
                {
                    return Result.Fail<long>(DataDiagnostics.DraftContentMoved, SubmissionWording.SeenOther);
                }

                draft.Move(DraftState.Returned);
                await DecideAsync(db, actor, submissionId, DraftDecisionKind.Returned, text, ct);
                audit.Add(db, actor, AuditAction.DraftReturn, $"draft:{draft.Id}", DraftWording.ReturnedDetail(text, contentHash));
                notices.AddForPerson(
                    db,
                    new PersonId(submission.PersonId),
                    $"draft:{draft.Id}:returned:{submission.Sequence}",
                    DraftWording.ReturnedTitle(draft.Title),
                    DraftWording.ReturnedBody(actor.Name, text),
                    $"draft:{draft.Id}"
                );
                return Result.Ok(draft.Id);
            },
            ct
        );

    private async Task<Result<PolicyRule>> CheckAsync(PolicyMarketDb db, ItemDraft draft, CancellationToken ct)
    {
        if (await DraftCheck.DemandCurrentAsync(db, draft, ct) is { } stale)
        {
            return WorkText.Refuse<PolicyRule>(stale);
        }

        var read = draft.Content.Read(catalog);
        if (read.Value is not { } rule)
        {
            return read;
        }

        var published = await rules.CurrentAsync(db, ct);
        var faults = AwardReferences.Faults([rule], published, _ => "$").ToImmutableArray();
        if (!faults.IsEmpty)
        {
            return Result.Fail<PolicyRule>(faults);
        }

        var key = draft.Department?.Key ?? "";
        var first = VersionWriting.FirstDepartment(rule);
        if (first != key)
        {
            return Result.Fail<PolicyRule>(DataDiagnostics.NotYours, DraftWording.OtherDepartment(first, key), "$.department");
        }

        var before = draft.ItemId is null
            ? null
            : await db
                .PolicyItemVersions.AsNoTracking()
                .Where(v => v.Id == draft.BaseVersionId)
                .Select(v => new
                {
                    v.Number,
                    v.Fingerprint,
                    v.Item!.Code,
                }) // a version has its item
                .SingleAsync(ct);
        return before switch
        {
            null => read,
            _ when before.Code != rule.Id => Result.Fail<PolicyRule>(DataDiagnostics.DraftCode, DraftWording.CodeFixed(before.Code, rule.Id), "$.id"),
            _ when before.Fingerprint == rule.Fingerprint => Result.Fail<PolicyRule>(
                DataDiagnostics.DraftUnchanged,
                DraftWording.Unchanged(before.Number)
            ),
            _ => read,
        };
    }

    private async Task<long> FreezeAsync(
        PolicyMarketDb db,
        Actor actor,
        PersonId personId,
        ItemDraft draft,
        PolicyRule rule,
        string reason,
        CancellationToken ct
    )
    {
        var json = DraftContent.JsonOf(rule);
        var submission = new DraftSubmission
        {
            DraftId = draft.Id,
            Sequence = await db.DraftSubmissions.CountAsync(s => s.DraftId == draft.Id, ct) + 1,
            BaseVersionId = draft.BaseVersionId,
            RuleJson = json,
            ContentHash = SubmissionContent.HashOf(rule.Id, draft.BaseVersionId, json),
            PersonId = personId,
            At = clock.UtcNow,
            Reason = reason,
        };
        db.DraftSubmissions.Add(submission);
        await db.SaveChangesAsync(ct);
        draft.SubmissionId = submission.Id;
        draft.Move(DraftState.Submitted);
        audit.Add(db, actor, AuditAction.DraftSubmit, $"draft:{draft.Id}", DraftWording.Submitted(submission.Sequence, submission.ContentHash, reason));
        await TellOthersAsync(db, actor, draft, submission, ct);
        return submission.Id;
    }

    /// <summary>Every other officer of the department may be the second person.</summary>
    private async Task TellOthersAsync(PolicyMarketDb db, Actor author, ItemDraft draft, DraftSubmission submission, CancellationToken ct)
    {
        var editors = await DraftCheck.EditorsAsync(db, draft, ct);
        var officers = await db
            .Users.AsNoTracking()
            .Where(p => p.DepartmentId == draft.DepartmentId && p.IsActive && p.Id != submission.PersonId)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var officer in officers.Except(editors))
        {
            notices.AddForPerson(
                db,
                new PersonId(officer),
                $"draft:{draft.Id}:submitted:{submission.Sequence}:{officer}",
                DraftWording.WaitTitle(draft.Title),
                DraftWording.WaitBody(author.Name, submission.Reason),
                $"draft:{draft.Id}"
            );
        }
    }

    private async Task DecideAsync(PolicyMarketDb db, Actor actor, long submissionId, DraftDecisionKind kind, string reason, CancellationToken ct) =>
        db.DraftDecisions.Add(
            new DraftDecision
            {
                SubmissionId = submissionId,
                Sequence = await DraftCheck.NextDecisionAsync(db, submissionId, ct),
                Kind = kind,
                PersonId = actor.PersonId,
                PersonName = actor.Name,
                At = clock.UtcNow,
                Reason = reason,
                ContentHash = await db.DraftSubmissions.Where(s => s.Id == submissionId).Select(s => s.ContentHash).SingleAsync(ct),
            }
        );
}
