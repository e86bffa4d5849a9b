using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Work of a department's officers on a document: they accept or correct its head, and say which clauses no item has to cite.</summary>
public sealed class DocumentDesk(Recorder recorder, RowSeals seals, AuditTrail audit, BusinessClock clock)
{
    /// <summary>
    /// Accepts a suggested value of the head or puts a corrected one in its place; an empty value says that the document does not state it. The same value
    /// again changes nothing. Returns the value as it is kept.
    /// </summary>
    public Task<Result<string>> SetHeadAsync(PersonId personId, long documentId, DocumentHeadField field, string value, CancellationToken ct) =>
        recorder.WriteAsync<string>(
            async db =>
            {
                var (loaded, why) = await DocumentCheck.LoadAsync(db, seals, personId, documentId, ct);
                if (loaded is not var (actor, document))
                {
                    return WorkText.Refuse<string>(why);
                }

                var (text, badText) = DocumentHeadValues.Read(field, value);
                if (text is null)
                {
                    return WorkText.Refuse<string>(badText);
                }

                var entries = await db.DocumentHeadEntries.AsNoTracking().Where(e => e.DocumentId == documentId).ToListAsync(ct);
                var latest = entries.GroupBy(e => e.Field).ToDictionary(group => group.Key, group => group.MaxBy(e => e.Sequence)!); // a group has a member
                if (latest.GetValueOrDefault(field) is { } before && before.Value == text)
                {
                    return Result.Ok(text);
                }

                if (DocumentHeadValues.Order(field, text, other => latest.GetValueOrDefault(other)?.Value) is { } wrong)
                {
                    return WorkText.Refuse<string>(wrong);
                }

                db.DocumentHeadEntries.Add(
                    new DocumentHeadEntry
                    {
                        DocumentId = documentId,
                        Field = field,
                        Sequence = (latest.GetValueOrDefault(field)?.Sequence ?? 0) + 1,
                        Value = text,
                        PersonId = personId,
                        PersonName = actor.Name,
                        At = clock.UtcNow,
                    }
                );
                audit.Add(db, actor, AuditAction.DocumentHead, $"document:{documentId}", DocumentDeskWording.HeadSet(field, text));
                return Result.Ok(text);
            },
            ct
        );

    /// <summary>Says of clauses that no item has to cite them (不涉及兑现), with one reason. Clauses of which that is said already stay as they are.</summary>
    public Task<Result<int>> LeaveOutAsync(
        PersonId personId,
        long documentId,
        IReadOnlyCollection<int> clauseOffsets,
        string reason,
        CancellationToken ct
    ) => DecideAsync(personId, documentId, clauseOffsets, isLeftOut: true, reason, ct);

    /// <summary>Takes it back: the clauses wait for an item again. Returns how many changed.</summary>
    public Task<Result<int>> PutBackAsync(
        PersonId personId,
        long documentId,
        IReadOnlyCollection<int> clauseOffsets,
        string reason,
        CancellationToken ct
    ) => DecideAsync(personId, documentId, clauseOffsets, isLeftOut: false, reason, ct);

    private Task<Result<int>> DecideAsync(
        PersonId personId,
        long documentId,
        IReadOnlyCollection<int> clauseOffsets,
        bool isLeftOut,
        string reason,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (loaded, why) = await DocumentCheck.LoadAsync(db, seals, personId, documentId, ct);
                if (loaded is not var (actor, document))
                {
                    return WorkText.Refuse<int>(why);
                }

                var (text, badText) = WorkText.Read(reason, DocumentDeskWording.Reason, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (text is null)
                {
                    return WorkText.Refuse<int>(badText);
                }

                int[] chosen = [.. clauseOffsets.Distinct().Order()];
                var clauses = document.Clauses.Where(clause => chosen.Contains(clause.Offset)).ToList();
                if (chosen.Length == 0 || clauses.Count != chosen.Length)
                {
                    return chosen.Length == 0
                        ? Result.Fail<int>(DataDiagnostics.WorkNothingChosen, DocumentDeskWording.NoClause)
                        : WorkText.Refuse<int>(WorkText.NotFound(DocumentDeskWording.ThisClause));
                }

                var decisions = await db.ClauseDecisions.AsNoTracking().Where(d => d.DocumentId == documentId).ToListAsync(ct);
                var latest = decisions.GroupBy(d => d.ClauseOffset).ToDictionary(group => group.Key, group => group.MaxBy(d => d.Sequence)!); // as above
                var changing = clauses.Where(clause => (latest.GetValueOrDefault(clause.Offset)?.IsLeftOut ?? false) != isLeftOut).ToList();
                db.ClauseDecisions.AddRange(
                    changing.Select(clause =>
                        Decision(documentId, clause, (latest.GetValueOrDefault(clause.Offset)?.Sequence ?? 0) + 1, isLeftOut, text, actor)
                    )
                );
                if (changing.Count > 0)
                {
                    var action = isLeftOut ? AuditAction.DocumentLeaveOut : AuditAction.DocumentPutBack;
                    audit.Add(db, actor, action, $"document:{documentId}", DocumentDeskWording.Decided([.. changing.Select(c => c.Cite)], text));
                }

                return Result.Ok(changing.Count);
            },
            ct
        );

    private ClauseDecision Decision(long documentId, DocumentClause clause, int sequence, bool isLeftOut, string reason, Actor actor) =>
        new()
        {
            DocumentId = documentId,
            ClauseOffset = clause.Offset,
            Sequence = sequence,
            IsLeftOut = isLeftOut,
            Reason = reason,
            PersonId = actor.PersonId ?? throw new InvalidOperationException("A clause is decided about by a person."),
            PersonName = actor.Name,
            At = clock.UtcNow,
        };
}
