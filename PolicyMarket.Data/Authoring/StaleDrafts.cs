using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring;

/// <summary>Tells the authors of open drafts that their item got a version by an import, and whoever imports that there are such drafts.</summary>
public sealed class StaleDrafts(NoticeBoard notices)
{
    /// <summary>Warnings of the import, one for each item with open drafts; the notices are added to the transaction.</summary>
    internal async Task<ImmutableArray<Diagnostic>> TellAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, CancellationToken ct)
    {
        if (!await db.ItemDrafts.AnyAsync(d => DraftMoves.Open.Contains(d.State), ct))
        {
            return [];
        }

        var drafts = await db
            .ItemDrafts.AsNoTracking()
            .Where(d => d.ItemId != null && itemIds.Contains(d.ItemId ?? 0) && DraftMoves.Open.Contains(d.State))
            .Select(d => new
            {
                d.Id,
                d.ItemId,
                d.Code,
                d.Title,
                d.CreatedByPersonId,
                d.ChangedByPersonId,
                Number = db.Set<Policies.PolicyItem>().Where(i => i.Id == d.ItemId).Select(i => i.CurrentNumber).FirstOrDefault(),
            })
            .ToListAsync(ct);
        foreach (var draft in drafts)
        {
            foreach (var person in new[] { draft.CreatedByPersonId, draft.ChangedByPersonId }.Distinct())
            {
                notices.AddForPerson(
                    db,
                    new PersonId(person),
                    $"draft:{draft.Id}:stale:{draft.Number}:{person}",
                    DraftWording.StaleTitle(draft.Title),
                    DraftWording.StaleBody(draft.Number),
                    $"draft:{draft.Id}"
                );
            }
        }

        return
        [
            .. drafts
                .GroupBy(d => d.ItemId)
                .Select(item => new Diagnostic(DataDiagnostics.DraftStale, DraftWording.StaleImport(item.First().Title, item.Count()), item.First().Code)),
        ];
    }
}
