using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Takes a bank's result file for one approved batch in whole, or not at all. A file may answer some of the payouts and repeat earlier answers;
/// a payout that was paid may come back later. The same file again changes nothing.
/// </summary>
public sealed class BankReconciliation(
    Recorder recorder,
    IRecordCheck records,
    BankSettlement settlement,
    AuditTrail audit,
    BusinessClock clock,
    PayoutMetrics metrics
)
{
    private const int MostListed = 200;

    public async Task<Result<BankResultTaken>> TakeInAsync(PersonId personId, long batchId, string fileName, Stream content, CancellationToken ct)
    {
        var file = await BankResultFile.ReadAsync(content, ct);
        var isNew = false;
        var result = await TraceSources.Payouts.RunAsync(
            "payouts.bank_result",
            _ =>
                recorder.WriteAsync<BankResultTaken>(
                    async db =>
                    {
                        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                        if (actor is null)
                        {
                            return WorkText.Refuse<BankResultTaken>(why);
                        }

                        var before = await db
                            .BankResults.AsNoTracking()
                            .SingleOrDefaultAsync(r => r.ContentHash == file.ContentHash && r.BatchId == batchId, ct);
                        if (before is not null)
                        {
                            return Result.Ok(new BankResultTaken(before.PaidCount, before.ReturnedCount, before.ExceptionCount));
                        }

                        var batch = await BankSettlement.LoadAsync(db, batchId, ct);
                        if (batch is null)
                        {
                            return WorkText.Refuse<BankResultTaken>(WorkText.NotFound(PayoutWording.ThisBatch));
                        }

                        if (batch is not { State: BatchState.Approved or BatchState.Settled, CheckedAt: { } checkedAt })
                        {
                            return WorkText.Refuse<BankResultTaken>(
                                WorkText.Moved(PayoutWording.BatchTakesNoFile(batch.Number, BatchMoves.Say(batch.State)))
                            );
                        }

                        if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                        {
                            return Result.Fail<BankResultTaken>(damage.Take(MostListed));
                        }

                        var owners = await BankSettlement.OwnersAsync(
                            db,
                            file.Rows.Select(r => BankReferenceForm.Read(r.Cells[4], isFromFile: true).Value ?? ""),
                            ct
                        );
                        var rows = new BankResultFit(batch, BusinessClock.DateOf(checkedAt), clock.Today, owners).Fit(file);
                        isNew = true;
                        return !rows.Succeeded
                            ? Result.Fail<BankResultTaken>(rows.Diagnostics.Take(MostListed))
                            : Result.Ok(await TakeAsync(db, batch, rows.Value, new(actor, file, Path.GetFileName(fileName)), ct));
                    },
                    ct
                )
        );
        if (isNew && result.Value is { } taken)
        {
            metrics.CountAnswers(taken.Paid, taken.Returned, taken.Exceptions);
        }

        return result;
    }

    private async Task<BankResultTaken> TakeAsync(PolicyMarketDb db, PayoutBatch batch, List<BankResultRow> rows, Source source, CancellationToken ct)
    {
        var actor = source.Actor;
        var personId = actor.PersonId ?? throw new InvalidOperationException("A bank result is taken in by a person.");
        var pending = await db.BankEntries.Where(e => e.BatchId == batch.Id && e.State == BankEntryState.Pending).ToListAsync(ct);
        var sound = rows.Where(r => r.Difference is null).ToList();
        var odd = rows.Where(r => r.Difference is not null && !pending.Exists(e => e.PayoutId == r.Payout.Id && e.IsPaid == r.IsPaid)).ToList();
        foreach (var entry in pending.Where(e => sound.Exists(r => r.Payout.Id == e.PayoutId) || odd.Exists(r => r.Payout.Id == e.PayoutId)))
        {
            entry.Replace(clock.UtcNow);
        }

        await db.SaveChangesAsync(ct);
        db.BankEntries.AddRange(odd.Select(r => BankEntry.Of(r, batch.Id, personId, clock.UtcNow)));
        await settlement.BookAsync(db, batch, sound, actor, ct);
        var taken = new BankResultTaken(sound.Count(r => r.IsPaid), sound.Count(r => !r.IsPaid), odd.Count);
        db.BankResults.Add(
            new BankResult
            {
                BatchId = batch.Id,
                ContentHash = source.File.ContentHash,
                FileName = source.FileName.Length > 200 ? source.FileName[..200] : source.FileName,
                PaidCount = taken.Paid,
                ReturnedCount = taken.Returned,
                ExceptionCount = taken.Exceptions,
                TakenInByPersonId = personId,
                TakenInAt = clock.UtcNow,
            }
        );
        audit.Add(
            db,
            actor,
            AuditAction.BatchResult,
            $"batch:{batch.Id}",
            PayoutWording.BankFileTaken(batch.Number, taken.Paid, taken.Returned, taken.Exceptions, source.File.ContentHash)
        );
        return taken;
    }

    private sealed record Source(Actor Actor, SmallTable File, string FileName);
}
