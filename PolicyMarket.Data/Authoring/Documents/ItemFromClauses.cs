using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Makes the draft of a new item from clauses of a document: draft and citations in one save.</summary>
public sealed class ItemFromClauses(Recorder recorder, RowSeals seals, DraftDesk drafts, AuditTrail audit, BusinessClock clock)
{
    /// <summary>Most citations of one draft.</summary>
    public const int MostCitations = 400;

    /// <summary>
    /// Each citation quotes words of its clause, which are compared with the text. Returns the id of the draft; what is not filled in may be missing.
    /// </summary>
    public Task<Result<long>> MakeAsync(
        PersonId personId,
        long documentId,
        DraftContent content,
        IReadOnlyCollection<CitedWords> citations,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (loaded, why) = await DocumentCheck.LoadAsync(db, seals, personId, documentId, ct);
                if (loaded is not var (actor, document))
                {
                    return WorkText.Refuse<long>(why);
                }

                if (citations.Count is 0 or > MostCitations)
                {
                    return Result.Fail<long>(
                        citations.Count == 0 ? DataDiagnostics.WorkNothingChosen : DataDiagnostics.WorkTooMany,
                        citations.Count == 0 ? DocumentDeskWording.NoClause : DocumentDeskWording.ManyCitations(citations.Count, MostCitations)
                    );
                }

                if (DraftDesk.FaultsOf(content) is { Length: > 0 } faults)
                {
                    return Result.Fail<long>(faults);
                }

                var clauses = document.Clauses.ToDictionary(clause => clause.Offset);
                var places = new TextPlaces(document.Text);
                if (citations.FirstOrDefault(cited => !IsQuoted(cited, clauses, places)) is { } wrong)
                {
                    return Result.Fail<long>(DataDiagnostics.DocumentCitation, DocumentDeskWording.OtherWords(wrong.Words));
                }

                var draft = await drafts.AddAsync(db, actor, document.DepartmentId, item: null, content, ct);
                foreach (var (index, cited) in citations.Index())
                {
                    db.ClauseCitations.Add(Citation(draft.Id, index + 1, document, clauses[cited.ClauseOffset], cited, actor));
                }

                audit.Add(
                    db,
                    actor,
                    AuditAction.DocumentItem,
                    $"document:{documentId}",
                    DocumentDeskWording.Made(draft.Title, [.. citations.Select(cited => clauses[cited.ClauseOffset].Cite).Distinct()])
                );
                return Result.Ok(draft.Id);
            },
            ct
        );

    private static bool IsQuoted(CitedWords cited, Dictionary<int, DocumentClause> clauses, TextPlaces places) =>
        clauses.TryGetValue(cited.ClauseOffset, out var clause)
        && cited.Length > 0
        && cited.Offset >= clause.Offset
        && cited.Offset + cited.Length <= clause.Offset + clause.Length
        && places.Holds(cited.Offset, cited.Length)
        && places.Cut(cited.Offset, cited.Length) == cited.Words;

    private ClauseCitation Citation(long draftId, int sequence, SourceDocument document, DocumentClause clause, CitedWords cited, Actor actor) =>
        new()
        {
            DraftId = draftId,
            Sequence = sequence,
            DocumentId = document.Id,
            ClauseOffset = clause.Offset,
            Cite = clause.Cite,
            Section = cited.Section,
            Offset = cited.Offset,
            Length = cited.Length,
            Words = cited.Words,
            PersonId = actor.PersonId ?? throw new InvalidOperationException("A citation is made by a person."),
            PersonName = actor.Name,
            At = clock.UtcNow,
        };
}
