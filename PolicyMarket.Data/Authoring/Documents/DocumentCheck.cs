using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Loads documents for the work of officers of their department, inside the transaction of the workflow; their seals are verified.</summary>
internal static class DocumentCheck
{
    public static async Task<Result<LoadedDocument>> LoadAsync(PolicyMarketDb db, RowSeals seals, PersonId personId, long documentId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        if (actor is null)
        {
            return WorkText.Refuse<LoadedDocument>(why);
        }

        var document = await db.SourceDocuments.AsNoTracking().Include(d => d.Department).SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null)
        {
            return WorkText.Refuse<LoadedDocument>(WorkText.NotFound(DocumentDeskWording.ThisDocument));
        }

        if (document.DepartmentId != actor.DepartmentId)
        {
            return WorkText.Refuse<LoadedDocument>(WorkText.NotYours(DocumentDeskWording.NotYours(document.Department?.Name)));
        }

        if (await seals.VerifyAsync<SourceDocument>(db, [documentId], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<LoadedDocument>(damage);
        }

        return Result.Ok(new LoadedDocument(actor, document));
    }
}
