using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers.Returns;

/// <summary>
/// The third decision of a pre-check: an officer returns offers for data, naming the fact and the department that is asked. They leave the list until new
/// data of that department arrive, a run determines them again, or the officer takes the return back.
/// </summary>
public sealed class DataReturnDesk(
    Recorder recorder,
    DeterminationRecordReader reader,
    AttributeCatalog catalog,
    ReviewLog reviews,
    NoticeBoard notices,
    AuditTrail audit,
    BusinessClock clock
)
{
    private const int LongestNote = 200;

    /// <summary>Attribute: a fact that the receipt of each chosen offer names. Source: key of the department that is asked. Note: may be empty.</summary>
    public Task<Result<PreCheckDone>> ReturnAsync(
        PersonId personId,
        IReadOnlyCollection<long> offerIds,
        string attribute,
        string source,
        string? note,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<PreCheckDone>(
            async db =>
            {
                var (selected, why) = await OfferSelection.LoadAsync(db, personId, offerIds, ct);
                if (selected is not var (actor, offers))
                {
                    return WorkText.Refuse<PreCheckDone>(why);
                }

                var read = string.IsNullOrWhiteSpace(note) ? null : WorkText.Read(note, ReturnWording.Note, LongestNote);
                var refusal =
                    read?.Diagnostics.FirstOrDefault()
                    ?? OfferSelection.DemandMove(offers, OfferState.AwaitingData, ReturnWording.Return)
                    ?? DemandNamed(offers, attribute)
                    ?? await DemandSourceAsync(db, source, ct);
                if (refusal is not null)
                {
                    return WorkText.Refuse<PreCheckDone>(refusal);
                }

                await WriteAsync(db, actor, personId, offers, new Asked(attribute, LabelOf(attribute), source, read?.Value), ct);
                return Result.Ok(PreCheckDone.Of(offers));
            },
            ct
        );

    private async Task WriteAsync(PolicyMarketDb db, Actor actor, PersonId personId, List<Offer> offers, Asked asked, CancellationToken ct)
    {
        long[] ids = [.. offers.Select(o => o.Id)];
        var numbers = await db
            .DataRequests.Where(r => ids.Contains(r.OfferId))
            .GroupBy(r => r.OfferId)
            .Select(g => new { OfferId = g.Key, Last = g.Max(r => r.Number) })
            .ToDictionaryAsync(g => g.OfferId, g => g.Last, ct);
        var newest = await db.ImportBatches.MaxAsync(b => (long?)b.Id, ct) ?? 0;
        var (now, reason) = (clock.UtcNow, ReturnWording.Reason(asked.Label, asked.Source, asked.Note));
        foreach (var offer in offers)
        {
            offer.Check(OfferState.AwaitingData, personId, now, reason);
            db.DataRequests.Add(
                new DataRequest
                {
                    OfferId = offer.Id,
                    Number = numbers.GetValueOrDefault(offer.Id) + 1,
                    Attribute = asked.Attribute,
                    Source = asked.Source,
                    AfterBatchId = newest,
                    AskedByPersonId = personId,
                    AskedAt = now,
                    Note = asked.Note,
                }
            );
            audit.Add(db, actor, AuditAction.OfferReturn, $"offer:{offer.Id}", reason);
        }

        await reviews.AddAsync(db, ids, ReviewDecision.ReturnedForData, personId, reason, ct);
        await TellAsync(db, actor, offers, asked, ct);
    }

    /// <summary>Tells the officers of the department that is asked, where it has any with a territory that holds the firms.</summary>
    private async Task TellAsync(PolicyMarketDb db, Actor actor, List<Offer> offers, Asked asked, CancellationToken ct)
    {
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => d.Key == asked.Source || d.Id == actor.DepartmentId)
            .Select(d => new
            {
                d.Id,
                d.Key,
                d.Name,
                d.Region,
            })
            .ToListAsync(ct);
        var own = departments.Find(d => d.Id == actor.DepartmentId)?.Name ?? actor.Name;
        foreach (var department in departments.Where(d => d.Key == asked.Source))
        {
            var concerned = offers.FindAll(o => Jurisdiction.Covers(department.Region, o.Firm?.Region));
            if (concerned.Count == 0)
            {
                continue;
            }

            var firms = ReturnWording.Firms(concerned[0].Firm?.Name ?? "", concerned.Count);
            foreach (var officer in await DepartmentOfficers.FindAsync(db, [department.Id], ct))
            {
                notices.AddForPerson(
                    db,
                    new PersonId(officer),
                    FormattableString.Invariant($"offer:{concerned[0].Id}:data:{concerned[0].Revision}:{officer}"),
                    ReturnWording.NoticeTitle(concerned.Count, asked.Label),
                    ReturnWording.NoticeBody(own, concerned[0].ItemVersion?.Title ?? "", firms, asked.Note),
                    "imports:0"
                );
            }
        }
    }

    private Diagnostic? DemandNamed(List<Offer> offers, string attribute) =>
        offers.TrueForAll(o => reader.Read(o.ReceiptJson).Value is { } record && record.Facts.Any(f => f.Attribute == attribute))
            ? null
            : new Diagnostic(DataDiagnostics.ReturnFactUnknown, ReturnWording.FactUnknown(LabelOf(attribute)));

    /// <summary>A department of the record, or a source of its deliveries.</summary>
    private static async Task<Diagnostic?> DemandSourceAsync(PolicyMarketDb db, string source, CancellationToken ct) =>
        await db.Departments.AnyAsync(d => d.Key == source, ct) || await db.FactSheets.AnyAsync(s => s.Source == source, ct)
            ? null
            : new Diagnostic(DataDiagnostics.ReturnFactUnknown, ReturnWording.SourceUnknown(source));

    private string LabelOf(string attribute) => catalog.TryDescribe(attribute, out var definition) ? definition.Label : attribute;

    private sealed record Asked(string Attribute, string Label, string Source, string? Note);
}
