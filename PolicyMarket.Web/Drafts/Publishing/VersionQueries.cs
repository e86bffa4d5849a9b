using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Reads the versions of an item with authors, approvals and reasons.</summary>
public sealed class VersionQueries(IDbContextFactory<PolicyMarketDb> factory, PublishedRules rules)
{
    private const int MostVersions = 200;

    /// <summary>Null when there is no such item or it is not for this person.</summary>
    public async Task<VersionsView?> FindAsync(PersonId personId, long itemId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var actor = await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        var item = await db.PolicyItems.AsNoTracking().Include(i => i.Department).SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (actor is null || item is null || (item.DepartmentId != actor.DepartmentId && !actor.Roles.Contains(Roles.Administrator)))
        {
            return null;
        }

        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.ItemId == itemId)
            .OrderByDescending(v => v.Number)
            .Take(MostVersions)
            .Select(v => new
            {
                v.Id,
                v.Number,
                v.Title,
                v.PublishedAt,
            })
            .ToListAsync(ct);
        long[] ids = [.. versions.Select(v => v.Id)];
        var origins = await OriginsAsync(db, ids, ct);
        var withdrawals = await db.VersionWithdrawals.AsNoTracking().Where(w => ids.Contains(w.ItemVersionId)).ToListAsync(ct);
        var texts = await rules.OfVersionsAsync(db, ids, ct);
        var suspension = await db.ItemSuspensions.AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == itemId && s.ResumedAt == null, ct);
        return new VersionsView(
            item.Id,
            item.Code,
            versions.Count > 0 ? versions[0].Title : item.Code,
            item.Department?.Name ?? "",
            item.DepartmentId == actor.DepartmentId && actor.Roles.Contains(Roles.Officer),
            suspension is null ? null : $"{suspension.SuspendedBy}于 {Formats.Instant(suspension.SuspendedAt)} 暂停：{suspension.Reason}",
            item.EndsOn,
            [
                .. versions.Select(v =>
                {
                    var origin = origins.GetValueOrDefault(v.Id);
                    var gone = withdrawals.Find(w => w.ItemVersionId == v.Id);
                    var restoring = withdrawals.Find(w => w.RestoredVersionId == v.Id);
                    return new VersionRow(
                        v.Id,
                        v.Number,
                        v.Title,
                        v.PublishedAt,
                        origin?.Author ?? restoring?.PersonName ?? "",
                        origin?.Reason ?? (restoring is null ? "" : $"撤销后恢复：{restoring.Reason}"),
                        origin?.Approver ?? "",
                        origin?.ApprovalReason ?? "",
                        gone is null ? null : $"{gone.PersonName}于 {Formats.Instant(gone.At)} 撤销：{gone.Reason}",
                        texts.TryGetValue(v.Id, out var rule) ? Jurisdiction.Remove(rule) : null
                    );
                }),
            ]
        );
    }

    private static async Task<Dictionary<long, Origin>> OriginsAsync(PolicyMarketDb db, long[] versionIds, CancellationToken ct)
    {
        var published = await db
            .DraftDecisions.AsNoTracking()
            .Where(d => d.ItemVersionId != null && versionIds.Contains(d.ItemVersionId ?? 0))
            .Select(d => new
            {
                VersionId = d.ItemVersionId ?? 0,
                Submission = db.Set<DraftSubmission>()
                    .Where(s => s.Id == d.SubmissionId)
                    .Select(s => new { s.Reason, Name = db.Users.Where(p => p.Id == s.PersonId).Select(p => p.DisplayName).FirstOrDefault() })
                    .First(),
                Approval = db.Set<DraftDecision>()
                    .Where(a => a.SubmissionId == d.SubmissionId && a.Kind == DraftDecisionKind.Approved)
                    .OrderByDescending(a => a.Sequence)
                    .Select(a => new { a.PersonName, a.Reason })
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        return published.ToDictionary(
            d => d.VersionId,
            d => new Origin(d.Submission.Name ?? "", d.Submission.Reason, d.Approval?.PersonName ?? "", d.Approval?.Reason ?? "")
        );
    }

    private sealed record Origin(string Author, string Reason, string Approver, string ApprovalReason);
}
