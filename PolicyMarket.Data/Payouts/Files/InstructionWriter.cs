using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>
/// Gives out the payment files of an approved batch, after its seals have been verified and its payees looked at once more. A file is written whole, read back
/// by a second reader, and kept: the same batch in the same format gives the same bytes under the same message id. Each download is in the audit trail,
/// because the file shows whole account numbers.
/// </summary>
public sealed class InstructionWriter(
    Recorder recorder,
    IRecordCheck records,
    RowSeals rows,
    PayeeCheck payees,
    PaymentFileSeal seals,
    AuditTrail audit,
    BusinessClock clock
)
{
    private const int MostListed = 200;

    /// <summary>
    /// Makes the file of a format, for finance, once the batch has its second signature; its message id. A file that is there already is found.
    /// <paramref name="formatId"/>: see <see cref="PaymentFormats"/>.
    /// </summary>
    public Task<Result<string>> PrepareAsync(PersonId personId, long batchId, string formatId, CancellationToken ct) =>
        recorder.WriteAsync<string>(
            async db =>
            {
                var (ready, why) = await FindOrMakeAsync(db, personId, batchId, formatId, ct);
                if (ready is not var (actor, batch, _, file))
                {
                    return Result.Fail<string>(why);
                }

                if (file.Id == 0)
                {
                    var detail = PaymentFileWording.Made(batch.Number, file.MessageId, file.ContentHash);
                    audit.Add(db, actor, AuditAction.BatchFile, $"batch:{batch.Id}", detail);
                }

                return Result.Ok(file.MessageId);
            },
            ct
        );

    /// <summary>The file of a format, made when it is not there yet.</summary>
    public Task<Result<InstructionFile>> InstructionAsync(PersonId personId, long batchId, string formatId, CancellationToken ct) =>
        recorder.WriteAsync<InstructionFile>(
            async db =>
            {
                var (ready, why) = await FindOrMakeAsync(db, personId, batchId, formatId, ct);
                if (ready is not var (actor, batch, format, file))
                {
                    return Result.Fail<InstructionFile>(why);
                }

                var detail = PaymentFileWording.Downloaded(batch.Number, file.MessageId, file.ContentHash);
                audit.Add(db, actor, AuditAction.BatchInstruction, $"batch:{batch.Id}", detail);
                return Result.Ok(new InstructionFile(file.FileName, format.ContentType, file.Content));
            },
            ct
        );

    /// <summary>The detached seal of the file that was last made in this format.</summary>
    public Task<Result<InstructionFile>> SealAsync(PersonId personId, long batchId, string formatId, CancellationToken ct) =>
        recorder.WriteAsync<InstructionFile>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
                if (actor is null)
                {
                    return WorkText.Refuse<InstructionFile>(why);
                }

                if (PaymentFormats.Find(formatId) is not { } format || await FindAsync(db, batchId, format, ct) is not { } there)
                {
                    return WorkText.Refuse<InstructionFile>(WorkText.NotFound(PaymentFileWording.ThisFile));
                }

                var sound = await DemandSoundAsync(db, there, ct);
                if (sound.Value is not { } file)
                {
                    return Result.Fail<InstructionFile>(sound.Diagnostics);
                }

                var number = await db.PayoutBatches.Where(b => b.Id == batchId).Select(b => b.Number).SingleAsync(ct);
                audit.Add(db, actor, AuditAction.BatchSeal, $"batch:{batchId}", PaymentFileWording.SealDownloaded(number, file.MessageId));
                return Result.Ok(new InstructionFile(file.FileName + PaymentFileSeal.Extension, "application/json", seals.Make(file)));
            },
            ct
        );

    /// <summary>The kept file of the format, or a new one. From then on the bank may have it: no payout is taken out of the batch any more.</summary>
    private async Task<(ReadyFile? Ready, IReadOnlyList<Diagnostic> Why)> FindOrMakeAsync(
        PolicyMarketDb db,
        PersonId personId,
        long batchId,
        string formatId,
        CancellationToken ct
    )
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
        if (actor is null || PaymentFormats.Find(formatId) is not { } format)
        {
            return (null, WorkText.Refuse<string>(why ?? WorkText.NotFound(PaymentFileWording.NoSuchFormat(formatId))).Diagnostics);
        }

        var (batch, notReady) = await LoadAsync(db, batchId, ct);
        if (batch is null)
        {
            return (null, WorkText.Refuse<string>(notReady).Diagnostics);
        }

        if (await ObstaclesAsync(db, batch, ct) is { Count: > 0 } obstacles)
        {
            return (null, [.. obstacles.Take(MostListed)]);
        }

        var made = await FindAsync(db, batch.Id, format, ct) is { RefusedAt: null } there
            ? await DemandSoundAsync(db, there, ct)
            : await MakeAsync(db, batch, format, personId, ct);
        if (made.Value is not { } file)
        {
            return (null, [.. made.Diagnostics.Take(MostListed)]);
        }

        batch.InstructedAt ??= clock.UtcNow;
        return (new ReadyFile(actor, batch, format, file), []);
    }

    private static async Task<Result<PayoutBatch>> LoadAsync(PolicyMarketDb db, long batchId, CancellationToken ct)
    {
        var batch = await db
            .PayoutBatches.Include(b => b.Payouts)
                .ThenInclude(p => p.Claim)
                    .ThenInclude(c => c!.ItemVersion) // a payout always has its claim
            .Include(b => b.Payouts)
                .ThenInclude(p => p.Claim)
                    .ThenInclude(c => c!.Firm) // as above
            .AsSplitQuery()
            .SingleOrDefaultAsync(b => b.Id == batchId, ct);
        return batch switch
        {
            null => WorkText.Refuse<PayoutBatch>(WorkText.NotFound(PayoutWording.ThisBatch)),
            { State: BatchState.Approved or BatchState.Settled } => Result.Ok(batch),
            _ => WorkText.Refuse<PayoutBatch>(WorkText.Moved(PayoutWording.NoInstructionYet(batch.Number, BatchMoves.Say(batch.State)))),
        };
    }

    /// <summary>Damage of the record; else open findings about payees. Payouts that the bank has answered are not looked at again.</summary>
    private async Task<List<Diagnostic>> ObstaclesAsync(PolicyMarketDb db, PayoutBatch batch, CancellationToken ct)
    {
        if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
        {
            return damage;
        }

        var findings = await payees.FindAsync(db, batch.Payouts.FindAll(p => p.State == PayoutState.Approved), ct);
        return
        [
            .. findings
                .Where(f => f.IsOpen)
                .Select(f => new Diagnostic(DataDiagnostics.PayeeOpen, PayoutWording.NotExported(f.Sentence, f.Todo), f.PayoutNumber)),
        ];
    }

    private static Task<PaymentFile?> FindAsync(PolicyMarketDb db, long batchId, IPaymentFormat format, CancellationToken ct) =>
        db
            .PaymentFiles.AsNoTracking()
            .Where(f => f.BatchId == batchId && f.Format == format.Id)
            .OrderByDescending(f => f.Sequence)
            .FirstOrDefaultAsync(ct);

    private async Task<Result<PaymentFile>> DemandSoundAsync(PolicyMarketDb db, PaymentFile file, CancellationToken ct)
    {
        if (await rows.VerifyAsync<PaymentFile>(db, [file.Id], ct) is { Count: > 0 } damage)
        {
            return Result.Fail<PaymentFile>(damage);
        }

        return Convert.ToHexStringLower(SHA256.HashData(file.Content)) == file.ContentHash
            ? Result.Ok(file)
            : Result.Fail<PaymentFile>(DataDiagnostics.PaymentFileDiffers, PaymentFileWording.ContentChanged(file.MessageId));
    }

    private async Task<Result<PaymentFile>> MakeAsync(PolicyMarketDb db, PayoutBatch batch, IPaymentFormat format, PersonId personId, CancellationToken ct)
    {
        if (batch.Payouts.Exists(p => p is { State: PayoutState.Paid } or { State: PayoutState.Returned, IsCancelled: false }))
        {
            return WorkText.Refuse<PaymentFile>(WorkText.Moved(PaymentFileWording.AnsweredAlready(batch.Number, format.Label)));
        }

        var sequence = 1 + await db.PaymentFiles.CountAsync(f => f.BatchId == batch.Id && f.Format == format.Id, ct);
        var messageId = FormattableString.Invariant($"{batch.Number}-{format.Mark}-{sequence}");
        var drawn = await DrawUpAsync(db, batch, messageId, ct);
        var written = drawn.Value is { } wanted ? format.Write(wanted) : Result.Fail<byte[]>(drawn.Diagnostics);
        if (drawn.Value is not { } order || written.Value is not { } content)
        {
            return Result.Fail<PaymentFile>(written.Diagnostics);
        }

        if (PaymentFileCheck.Demand(format, content, order) is { } differs)
        {
            return WorkText.Refuse<PaymentFile>(differs);
        }

        var ending = sequence == 1 ? "" : FormattableString.Invariant($"-{sequence}");
        var file = new PaymentFile
        {
            BatchId = batch.Id,
            Format = format.Id,
            Sequence = sequence,
            MessageId = messageId,
            FileName = $"{batch.Number}-{NameOf(format)}{ending}.{format.Extension}",
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            PayoutCount = order.Lines.Length,
            TotalFen = order.TotalFen,
            MadeByPersonId = personId,
            MadeAt = order.MadeAt,
        };
        db.PaymentFiles.Add(file);
        return Result.Ok(file);
    }

    private static string NameOf(IPaymentFormat format) =>
        format.Id is PaymentFormats.Csv or PaymentFormats.Workbook ? PayoutWording.InstructionSheet : format.Id;

    /// <summary>The order of everything that is still to be paid; one that was taken out before the bank got the file is left out.</summary>
    private async Task<Result<PaymentOrder>> DrawUpAsync(PolicyMarketDb db, PayoutBatch batch, string messageId, CancellationToken ct)
    {
        var payouts = batch.Payouts.FindAll(p => !p.IsCancelled).OrderBy(p => p.Id).ToList();
        long[] fundIds = [.. payouts.Select(p => p.FundId).Distinct()];
        string[] banks = [.. payouts.Select(p => p.BankName).Distinct(StringComparer.Ordinal)];
        var funds = await db.Funds.AsNoTracking().Where(f => fundIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        var payers = await db.PayingAccounts.AsNoTracking().Where(a => fundIds.Contains(a.FundId)).ToListAsync(ct);
        var branches = await db.BankBranches.AsNoTracking().Where(b => banks.Contains(b.Name)).ToListAsync(ct);
        List<Diagnostic> damage =
        [
            .. await rows.VerifyAsync<PayingAccount>(db, payers.Select(a => a.Id), ct),
            .. await rows.VerifyAsync<BankBranch>(db, branches.Select(b => b.Id), ct),
            .. await rows.VerifyAsync<Fund>(db, fundIds, ct),
        ];
        return damage.Count > 0
            ? Result.Fail<PaymentOrder>(damage)
            : Result.Ok(
                new PaymentOrder(
                    messageId,
                    batch.Number,
                    WholeSeconds(clock.UtcNow),
                    [.. payouts.Select(p => Line(p, funds[p.FundId]))],
                    payers.ToImmutableDictionary(a => a.FundId),
                    branches.ToImmutableDictionary(b => b.Name, b => b.ClearingCode, StringComparer.Ordinal)
                )
            );
    }

    private static DateTime WholeSeconds(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static PaymentLine Line(Payout payout, Fund fund) =>
        payout.Claim is { Firm: { } firm, ItemVersion: { } version } claim
            ? new PaymentLine(
                PayoutNumber.Of(payout),
                payout.AmountFen,
                payout.AccountHolder,
                payout.BankName,
                payout.AccountNumber,
                claim.Number,
                version.Title,
                firm.CreditCode,
                claim.ReceiptHash,
                new PaymentFund(fund.Id, fund.Code, fund.Name, fund.Year)
            )
            : throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim, firm or version.");

    private sealed record ReadyFile(Actor Actor, PayoutBatch Batch, IPaymentFormat Format, PaymentFile File);
}
