using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// The drafts of a department: begun, saved at every change, merged when two officers write at once, brought up to the version in force, given up.
/// </summary>
public sealed class DraftDesk(Recorder recorder, PublishedRules rules, AuditTrail audit, BusinessClock clock)
{
    /// <summary>Begins a draft with this content: of a new item, or of a new version of the item of the department that is named.</summary>
    public Task<Result<long>> CreateAsync(PersonId personId, string? itemCode, DraftContent content, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                if (actor.DepartmentId is not { } departmentId)
                {
                    return WorkText.Refuse<long>(WorkText.NotYours(DraftWording.NoDepartment));
                }

                var item = itemCode is null
                    ? null
                    : await db.PolicyItems.AsNoTracking().Include(i => i.Department).SingleOrDefaultAsync(i => i.Code == itemCode, ct);
                if (itemCode is not null && item?.DepartmentId != departmentId)
                {
                    return WorkText.Refuse<long>(
                        item is null
                            ? WorkText.NotFound(PolicyDeskWording.ThisItem)
                            : WorkText.NotYours(PolicyDeskWording.ItemNotYours(item.Department?.Name))
                    );
                }

                return FaultsOf(content) is { Length: > 0 } faults
                    ? Result.Fail<long>(faults)
                    : Result.Ok((await AddAsync(db, actor, departmentId, item, content, ct)).Id);
            },
            ct
        );

    /// <summary>
    /// Saves the parts that the person has changed since revision <paramref name="basedOn"/>. Parts that no one else changed meanwhile are taken in; parts that
    /// another person changed are kept aside and named. With the latest revision nothing clashes, which is how one's own text is put in the place of another's.
    /// </summary>
    public Task<Result<DraftSaved>> SaveAsync(
        PersonId personId,
        long draftId,
        int basedOn,
        IReadOnlyDictionary<DraftSection, string> parts,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<DraftSaved>(
            async db =>
            {
                var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
                if (loaded is not var (_, draft))
                {
                    return WorkText.Refuse<DraftSaved>(why);
                }

                if (!DraftMoves.Writable.Contains(draft.State))
                {
                    return WorkText.Refuse<DraftSaved>(WorkText.Moved(DraftWording.NotWritable(DraftMoves.Say(draft.State))));
                }

                if (Faults(parts) is { Length: > 0 } faults)
                {
                    return Result.Fail<DraftSaved>(faults);
                }

                return Result.Ok(await TakeInAsync(db, draft, personId, basedOn, parts, ct));
            },
            ct
        );

    /// <summary>
    /// Brings a draft up to the version in force, e.g. after an import: parts that only the new version changed come from it, parts that only the draft
    /// changed stay, of parts that both changed the draft keeps its own and names them.
    /// </summary>
    public Task<Result<DraftRebased>> RebaseAsync(PersonId personId, long draftId, CancellationToken ct) =>
        recorder.WriteAsync<DraftRebased>(
            async db =>
            {
                var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft))
                {
                    return WorkText.Refuse<DraftRebased>(why);
                }

                if (!DraftMoves.Writable.Contains(draft.State))
                {
                    return WorkText.Refuse<DraftRebased>(WorkText.Moved(DraftWording.NotWritable(DraftMoves.Say(draft.State))));
                }

                var item = await db.PolicyItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == draft.ItemId, ct);
                if (item is null || draft.BaseVersionId is not { } former)
                {
                    return WorkText.Refuse<DraftRebased>(WorkText.NotFound(PolicyDeskWording.ThisItem));
                }

                var current = await CurrentVersionAsync(db, item, ct);
                var then = DraftContent.Of(await rules.RuleAsync(db, former, ct));
                var now = DraftContent.Of(await rules.RuleAsync(db, current, ct));
                var theirs = now.DifferingFrom(then).ToHashSet();
                var own = draft.Content.DifferingFrom(then).ToHashSet();
                var taken = theirs.Except(own).ToImmutableArray();
                if (!taken.IsEmpty)
                {
                    var parts = taken.ToDictionary(section => section, now.TextOf);
                    draft.Change(parts, personId, clock.UtcNow);
                    AddRevision(db, draft, parts, personId, clock.UtcNow, isAside: false);
                }

                draft.BaseVersionId = current;
                audit.Add(db, actor, AuditAction.DraftRebase, $"draft:{draft.Id}", DraftWording.Rebased(item.CurrentNumber));
                return Result.Ok(new DraftRebased(draft.Revision, taken, [.. theirs.Intersect(own)]));
            },
            ct
        );

    /// <summary>Gives the draft up; its revisions stay. Again changes nothing.</summary>
    public Task<Result<long>> DiscardAsync(PersonId personId, long draftId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, DraftWording.ReasonOfDiscarding, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
                if (loaded is not var (actor, draft) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (draft.State == DraftState.Discarded)
                {
                    return Result.Ok(draft.Id);
                }

                if (!DraftMoves.Table.Allows(draft.State, DraftState.Discarded))
                {
                    return WorkText.Refuse<long>(WorkText.Moved(DraftWording.NotWritable(DraftMoves.Say(draft.State))));
                }

                draft.Move(DraftState.Discarded);
                audit.Add(db, actor, AuditAction.DraftDiscard, $"draft:{draft.Id}", DraftWording.Discarded(text));
                return Result.Ok(draft.Id);
            },
            ct
        );

    /// <summary>Adds a draft of this content with its first revision, inside the transaction of a workflow that has checked person and content.</summary>
    internal async Task<ItemDraft> AddAsync(
        PolicyMarketDb db,
        Actor actor,
        long departmentId,
        PolicyItem? item,
        DraftContent content,
        CancellationToken ct
    )
    {
        var personId = actor.PersonId ?? throw new InvalidOperationException("A draft is begun by a person.");
        var parts = PartsOf(content);
        var now = clock.UtcNow;
        var draft = new ItemDraft
        {
            DepartmentId = departmentId,
            ItemId = item?.Id,
            BaseVersionId = item is null ? null : await CurrentVersionAsync(db, item, ct),
            CreatedByPersonId = personId,
            CreatedAt = now,
        };
        draft.Change(parts, personId, now);
        db.ItemDrafts.Add(draft);
        await db.SaveChangesAsync(ct);
        AddRevision(db, draft, parts, personId, now, isAside: false);
        audit.Add(db, actor, AuditAction.DraftCreate, $"draft:{draft.Id}", DraftWording.Created(draft.Title));
        return draft;
    }

    /// <summary>Parts that cannot be kept; empty when all can.</summary>
    internal static ImmutableArray<Diagnostic> FaultsOf(DraftContent content) => Faults(PartsOf(content));

    private static Dictionary<DraftSection, string> PartsOf(DraftContent content) =>
        Enum.GetValues<DraftSection>().ToDictionary(section => section, content.TextOf);

    private async Task<DraftSaved> TakeInAsync(
        PolicyMarketDb db,
        ItemDraft draft,
        PersonId personId,
        int basedOn,
        IReadOnlyDictionary<DraftSection, string> parts,
        CancellationToken ct
    )
    {
        var now = clock.UtcNow;
        var changed = parts.Where(part => draft.Content.TextOf(part.Key) != part.Value).ToDictionary();
        var clashing = changed.Where(part => draft.RevisionOf(part.Key) > basedOn).ToDictionary();
        var taken = changed.Where(part => !clashing.ContainsKey(part.Key)).ToDictionary();
        if (taken.Count > 0)
        {
            draft.Change(taken, personId, now);
            AddRevision(db, draft, taken, personId, now, isAside: false);
        }

        if (clashing.Count == 0)
        {
            return new DraftSaved(draft.Revision, draft.ChangedAt, [], AsideRevision: null);
        }

        var clashes = await ClashesAsync(db, draft, clashing.Keys, ct);
        draft.CountAside();
        AddRevision(db, draft, clashing, personId, now, isAside: true);
        return new DraftSaved(draft.Revision, now, clashes, draft.Revision);
    }

    private static async Task<ImmutableArray<DraftClash>> ClashesAsync(
        PolicyMarketDb db,
        ItemDraft draft,
        IEnumerable<DraftSection> sections,
        CancellationToken ct
    )
    {
        var clashes = ImmutableArray.CreateBuilder<DraftClash>();
        foreach (var section in sections)
        {
            var number = draft.RevisionOf(section);
            var first = await db
                .DraftRevisions.AsNoTracking()
                .Where(r => r.DraftId == draft.Id && r.Number == number)
                .Select(r => new { r.At, Name = db.Users.Where(p => p.Id == r.PersonId).Select(p => p.DisplayName).FirstOrDefault() })
                .SingleAsync(ct);
            clashes.Add(new DraftClash(section, first.Name ?? "", first.At));
        }

        return clashes.ToImmutable();
    }

    private static void AddRevision(
        PolicyMarketDb db,
        ItemDraft draft,
        IReadOnlyDictionary<DraftSection, string> parts,
        PersonId personId,
        DateTime at,
        bool isAside
    ) =>
        db.DraftRevisions.Add(
            new DraftRevision
            {
                DraftId = draft.Id,
                Number = draft.Revision,
                PersonId = personId,
                At = at,
                IsAside = isAside,
                Parts = DraftRevision.Pack(parts),
            }
        );

    private static ImmutableArray<Diagnostic> Faults(IReadOnlyDictionary<DraftSection, string> parts) =>
        [.. parts.Select(part => DraftContent.Demand(part.Key, part.Value)).OfType<Diagnostic>()];

    private static Task<long> CurrentVersionAsync(PolicyMarketDb db, PolicyItem item, CancellationToken ct) =>
        db.PolicyItemVersions.Where(v => v.ItemId == item.Id && v.Number == item.CurrentNumber).Select(v => v.Id).SingleAsync(ct);
}
