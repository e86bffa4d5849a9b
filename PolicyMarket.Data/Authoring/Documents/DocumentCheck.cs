using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// Loads documents for the work of officers of their department, inside the transaction of the workflow. The seals of the text and of all that was decided and
/// cited of it are verified.
/// </summary>
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

        return await VerifyAsync(db, seals, documentId, ct) is { Count: > 0 } damage
            ? Result.Fail<LoadedDocument>(damage)
            : Result.Ok(new LoadedDocument(actor, document));
    }

    private static async Task<List<Diagnostic>> VerifyAsync(PolicyMarketDb db, RowSeals seals, long documentId, CancellationToken ct)
    {
        var entries = await db.DocumentHeadEntries.Where(e => e.DocumentId == documentId).Select(e => e.Id).ToListAsync(ct);
        var decisions = await db.ClauseDecisions.Where(d => d.DocumentId == documentId).Select(d => d.Id).ToListAsync(ct);
        var citations = await db.ClauseCitations.Where(c => c.DocumentId == documentId).Select(c => c.Id).ToListAsync(ct);
        return
        [
            .. await seals.VerifyAsync<SourceDocument>(db, [documentId], ct),
            .. await seals.VerifyAsync<DocumentHeadEntry>(db, entries, ct),
            .. await seals.VerifyAsync<ClauseDecision>(db, decisions, ct),
            .. await seals.VerifyAsync<ClauseCitation>(db, citations, ct),
        ];
    }
}
