using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Documents;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// Takes the text of a policy document into the record of the person's department. The text is read before the transaction, so that a large file makes no
/// one wait, and kept in one save; the same text again returns the first document.
/// </summary>
public sealed class DocumentIntake(Recorder recorder, AuditTrail audit, BusinessClock clock)
{
    /// <summary>Longest text of a document, in UTF-16 units: as much as a page can show clause by clause.</summary>
    public const int MostCharacters = 300_000;

    private const int MostClauses = 2_000;
    private const int LongestName = 200;
    private const int LongestTitle = 300;

    public Task<Result<TakenIn>> TakeInTextAsync(PersonId personId, string text, CancellationToken ct) =>
        TakeInAsync(personId, Prepare("", DocumentFileKind.Text, text), ct);

    /// <summary>Name decides with the content what kind of file it is; refused with PM51xx and PM207x.</summary>
    public async Task<Result<TakenIn>> TakeInFileAsync(PersonId personId, string name, byte[] content, CancellationToken ct)
    {
        var text = await DocumentReading.TextAsync(name, content, ct);
        var prepared = text.Value is { } found ? Prepare(name, found.Kind, found.Text) : Result.Fail<Prepared>(text.Diagnostics);
        return await TakeInAsync(personId, prepared, ct);
    }

    private static Result<Prepared> Prepare(string name, DocumentFileKind kind, string raw)
    {
        var text = Clean(raw);
        if (text.Length > MostCharacters)
        {
            return Result.Fail<Prepared>(DataDiagnostics.DocumentTextTooLong, DocumentDeskWording.TooLong(text.Length, MostCharacters));
        }

        var read = PolicyDocumentReader.Read(text);
        if (read.Value is not { } document)
        {
            return Result.Fail<Prepared>(read.Diagnostics);
        }

        var clauses = DocumentClauses.Divide(document);
        return clauses.Length > MostClauses
            ? Result.Fail<Prepared>(DataDiagnostics.DocumentTextTooLong, DocumentDeskWording.ManyClauses(clauses.Length, MostClauses))
            : Result.Ok(new Prepared(name, kind, document, clauses));
    }

    private Task<Result<TakenIn>> TakeInAsync(PersonId personId, Result<Prepared> prepared, CancellationToken ct) =>
        recorder.WriteAsync<TakenIn>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
                if (actor is null)
                {
                    return WorkText.Refuse<TakenIn>(why);
                }

                return prepared.Value is { } ready ? await StoreAsync(db, actor, ready, ct) : Result.Fail<TakenIn>(prepared.Diagnostics);
            },
            ct
        );

    private async Task<Result<TakenIn>> StoreAsync(PolicyMarketDb db, Actor actor, Prepared ready, CancellationToken ct)
    {
        var (name, kind, read, clauses) = ready;
        if (actor.DepartmentId is not { } departmentId)
        {
            return WorkText.Refuse<TakenIn>(WorkText.NotYours(DocumentDeskWording.NoDepartment));
        }

        var hash = SourceDocument.HashOf(read.Text);
        var known = await db
            .SourceDocuments.AsNoTracking()
            .Where(d => d.DepartmentId == departmentId && d.TextHash == hash)
            .Select(d => new TakenIn(d.Id, true, d.PersonName, d.TakenInAt))
            .SingleOrDefaultAsync(ct);
        if (known is not null)
        {
            return Result.Ok(known);
        }

        var document = new SourceDocument
        {
            DepartmentId = departmentId,
            SuggestedTitle = Shortened(read.Head.Title?.Value ?? "", LongestTitle),
            SuggestedNumber = Shortened(read.Head.Number?.Value ?? "", LongestName),
            FileName = Shortened(Path.GetFileName(name), LongestName),
            Kind = kind,
            Text = read.Text,
            TextHash = hash,
            ClausesJson = JsonSerializer.Serialize(clauses, DraftContent.Plain),
            PersonId = actor.PersonId ?? throw new InvalidOperationException("A document is taken in by a person."),
            PersonName = actor.Name,
            TakenInAt = clock.UtcNow,
        };
        db.SourceDocuments.Add(document);
        await db.SaveChangesAsync(ct);
        audit.Add(db, actor, AuditAction.DocumentTakeIn, $"document:{document.Id}", DocumentDeskWording.TakenIn(document.SuggestedTitle, hash));
        return Result.Ok(new TakenIn(document.Id, IsKnown: false, actor.Name, document.TakenInAt));
    }

    /// <summary>Text that the record keeps exactly: valid Unicode, no control characters but line breaks and tabs.</summary>
    private static string Clean(string raw)
    {
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(raw));
        return text.Any(IsStray) ? string.Concat(text.Where(c => !IsStray(c))) : text;
    }

    private static bool IsStray(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085');

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most];

    private sealed record Prepared(string Name, DocumentFileKind Kind, ReadDocument Read, ImmutableArray<DocumentClause> Clauses);
}
