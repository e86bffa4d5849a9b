using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Writes the payment instruction of an approved batch, after its seals have been verified and its payees looked at once more. Each download is in the
/// audit trail, because the file shows whole account numbers.
/// </summary>
public sealed class InstructionWriter(Recorder recorder, IRecordCheck records, PayeeCheck payees, AuditTrail audit, BusinessClock clock)
{
    /// <summary>The columns, in their order; the bank answers with the same 拨付编号.</summary>
    public const string Header = "拨付编号,户名,开户行,账号,金额,受理号,事项";

    private const int MostListed = 200;

    /// <summary>For finance, once the batch has its second signature. UTF-8 CSV with a byte order mark.</summary>
    public Task<Result<InstructionFile>> InstructionCsvAsync(PersonId personId, long batchId, CancellationToken ct) =>
        WriteAsync(
            personId,
            batchId,
            (batch, rows) => new InstructionFile($"{batch.Number}-{PayoutWording.InstructionSheet}.csv", CsvExport.ContentType, CsvExport.File(rows)),
            ct
        );

    /// <summary>The same as a workbook in which every cell is text.</summary>
    public Task<Result<InstructionFile>> InstructionWorkbookAsync(PersonId personId, long batchId, CancellationToken ct) =>
        WriteAsync(
            personId,
            batchId,
            (batch, rows) =>
                new InstructionFile(
                    $"{batch.Number}-{PayoutWording.InstructionSheet}.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    InstructionWorkbook.Write(rows)
                ),
            ct
        );

    private Task<Result<InstructionFile>> WriteAsync(
        PersonId personId,
        long batchId,
        Func<PayoutBatch, IReadOnlyList<string[]>, InstructionFile> write,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<InstructionFile>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
                if (actor is null)
                {
                    return WorkText.Refuse<InstructionFile>(why);
                }

                var batch = await db
                    .PayoutBatches.Include(b => b.Payouts)
                        .ThenInclude(p => p.Claim)
                            .ThenInclude(c => c!.ItemVersion) // a payout always has its claim
                    .Include(b => b.Payouts)
                        .ThenInclude(p => p.Claim)
                            .ThenInclude(c => c!.Firm) // as above
                    .AsSplitQuery()
                    .SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null)
                {
                    return WorkText.Refuse<InstructionFile>(WorkText.NotFound(PayoutWording.ThisBatch));
                }

                if (batch.State is not (BatchState.Approved or BatchState.Settled))
                {
                    return WorkText.Refuse<InstructionFile>(WorkText.Moved(PayoutWording.NoInstructionYet(batch.Number, BatchMoves.Say(batch.State))));
                }

                if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<InstructionFile>(damage.Take(MostListed));
                }

                // What the bank has answered is history; what it is still to pay is looked at once more.
                var open = (await payees.FindAsync(db, batch.Payouts.FindAll(p => p.State == PayoutState.Approved), ct)).Where(f => f.IsOpen).ToList();
                if (open.Count > 0)
                {
                    return Result.Fail<InstructionFile>(
                        open.Take(MostListed)
                            .Select(f => new Diagnostic(DataDiagnostics.PayeeOpen, PayoutWording.NotExported(f.Sentence, f.Todo), f.PayoutNumber))
                    );
                }

                batch.InstructedAt ??= clock.UtcNow;
                audit.Add(db, actor, AuditAction.BatchInstruction, $"batch:{batch.Id}", PayoutWording.InstructionDownloaded(batch.Number));
                return Result.Ok(write(batch, Rows(batch)));
            },
            ct
        );

    /// <summary>Header and one row a payout; one that was taken out before the bank got the file is left out.</summary>
    private static IReadOnlyList<string[]> Rows(PayoutBatch batch) =>
        [
            Header.Split(','),
            .. batch
                .Payouts.Where(p => !p.IsCancelled)
                .OrderBy(p => p.Id)
                .Select(p =>
                    (string[])
                        [
                            PayoutNumber.Of(p),
                            p.AccountHolder,
                            p.BankName,
                            p.AccountNumber,
                            new Money(p.AmountFen).Yuan.ToString("0.00", CultureInfo.InvariantCulture),
                            p.Claim?.Number ?? "",
                            p.Claim?.ItemVersion?.Title ?? "",
                        ]
                ),
        ];
}
