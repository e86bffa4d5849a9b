using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Takes a bank's or the treasury's result file for one approved batch in whole, or not at all. A file may answer some of the payouts and repeat earlier
/// answers; a payout that was paid may come back later. The same file again changes nothing. A refused file leaves an audit event.
/// </summary>
public sealed class BankReconciliation(
    Recorder recorder,
    IRecordCheck records,
    RowSeals seals,
    BankSettlement settlement,
    AuditTrail audit,
    BusinessClock clock,
    PayoutMetrics metrics
)
{
    private const int MostListed = 200;
    private const int LongestFileName = 200;

    public async Task<Result<BankResultTaken>> TakeInAsync(PersonId personId, long batchId, string fileName, Stream content, CancellationToken ct)
    {
        var file = await AnswerReader.ReadAsync(content, ct);
        var (isNew, refusedBatch) = (false, (string?)null);
        var result = await TraceSources.Payouts.RunAsync(
            "payouts.bank_result",
            _ =>
                recorder.WriteAsync<BankResultTaken>(
                    async db =>
                    {
                        var (loaded, why) = await LoadAsync(db, personId, batchId, ct);
                        if (loaded is not var (actor, batch))
                        {
                            return WorkText.Refuse<BankResultTaken>(why);
                        }

                        refusedBatch = batch.Number;
                        var before = await db
                            .BankResults.AsNoTracking()
                            .SingleOrDefaultAsync(r => r.ContentHash == file.ContentHash && r.BatchId == batchId, ct);
                        if (before is not null)
                        {
                            return Result.Ok(new BankResultTaken(before.PaidCount, before.ReturnedCount, before.ExceptionCount));
                        }

                        if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                        {
                            return Result.Fail<BankResultTaken>(damage.Take(MostListed));
                        }

                        isNew = true;
                        return await TakeFileAsync(db, batch, new Source(actor, personId, file, Shorten(fileName)), ct);
                    },
                    ct
                )
        );
        if (isNew && result.Value is { } taken)
        {
            metrics.CountAnswers(taken.Paid, taken.Returned, taken.Exceptions);
        }

        if (!result.Succeeded && refusedBatch is { } number)
        {
            await RecordRefusalAsync(personId, batchId, (number, Shorten(fileName), file.ContentHash), result.Diagnostics, ct);
        }

        return result;
    }

    /// <summary>Refuses a file by its size, before anything of it is read. <paramref name="bytes"/>: as the browser announced it.</summary>
    public async Task<Result<BankResultTaken>> RefuseBySizeAsync(PersonId personId, long batchId, string fileName, long bytes, CancellationToken ct)
    {
        var (loaded, why) = await recorder.WriteAsync(db => LoadAsync(db, personId, batchId, ct), ct);
        if (loaded is not var (_, batch))
        {
            return WorkText.Refuse<BankResultTaken>(why);
        }

        var words = PayoutWording.FileTooBig(Shorten(fileName), bytes >> 20, AnswerReader.MostBytes >> 20);
        var refused = Result.Fail<BankResultTaken>(DataDiagnostics.BankFileUnreadable, words);
        await RecordRefusalAsync(personId, batchId, (batch.Number, Shorten(fileName), ""), refused.Diagnostics, ct);
        return refused;
    }

    private static async Task<Result<AnsweredBatch>> LoadAsync(PolicyMarketDb db, PersonId personId, long batchId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
        if (actor is null)
        {
            return WorkText.Refuse<AnsweredBatch>(why);
        }

        var batch = await BankSettlement.LoadAsync(db, batchId, ct);
        return batch switch
        {
            null => WorkText.Refuse<AnsweredBatch>(WorkText.NotFound(PayoutWording.ThisBatch)),
            { State: BatchState.Approved or BatchState.Settled, CheckedAt: not null } => Result.Ok(new AnsweredBatch(actor, batch)),
            _ => WorkText.Refuse<AnsweredBatch>(WorkText.Moved(PayoutWording.BatchTakesNoFile(batch.Number, BatchMoves.Say(batch.State)))),
        };
    }

    /// <summary>Nothing of a refused file is kept but that it came, and why it was refused.</summary>
    private async Task RecordRefusalAsync(
        PersonId personId,
        long batchId,
        (string Batch, string Name, string Hash) file,
        IReadOnlyList<Diagnostic> why,
        CancellationToken ct
    ) =>
        await recorder.WriteAsync<bool>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                if (actor is null)
                {
                    return WorkText.Refuse<bool>(notAllowed);
                }

                var first = why[0].Where is { } where ? $"{where}：{why[0].Message}" : why[0].Message;
                var detail = PayoutWording.ResultNotTaken(file.Batch, file.Name, file.Hash, why.Count, first);
                audit.Add(db, actor, AuditAction.BatchResultRefused, $"batch:{batchId}", detail);
                return Result.Ok(true);
            },
            ct
        );

    private async Task<Result<BankResultTaken>> TakeFileAsync(PolicyMarketDb db, PayoutBatch batch, Source source, CancellationToken ct)
    {
        var file = source.File;
        if (!file.Diagnostics.IsEmpty && file.Rows.IsEmpty)
        {
            return Result.Fail<BankResultTaken>(file.Diagnostics.Take(MostListed));
        }

        if (file.Message is { } message)
        {
            var answered = await db.PaymentFiles.SingleOrDefaultAsync(f => f.BatchId == batch.Id && f.MessageId == message.MessageId, ct);
            if (answered is null)
            {
                var words = PayoutWording.OtherMessage(SmallTable.Shorten(message.MessageId), batch.Number);
                return Result.Fail<BankResultTaken>(DataDiagnostics.BankFileAccount, words, PayoutWording.Line(message.Line));
            }

            if (message.RefusalReason is { } reason)
            {
                return await TakeRefusalAsync(db, batch, (answered, reason), source, ct);
            }
        }

        if (file.Statement is not { } statement)
        {
            return await TakeRoundsAsync(
                db,
                batch,
                new SortedStatement(
                    [
                        [.. file.Rows],
                    ],
                    [],
                    ""
                ),
                source,
                ct
            );
        }

        var fit = new StatementFit(db, batch, seals);
        if (await fit.DemandAccountsAsync(statement, ct) is { Count: > 0 } notOurs)
        {
            return Result.Fail<BankResultTaken>(notOurs.Take(MostListed));
        }

        var sorted = await fit.SortAsync(file, statement, ct);
        return sorted is { Rounds.Count: 0, Others.Count: 0, OtherBatches: "" }
            ? Result.Fail<BankResultTaken>(DataDiagnostics.BankFileMissing, PayoutWording.NoBookedEntries)
            : await TakeRoundsAsync(db, batch, sorted, source, ct);
    }

    /// <summary>The bank took nothing of the payment file: the next download makes another one, and no account is to blame.</summary>
    private async Task<Result<BankResultTaken>> TakeRefusalAsync(
        PolicyMarketDb db,
        PayoutBatch batch,
        (PaymentFile File, string Reason) refused,
        Source source,
        CancellationToken ct
    )
    {
        if (await seals.VerifyAsync<PaymentFile>(db, [refused.File.Id], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<BankResultTaken>(damage);
        }

        if (batch.Payouts.Exists(p => p is { State: PayoutState.Paid } or { State: PayoutState.Returned, IsCancelled: false }))
        {
            return Result.Fail<BankResultTaken>(DataDiagnostics.BankFileContradiction, PayoutWording.RefusedAfterAnswers(refused.File.MessageId));
        }

        if (refused.File.RefusedAt is null)
        {
            refused.File.Refuse(clock.UtcNow, refused.Reason);
        }

        Keep(db, batch, new BankResultTaken(0, 0), source);
        audit.Add(
            db,
            source.Actor,
            AuditAction.BatchResult,
            $"batch:{batch.Id}",
            PayoutWording.FileRefused(batch.Number, refused.File.MessageId, refused.Reason, source.File.ContentHash)
        );
        return Result.Ok(new BankResultTaken(0, 0) { FileRefusal = refused.Reason });
    }

    private async Task<Result<BankResultTaken>> TakeRoundsAsync(
        PolicyMarketDb db,
        PayoutBatch batch,
        SortedStatement sorted,
        Source source,
        CancellationToken ct
    )
    {
        var firstDay = BusinessClock.DateOf(batch.CheckedAt ?? throw new InvalidOperationException($"Batch {batch.Number} was never checked."));
        var total = new BankResultTaken(0, 0) { OtherBatches = sorted.OtherBatches };
        foreach (var round in sorted.Rounds)
        {
            var references = round.Select(r => BankReferenceForm.Read(r.Cells[4], isFromFile: true).Value ?? "");
            var owners = await BankSettlement.OwnersAsync(db, references, ct);
            var rows = new BankResultFit(source.File, batch, firstDay, clock.Today, owners).Fit(round);
            if (rows.Value is not { } fit)
            {
                return Result.Fail<BankResultTaken>(rows.Diagnostics.Take(MostListed));
            }

            var (paid, returned, exceptions) = await BookAsync(db, batch, fit, source, ct);
            total = total with { Paid = total.Paid + paid, Returned = total.Returned + returned, Exceptions = total.Exceptions + exceptions };
            await db.SaveChangesAsync(ct);
        }

        var entries = await new StatementFit(db, batch, seals).EntriesAsync(sorted.Others, source.PersonId, clock.UtcNow, ct);
        if (entries.Value is not { } others)
        {
            return Result.Fail<BankResultTaken>(entries.Diagnostics.Take(MostListed));
        }

        db.StatementEntries.AddRange(others);
        total = total with { Unexplained = others.Count };
        Keep(db, batch, total, source);
        var detail = PayoutWording.BankFileTaken(batch.Number, total, source.File.ContentHash);
        audit.Add(db, source.Actor, AuditAction.BatchResult, $"batch:{batch.Id}", detail);
        return Result.Ok(total);
    }

    private async Task<(int Paid, int Returned, int Exceptions)> BookAsync(
        PolicyMarketDb db,
        PayoutBatch batch,
        List<BankResultRow> rows,
        Source source,
        CancellationToken ct
    )
    {
        var pending = await db.BankEntries.Where(e => e.BatchId == batch.Id && e.State == BankEntryState.Pending).ToListAsync(ct);
        var sound = rows.Where(r => r.Difference is null).ToList();
        var odd = rows.Where(r => r.Difference is not null && !pending.Exists(e => e.PayoutId == r.Payout.Id && e.IsPaid == r.IsPaid)).ToList();
        foreach (var entry in pending.Where(e => sound.Exists(r => r.Payout.Id == e.PayoutId) || odd.Exists(r => r.Payout.Id == e.PayoutId)))
        {
            entry.Replace(clock.UtcNow);
        }

        await db.SaveChangesAsync(ct);
        db.BankEntries.AddRange(odd.Select(r => BankEntry.Of(r, batch.Id, source.PersonId, clock.UtcNow)));
        await settlement.BookAsync(db, batch, sound, source.Actor, ct);
        return (sound.Count(r => r.IsPaid), sound.Count(r => !r.IsPaid), odd.Count);
    }

    private void Keep(PolicyMarketDb db, PayoutBatch batch, BankResultTaken taken, Source source) =>
        db.BankResults.Add(
            new BankResult
            {
                BatchId = batch.Id,
                ContentHash = source.File.ContentHash,
                FileName = source.FileName,
                PaidCount = taken.Paid,
                ReturnedCount = taken.Returned,
                ExceptionCount = taken.Exceptions,
                TakenInByPersonId = source.PersonId,
                TakenInAt = clock.UtcNow,
            }
        );

    private static string Shorten(string fileName) =>
        Path.GetFileName(fileName) is { Length: > LongestFileName } name ? name[..LongestFileName] : Path.GetFileName(fileName);

    private sealed record AnsweredBatch(Actor Actor, PayoutBatch Batch);

    private sealed record Source(Actor Actor, PersonId PersonId, AnswerFile File, string FileName);
}
