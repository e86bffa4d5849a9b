using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring;

/// <summary>Loads drafts for the work of officers of their department, inside the transaction of the workflow, and asks what several workflows ask.</summary>
internal static class DraftCheck
{
    /// <summary>The draft for an officer of its department.</summary>
    public static async Task<Result<LoadedDraft>> LoadAsync(PolicyMarketDb db, PersonId personId, long draftId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        return actor is null ? WorkText.Refuse<LoadedDraft>(why) : await OwnAsync(db, actor, draftId, ct);
    }

    /// <summary>The draft for whoever may be its second person: another officer of the department, or an administrator.</summary>
    public static async Task<Result<LoadedDraft>> LoadForSecondAsync(PolicyMarketDb db, PersonId personId, long draftId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        if (actor is null)
        {
            return WorkText.Refuse<LoadedDraft>(why);
        }

        if (!actor.Roles.Contains(Roles.Administrator))
        {
            return await OwnAsync(db, actor, draftId, ct);
        }

        var draft = await FindAsync(db, draftId, ct);
        return draft is null ? WorkText.Refuse<LoadedDraft>(WorkText.NotFound(DraftWording.ThisDraft)) : Result.Ok(new LoadedDraft(actor, draft));
    }

    /// <summary>Null when the version that the draft follows is still in force; otherwise the refusal with place and remedy.</summary>
    public static async Task<Diagnostic?> DemandCurrentAsync(PolicyMarketDb db, ItemDraft draft, CancellationToken ct)
    {
        if (draft.ItemId is not { } itemId)
        {
            var taken = draft.VersionId is null && await db.PolicyItems.AnyAsync(i => i.Code == draft.Code, ct);
            return taken ? new Diagnostic(DataDiagnostics.DraftCode, DraftWording.CodeTaken(draft.Code), "$.id") : null;
        }

        var item = await db.PolicyItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (item is null)
        {
            return new Diagnostic(DataDiagnostics.WorkNotFound, DraftWording.ItemGone);
        }

        if (item.EndsOn is { } last)
        {
            return new Diagnostic(DataDiagnostics.ItemEnded, DraftWording.Ended(last));
        }

        var number = await db.PolicyItemVersions.Where(v => v.Id == draft.BaseVersionId).Select(v => (int?)v.Number).SingleOrDefaultAsync(ct);
        return number == item.CurrentNumber
            ? null
            : new Diagnostic(DataDiagnostics.DraftStale, DraftWording.Stale(draft.Title, number ?? 0, item.CurrentNumber));
    }

    /// <summary>Everyone who wrote in the draft.</summary>
    public static Task<List<long>> EditorsAsync(PolicyMarketDb db, ItemDraft draft, CancellationToken ct) =>
        db.DraftRevisions.Where(r => r.DraftId == draft.Id).Select(r => r.PersonId).Distinct().ToListAsync(ct);

    /// <summary>The next decision about a submission.</summary>
    public static async Task<int> NextDecisionAsync(PolicyMarketDb db, long submissionId, CancellationToken ct) =>
        await db.DraftDecisions.CountAsync(d => d.SubmissionId == submissionId, ct) + 1;

    private static async Task<Result<LoadedDraft>> OwnAsync(PolicyMarketDb db, Actor actor, long draftId, CancellationToken ct)
    {
        var draft = await FindAsync(db, draftId, ct);
        return draft switch
        {
            null => WorkText.Refuse<LoadedDraft>(WorkText.NotFound(DraftWording.ThisDraft)),
            _ when draft.DepartmentId != actor.DepartmentId => WorkText.Refuse<LoadedDraft>(
                WorkText.NotYours(DraftWording.NotYours(draft.Department?.Name))
            ),
            _ => Result.Ok(new LoadedDraft(actor, draft)),
        };
    }

    private static Task<ItemDraft?> FindAsync(PolicyMarketDb db, long draftId, CancellationToken ct) =>
        db.ItemDrafts.Include(d => d.Department).SingleOrDefaultAsync(d => d.Id == draftId, ct);
}
