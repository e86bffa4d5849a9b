using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>Makes the version of an approved draft, inside the transaction of the approval or of the job on its day.</summary>
internal sealed class VersionPublishing(
    PublishedRules rules,
    IOpenOffers offers,
    RowSeals seals,
    NoticeBoard notices,
    AuditTrail audit,
    BusinessClock clock
)
{
    /// <summary>The number of the version; refused when another one is in force meanwhile, or when what was submitted is not as it was sealed.</summary>
    public async Task<Result<int>> PublishAsync(PolicyMarketDb db, Actor actor, ItemDraft draft, DraftSubmission submission, CancellationToken ct)
    {
        if (await seals.VerifyAsync<DraftSubmission>(db, [submission.Id], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<int>(damage);
        }

        if (await DraftCheck.DemandCurrentAsync(db, draft, ct) is { } stale)
        {
            return WorkText.Refuse<int>(stale);
        }

        var rule = Jurisdiction.Remove(rules.Parse(0, submission.RuleJson));
        if (submission.ContentHash != SubmissionContent.HashOf(rule.Id, submission.BaseVersionId, submission.RuleJson))
        {
            return Result.Fail<int>(DataDiagnostics.DraftContentMoved, PublishingWording.NotIntact);
        }

        var version = await AddAsync(db, draft.ItemId, draft.DepartmentId, rule, ct);
        var item = version.Item ?? throw new InvalidOperationException("A new version has its item.");
        draft.Move(DraftState.Published);
        (draft.ItemId, draft.VersionId) = (item.Id, version.Id);
        db.DraftDecisions.Add(
            new DraftDecision
            {
                SubmissionId = submission.Id,
                Sequence = await DraftCheck.NextDecisionAsync(db, submission.Id, ct),
                Kind = DraftDecisionKind.Published,
                PersonId = actor.PersonId,
                PersonName = actor.Name,
                At = clock.UtcNow,
                ContentHash = submission.ContentHash,
                EffectiveOn = draft.EffectiveOn,
                ItemVersionId = version.Id,
            }
        );
        audit.Add(
            db,
            actor,
            AuditAction.VersionPublish,
            $"item:{item.Id}",
            PublishingWording.PublishedDetail(item.Code, version.Number, submission.ContentHash)
        );
        notices.AddForPerson(
            db,
            new PersonId(submission.PersonId),
            $"draft:{draft.Id}:published:{submission.Sequence}",
            PublishingWording.PublishedTitle(draft.Title),
            PublishingWording.PublishedBody(version.Number),
            $"draft:{draft.Id}"
        );
        return Result.Ok(version.Number);
    }

    /// <summary>The next version of an item, or the first one of a new item; open offers take its last day.</summary>
    public async Task<PolicyItemVersion> AddAsync(PolicyMarketDb db, long? itemId, long departmentId, PolicyRule rule, CancellationToken ct)
    {
        await VersionWriting.StoreDepartmentsAsync(db, [rule], ct);
        var (documents, _) = await VersionWriting.StoreDocumentsAsync(db, [rule], ct);
        await db.SaveChangesAsync(ct);
        var item = itemId is { } id
            ? await db.PolicyItems.SingleAsync(i => i.Id == id, ct)
            : new PolicyItem { Code = rule.Id, DepartmentId = departmentId };
        if (itemId is null)
        {
            db.PolicyItems.Add(item);
        }

        item.DocumentId = documents[VersionWriting.KeyOf(rule.Document)].Id;
        item.CurrentNumber++;
        var version = VersionWriting.VersionOf(item, rule, clock.UtcNow);
        db.PolicyItemVersions.Add(version);
        await db.SaveChangesAsync(ct);
        await offers.RefreshAsync(db, [item.Id], ct);
        return version;
    }
}
