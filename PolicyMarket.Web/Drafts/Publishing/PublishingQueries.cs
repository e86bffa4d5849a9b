using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Reads drafts, their submissions and the versions of items for officers of the department and administrators.</summary>
public sealed class PublishingQueries(IDbContextFactory<PolicyMarketDb> factory, PublishedRules rules)
{
    private const int MostRows = 500;

    /// <summary>Drafts of the person's department, of all departments for an administrator; open ones first, the latest change first.</summary>
    public async Task<IReadOnlyList<DraftRow>> ListAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator) is not { } actor)
        {
            return [];
        }

        var all = actor.Roles.Contains(Roles.Administrator);
        var rows = await db
            .ItemDrafts.AsNoTracking()
            .Where(d => all || d.DepartmentId == actor.DepartmentId)
            .OrderByDescending(d => DraftMoves.Open.Contains(d.State))
            .ThenByDescending(d => d.ChangedAt)
            .Take(MostRows)
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.Title,
                Department = d.Department!.Name, // a draft has its department
                d.State,
                By = db.Users.Where(p => p.Id == d.ChangedByPersonId).Select(p => p.DisplayName).FirstOrDefault(),
                d.ChangedAt,
                d.EffectiveOn,
                IsMine = db.Set<DraftRevision>().Any(r => r.DraftId == d.Id && r.PersonId == personId.Value),
                IsStale = d.VersionId == null
                    && d.ItemId != null
                    && db.Set<PolicyItemVersion>().Where(v => v.Id == d.BaseVersionId).Select(v => v.Number).FirstOrDefault()
                        != db.Set<PolicyItem>().Where(i => i.Id == d.ItemId).Select(i => i.CurrentNumber).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return rows.ConvertAll(d => new DraftRow(
            d.Id,
            d.Code,
            d.Title,
            d.Department,
            d.State,
            d.By ?? "",
            d.ChangedAt,
            d.EffectiveOn,
            d.IsMine,
            d.IsStale && DraftMoves.Open.Contains(d.State)
        ));
    }

    /// <summary>Submissions that this person can decide about: of the department, written by others.</summary>
    public async Task<int> WaitingAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, personId, ct) is { } departmentId && personId is { } id
            ? await db
                .ItemDrafts.AsNoTracking()
                .CountAsync(
                    d =>
                        d.DepartmentId == departmentId
                        && d.State == DraftState.Submitted
                        && !db.Set<DraftRevision>().Any(r => r.DraftId == d.Id && r.PersonId == id.Value),
                    ct
                )
            : 0;
    }

    /// <summary>Null when there is no such draft or it is not for this person.</summary>
    public async Task<DraftView?> FindAsync(PersonId personId, long draftId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var actor = await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        var draft = actor is null ? null : await db.ItemDrafts.AsNoTracking().Include(d => d.Department).SingleOrDefaultAsync(d => d.Id == draftId, ct);
        if (actor is null || draft is null || (draft.DepartmentId != actor.DepartmentId && !actor.Roles.Contains(Roles.Administrator)))
        {
            return null;
        }

        var baseNumber = await db.PolicyItemVersions.Where(v => v.Id == draft.BaseVersionId).Select(v => (int?)v.Number).SingleOrDefaultAsync(ct);
        var current = await db.PolicyItems.Where(i => i.Id == draft.ItemId).Select(i => (int?)i.CurrentNumber).SingleOrDefaultAsync(ct);
        var before = draft.BaseVersionId is { } baseId && (await rules.OfVersionsAsync(db, [baseId], ct)).TryGetValue(baseId, out var rule) ? rule : null;
        var editors = await db
            .DraftRevisions.AsNoTracking()
            .Where(r => r.DraftId == draftId)
            .GroupBy(r => r.PersonId)
            .Select(group => new { group.Key, First = group.Min(r => r.Number) })
            .Join(
                db.Users,
                e => e.Key,
                p => p.Id,
                (e, p) =>
                    new
                    {
                        Id = e.Key,
                        e.First,
                        p.DisplayName,
                    }
            )
            .OrderBy(e => e.First)
            .ToListAsync(ct);
        return new DraftView(
            draft.Id,
            draft.Code,
            draft.Title,
            draft.Department?.Name ?? "",
            draft.ItemId,
            baseNumber,
            current,
            draft.State,
            draft.Revision,
            draft.ChangedAt,
            draft.EffectiveOn,
            draft.Content,
            before is null ? null : Jurisdiction.Remove(before),
            draft.DepartmentId == actor.DepartmentId && actor.Roles.Contains(Roles.Officer),
            editors.Exists(e => e.Id == personId.Value)
        )
        {
            PartRevisions = new Dictionary<DraftSection, int>
            {
                [DraftSection.Head] = draft.HeadRevision,
                [DraftSection.Conditions] = draft.ConditionsRevision,
                [DraftSection.Amount] = draft.AmountRevision,
            }.ToImmutableDictionary(),
            VersionId = draft.VersionId,
            Submission = await SubmissionAsync(db, draft.SubmissionId, ct),
            Editors = [.. editors.Select(e => e.DisplayName)],
            History = await HistoryAsync(db, draftId, ct),
        };
    }

    /// <summary>The latest check of today's submission; null when none was computed on this date.</summary>
    public async Task<GateView?> GateAsync(PersonId personId, long draftId, DateOnly today, CancellationToken ct)
    {
        if (await FindAsync(personId, draftId, ct) is not { Submission: { } submission })
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var run = await db
            .GateRuns.AsNoTracking()
            .Where(r => r.SubmissionId == submission.Id && r.BusinessDate == today)
            .OrderByDescending(r => r.Id)
            .FirstOrDefaultAsync(ct);
        return run is null ? null : new GateView(run.Id, run.ContentHash, run.ReportHash, run.ComputedAt, run.Report);
    }

    private async Task<SubmissionView?> SubmissionAsync(PolicyMarketDb db, long? submissionId, CancellationToken ct)
    {
        var row = await db
            .DraftSubmissions.AsNoTracking()
            .Where(s => s.Id == submissionId)
            .Select(s => new { Submission = s, Name = db.Users.Where(p => p.Id == s.PersonId).Select(p => p.DisplayName).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        return row is null
            ? null
            : new SubmissionView(
                row.Submission.Id,
                row.Submission.ContentHash,
                row.Name ?? "",
                row.Submission.At,
                row.Submission.Reason,
                Jurisdiction.Remove(rules.Parse(0, row.Submission.RuleJson))
            );
    }

    private static async Task<ImmutableArray<DecisionLine>> HistoryAsync(PolicyMarketDb db, long draftId, CancellationToken ct)
    {
        var submissions = await db
            .DraftSubmissions.AsNoTracking()
            .Where(s => s.DraftId == draftId)
            .Select(s => new
            {
                s.Sequence,
                s.At,
                s.Reason,
                Name = db.Users.Where(p => p.Id == s.PersonId).Select(p => p.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var decisions = await db
            .DraftDecisions.AsNoTracking()
            .Where(d => db.Set<DraftSubmission>().Any(s => s.Id == d.SubmissionId && s.DraftId == draftId))
            .ToListAsync(ct);
        return
        [
            .. submissions
                .Select(s => (Order: (s.At, 0), Line: new DecisionLine("送审", s.Name ?? "", s.At, s.Reason)))
                .Concat(decisions.Select(d => (Order: (d.At, d.Sequence), Line: new DecisionLine(Say(d), d.PersonName, d.At, d.Reason))))
                .OrderByDescending(step => step.Order)
                .Select(step => step.Line),
        ];
    }

    private static string Say(DraftDecision decision) =>
        decision is { Kind: DraftDecisionKind.Approved, EffectiveOn: { } day }
            ? $"{DraftWording.Say(decision.Kind)}，{Formats.Date(day)} 生效"
            : DraftWording.Say(decision.Kind);
}
