using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>Reads the documents of an officer's department, and the clauses that a draft cites.</summary>
public sealed class DocumentQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 500;

    /// <summary>The latest first; empty for whoever is no officer.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ListAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return [];
        }

        var documents = await db
            .SourceDocuments.AsNoTracking()
            .Where(d => d.DepartmentId == department)
            .OrderByDescending(d => d.Id)
            .Take(MostRows)
            .Select(d => new
            {
                d.Id,
                d.SuggestedTitle,
                d.SuggestedNumber,
                d.ClausesJson,
                d.PersonName,
                d.TakenInAt,
            })
            .ToListAsync(ct);
        long[] ids = [.. documents.Select(d => d.Id)];
        var heads = (await HeadsAsync(db, ids, ct)).ToLookup(pair => pair.DocumentId, pair => pair.Value);
        var leftOut = (await LeftOutAsync(db, ids, ct)).ToLookup(pair => pair.DocumentId, pair => pair.Clause.ClauseOffset);
        var uses = (await UsesAsync(db, ids, ct)).ToLookup(use => use.DocumentId);
        return documents.ConvertAll(d =>
        {
            var head = heads[d.Id].ToDictionary(value => value.Field, value => value.Value);
            var citing = uses[d.Id].Where(use => use.IsThere).ToList();
            var citedOffsets = citing.Select(use => use.ClauseOffset).ToHashSet();
            var apart = leftOut[d.Id].ToHashSet();
            var clauses = SourceDocument.ReadClauses(d.ClausesJson).Where(clause => !clause.IsHeading).ToList();
            return new DocumentRow(
                d.Id,
                head.GetValueOrDefault(DocumentHeadField.Title) ?? d.SuggestedTitle,
                head.ContainsKey(DocumentHeadField.Title),
                head.GetValueOrDefault(DocumentHeadField.Number) ?? d.SuggestedNumber,
                head.Count,
                clauses.Count(clause => citedOffsets.Contains(clause.Offset)),
                clauses.Count(clause => !citedOffsets.Contains(clause.Offset) && !apart.Contains(clause.Offset)),
                clauses.Count(clause => !citedOffsets.Contains(clause.Offset) && apart.Contains(clause.Offset)),
                citing.Select(use => use.DraftId).Distinct().Count(),
                d.PersonName,
                d.TakenInAt
            );
        });
    }

    /// <summary>Null when there is no such document or it is not of the officer's department.</summary>
    public async Task<DocumentView?> FindAsync(PersonId personId, long documentId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var department = await ActorReads.OfficersDepartmentAsync(db, personId, ct);
        var document = await db.SourceDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId && d.DepartmentId == department, ct);
        if (document is null)
        {
            return null;
        }

        long[] ids = [documentId];
        return new DocumentView(
            document.Id,
            document.SuggestedTitle,
            document.FileName,
            document.Kind,
            document.Text,
            document.TextHash,
            document.Clauses,
            document.PersonName,
            document.TakenInAt,
            document.IsIntact
        )
        {
            Head = (await HeadsAsync(db, ids, ct)).ToImmutableDictionary(pair => pair.Value.Field, pair => pair.Value),
            LeftOut = (await LeftOutAsync(db, ids, ct)).ToImmutableDictionary(pair => pair.Clause.ClauseOffset, pair => pair.Clause),
            Uses = (await UsesAsync(db, ids, ct)).ToLookup(use => use.ClauseOffset),
        };
    }

    /// <summary>Clauses that a draft cites, and those that published drafts of the same item cite. Empty for whoever may not open the draft.</summary>
    public async Task<ImmutableArray<ClauseLink>> LinksAsync(PersonId personId, long draftId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var actor = await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        var draft = await db.ItemDrafts.AsNoTracking().Where(d => d.Id == draftId).Select(d => new { d.DepartmentId, d.ItemId }).SingleOrDefaultAsync(ct);
        if (actor is null || draft is null || (draft.DepartmentId != actor.DepartmentId && !actor.Roles.Contains(Roles.Administrator)))
        {
            return [];
        }

        var rows = await db
            .ClauseCitations.AsNoTracking()
            .Where(c =>
                c.DraftId == draftId
                || (draft.ItemId != null && db.Set<ItemDraft>().Any(d => d.Id == c.DraftId && d.ItemId == draft.ItemId && d.VersionId != null))
            )
            .OrderBy(c => c.DraftId == draftId ? 0 : 1)
            .ThenByDescending(c => c.DraftId)
            .ThenBy(c => c.Sequence)
            .Select(c => new
            {
                Citation = c,
                Title = db.Set<SourceDocument>().Where(d => d.Id == c.DocumentId).Select(d => d.SuggestedTitle).FirstOrDefault(),
            })
            .ToListAsync(ct);
        long[] ids = [.. rows.Select(row => row.Citation.DocumentId).Distinct()];
        var titles = (await HeadsAsync(db, ids, ct))
            .Where(pair => pair.Value.Field == DocumentHeadField.Title)
            .ToDictionary(pair => pair.DocumentId, pair => pair.Value.Value);
        var mayOpen = actor.Roles.Contains(Roles.Officer) && draft.DepartmentId == actor.DepartmentId;
        return
        [
            .. rows.Select(row => new ClauseLink(
                row.Citation.Cite,
                row.Citation.Section,
                titles.GetValueOrDefault(row.Citation.DocumentId) ?? row.Title ?? "",
                row.Citation.Words,
                Urls.AnchorOfCite(row.Citation.DocumentId, row.Citation.ClauseOffset),
                mayOpen ? Urls.Clause(row.Citation.DocumentId, row.Citation.ClauseOffset) : null,
                row.Citation.DraftId == draftId ? row.Citation.Sequence : null
            )),
        ];
    }

    private static async Task<List<(long DocumentId, HeadValue Value)>> HeadsAsync(PolicyMarketDb db, long[] ids, CancellationToken ct) =>
        [
            .. (await db.DocumentHeadEntries.AsNoTracking().Where(e => ids.Contains(e.DocumentId)).ToListAsync(ct))
                .GroupBy(e => (e.DocumentId, e.Field))
                .Select(group => group.MaxBy(e => e.Sequence)!) // a group has a member
                .Select(e => (e.DocumentId, new HeadValue(e.Field, e.Value, e.PersonName, e.At))),
        ];

    private static async Task<List<(long DocumentId, LeftOutClause Clause)>> LeftOutAsync(PolicyMarketDb db, long[] ids, CancellationToken ct) =>
        [
            .. (await db.ClauseDecisions.AsNoTracking().Where(d => ids.Contains(d.DocumentId)).ToListAsync(ct))
                .GroupBy(d => (d.DocumentId, d.ClauseOffset))
                .Select(group => group.MaxBy(d => d.Sequence)!) // as above
                .Where(d => d.IsLeftOut)
                .Select(d => (d.DocumentId, new LeftOutClause(d.ClauseOffset, d.Reason, d.PersonName, d.At))),
        ];

    private static async Task<List<ClauseUse>> UsesAsync(PolicyMarketDb db, long[] ids, CancellationToken ct)
    {
        var citations = await db.ClauseCitations.AsNoTracking().Where(c => ids.Contains(c.DocumentId)).OrderBy(c => c.Id).ToListAsync(ct);
        long[] draftIds = [.. citations.Select(c => c.DraftId).Distinct()];
        var drafts = await db
            .ItemDrafts.AsNoTracking()
            .Where(d => draftIds.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                d.Title,
                d.State,
                d.ItemId,
                d.Conditions,
                d.Amount,
            })
            .ToListAsync(ct);
        var known = drafts.ToDictionary(
            d => d.Id,
            d =>
                (
                    Draft: d,
                    IsAlive: d.State is not (DraftState.Discarded or DraftState.Withdrawn),
                    Cites: CitesInDraft.OfConditions(d.Conditions),
                    HasAmount: CitesInDraft.HasAmount(d.Amount)
                )
        );
        return citations.ConvertAll(c =>
        {
            var (draft, isAlive, cites, hasAmount) = known[c.DraftId];
            var isThere =
                isAlive
                && c.Section switch
                {
                    DraftSection.Conditions => cites.Contains(c.Cite),
                    DraftSection.Amount => hasAmount,
                    _ => true,
                };
            return new ClauseUse(c.DocumentId, c.ClauseOffset, draft.Id, draft.Title, draft.State, draft.ItemId, c.Section, c.Words, isThere);
        });
    }
}
