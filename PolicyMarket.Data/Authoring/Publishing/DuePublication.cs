using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>Approved drafts whose day has come take effect by themselves, each in a transaction of its own.</summary>
public sealed class DuePublication
{
    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly Recorder recorder;
    private readonly VersionPublishing publishing;
    private readonly RowSeals seals;
    private readonly NoticeBoard notices;
    private readonly AuditTrail audit;
    private readonly BusinessClock clock;

    internal DuePublication(
        IDbContextFactory<PolicyMarketDb> factory,
        Recorder recorder,
        VersionPublishing publishing,
        RowSeals seals,
        NoticeBoard notices,
        AuditTrail audit,
        BusinessClock clock
    )
    {
        this.factory = factory;
        this.recorder = recorder;
        this.publishing = publishing;
        this.seals = seals;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>How many took effect. One that cannot, e.g. because an import made another version, goes back to its authors with the reason.</summary>
    public async Task<int> PublishDueAsync(CancellationToken ct)
    {
        var published = 0;
        foreach (var draftId in await DueAsync(ct))
        {
            var result = await recorder.WriteAsync(db => PublishAsync(db, draftId, ct), ct);
            published += result.Value;
        }

        return published;
    }

    private async Task<List<long>> DueAsync(CancellationToken ct)
    {
        var today = clock.Today;
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .ItemDrafts.AsNoTracking()
            .Where(d => d.State == DraftState.Approved && d.EffectiveOn <= today)
            .OrderBy(d => d.EffectiveOn)
            .ThenBy(d => d.Id)
            .Select(d => d.Id)
            .ToListAsync(ct);
    }

    /// <summary>1 when the draft took effect, 0 when it went back; refused when a record is not as it was sealed.</summary>
    private async Task<Result<int>> PublishAsync(PolicyMarketDb db, long draftId, CancellationToken ct)
    {
        var draft = await db.ItemDrafts.Include(d => d.Department).SingleAsync(d => d.Id == draftId, ct);
        if (draft is not { State: DraftState.Approved, SubmissionId: { } submissionId } || draft.EffectiveOn > clock.Today)
        {
            return Result.Ok(0);
        }

        var submission = await db.DraftSubmissions.SingleAsync(s => s.Id == submissionId, ct);
        var approval = await db
            .DraftDecisions.AsNoTracking()
            .Where(d => d.SubmissionId == submissionId)
            .OrderByDescending(d => d.Sequence)
            .FirstOrDefaultAsync(ct);
        if (
            approval is not { Kind: DraftDecisionKind.Approved, EffectiveOn: { } day }
            || day != draft.EffectiveOn
            || approval.ContentHash != submission.ContentHash
        )
        {
            return Result.Fail<int>(DataDiagnostics.DraftContentMoved, PublishingWording.NotIntact);
        }

        if (await seals.VerifyAsync<DraftDecision>(db, [approval.Id], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<int>(damage);
        }

        var actor = Actor.System(DraftWording.Job);
        var published = await publishing.PublishAsync(db, actor, draft, submission, ct);
        if (published.Succeeded)
        {
            return Result.Ok(1);
        }

        return published.Diagnostics[0].Code is DataDiagnostics.DraftStale or DataDiagnostics.DraftCode or DataDiagnostics.ItemEnded
            ? Result.Ok(await GiveBackAsync(db, actor, draft, submission, published.Why, ct))
            : Result.Fail<int>(published.Diagnostics);
    }

    private async Task<int> GiveBackAsync(PolicyMarketDb db, Actor actor, ItemDraft draft, DraftSubmission submission, string why, CancellationToken ct)
    {
        draft.Move(DraftState.Returned);
        draft.EffectiveOn = null;
        db.DraftDecisions.Add(
            new DraftDecision
            {
                SubmissionId = submission.Id,
                Sequence = await DraftCheck.NextDecisionAsync(db, submission.Id, ct),
                Kind = DraftDecisionKind.Overtaken,
                PersonName = actor.Name,
                At = clock.UtcNow,
                Reason = why,
                ContentHash = submission.ContentHash,
            }
        );
        audit.Add(db, actor, AuditAction.DraftOvertaken, $"draft:{draft.Id}", why);
        notices.AddForPerson(
            db,
            new PersonId(submission.PersonId),
            $"draft:{draft.Id}:overtaken:{submission.Sequence}",
            PublishingWording.OvertakenTitle(draft.Title),
            PublishingWording.OvertakenBody(why),
            $"draft:{draft.Id}"
        );
        return 0;
    }
}
