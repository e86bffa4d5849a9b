using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Answers of the bank that need two people: one types them in (or a file brought another payee), another confirms. Only then is anything booked.
/// </summary>
public sealed class BankEntryDesk(
    Recorder recorder,
    IRecordCheck records,
    BankSettlement settlement,
    AuditTrail audit,
    BusinessClock clock,
    SecondFactor codes
)
{
    private const int LongestReason = 200;
    private const int MostListed = 200;

    /// <summary>Finance types in an answer; the id of the pending entry. The same again finds it.</summary>
    public Task<Result<long>> EnterAsync(PersonId personId, long batchId, TypedAnswer answer, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(notAllowed);
                }

                var batch = await BankSettlement.LoadAsync(db, batchId, ct);
                if (batch?.Payouts.Find(p => p.Id == answer.PayoutId) is not { } payout)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.PayoutInBatch));
                }

                var (row, badText) = Typed(answer, payout);
                if (row is null)
                {
                    return WorkText.Refuse<long>(badText);
                }

                var (isKnown, why) = await JudgeAsync(db, batch, row, ct);
                if (why is not null)
                {
                    return WorkText.Refuse<long>(why);
                }

                if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage.Take(MostListed));
                }

                if (isKnown)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(PayoutWording.AnswerAlreadyBooked));
                }

                if (
                    await db.BankEntries.AsNoTracking().SingleOrDefaultAsync(e => e.PayoutId == payout.Id && e.State == BankEntryState.Pending, ct) is
                    { } there
                )
                {
                    return there.IsPaid == row.IsPaid && there.On == row.On && there.Reference == row.Reference && there.Reason == row.Reason
                        ? Result.Ok(there.Id)
                        : WorkText.Refuse<long>(WorkText.Moved(PayoutWording.AnswerAlreadyPending(PayoutNumber.Of(payout))));
                }

                var entry = BankEntry.Of(row, batch.Id, personId, clock.UtcNow);
                db.BankEntries.Add(entry);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.BankEntryMake, $"payout:{payout.Id}", $"{PayoutNumber.Of(payout)} {Say(entry)}");
                return Result.Ok(entry.Id);
            },
            ct
        );

    /// <summary>A second person confirms, and the answer is booked. An entry with another payee than the instruction needs a reason.</summary>
    public Task<Result<long>> ConfirmAsync(Approver approver, long entryId, string? reason, CancellationToken ct) =>
        DecideAsync(
            approver.PersonId,
            entryId,
            BankEntryState.Confirmed,
            async (db, actor, entry) =>
            {
                var personId = approver.PersonId;
                if (entry.EnteredByPersonId == personId)
                {
                    return new Diagnostic(DataDiagnostics.BatchSamePerson, PayoutWording.EntryNeedsOtherPerson);
                }

                var (text, badText) =
                    string.IsNullOrWhiteSpace(reason) && entry.Difference is null
                        ? Result.Ok("")
                        : WorkText.Read(reason, PayoutWording.ReasonForConfirming, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var batch = await BankSettlement.LoadAsync(db, entry.BatchId, ct);
                if (badText is not null || batch?.Payouts.Find(p => p.Id == entry.PayoutId) is not { } payout)
                {
                    return badText ?? WorkText.NotFound(PayoutWording.PayoutInBatch);
                }

                var row = new BankResultRow(payout, entry.IsPaid, entry.On, entry.Reference, entry.Reason);
                var (isKnown, why) = await JudgeAsync(db, batch, row, ct);
                if (why is not null || isKnown)
                {
                    return why ?? WorkText.Moved(PayoutWording.BookedFromFile);
                }

                var refused =
                    await MoneySeparation.DemandAsync(db, personId, [entry.EnteredByPersonId], clock.UtcNow, ct)
                    ?? await codes.DemandAsync(db, actor, approver, $"bank-entry:{entry.Id}", ct);
                if (refused is not null)
                {
                    return refused;
                }

                entry.Confirm(personId, clock.UtcNow, string.IsNullOrEmpty(text) ? null : text);
                await settlement.BookAsync(db, batch, [row], actor, ct);
                audit.Add(db, actor, AuditAction.BankEntryConfirm, $"payout:{payout.Id}", $"{PayoutNumber.Of(payout)} {Say(entry)} {text}");
                return null;
            },
            ct
        );

    /// <summary>The entry is wrong: it is closed with a reason, nothing is booked.</summary>
    public Task<Result<long>> DiscardAsync(PersonId personId, long entryId, string? reason, CancellationToken ct) =>
        DecideAsync(
            personId,
            entryId,
            BankEntryState.Discarded,
            (db, actor, entry) =>
            {
                var (text, badText) = WorkText.Read(reason, PayoutWording.ReasonForDiscarding, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (text is not null)
                {
                    entry.Discard(personId, clock.UtcNow, text);
                    audit.Add(db, actor, AuditAction.BankEntryDiscard, $"payout:{entry.PayoutId}", $"{Say(entry)} {text}");
                }

                return Task.FromResult(badText);
            },
            ct
        );

    private Task<Result<long>> DecideAsync(
        PersonId personId,
        long entryId,
        BankEntryState to,
        Func<PolicyMarketDb, Actor, BankEntry, Task<Diagnostic?>> decide,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(notAllowed);
                }

                var entry = await db.BankEntries.SingleOrDefaultAsync(e => e.Id == entryId, ct);
                if (entry is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.PendingEntry));
                }

                if (entry.State != BankEntryState.Pending)
                {
                    return entry.State == to && entry.DecidedByPersonId == personId
                        ? Result.Ok(entry.Id)
                        : WorkText.Refuse<long>(WorkText.Moved(PayoutWording.EntryAlreadyDecided));
                }

                if (to == BankEntryState.Confirmed && await records.OfBatchAsync(db, entry.BatchId, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage.Take(MostListed));
                }

                return await decide(db, actor, entry) is { } why ? WorkText.Refuse<long>(why) : Result.Ok(entry.Id);
            },
            ct
        );

    private async Task<Result<bool>> JudgeAsync(PolicyMarketDb db, PayoutBatch batch, BankResultRow row, CancellationToken ct)
    {
        if (batch is not { State: BatchState.Approved or BatchState.Settled, CheckedAt: { } checkedAt })
        {
            return WorkText.Refuse<bool>(WorkText.Moved(PayoutWording.BatchTakesNoAnswer(batch.Number, BatchMoves.Say(batch.State))));
        }

        var owners = await BankSettlement.OwnersAsync(db, [row.Reference ?? ""], ct);
        return BankAnswerRules.Judge(
            row,
            BusinessClock.DateOf(checkedAt),
            clock.Today,
            row.Reference is { } r && owners.TryGetValue(r, out var owner) ? owner : null
        );
    }

    private static Result<BankResultRow> Typed(TypedAnswer answer, Payout payout)
    {
        var read = BankReferenceForm.Read(answer.Reference ?? "", isFromFile: false);
        if (!read.Succeeded)
        {
            return Result.Fail<BankResultRow>(read.Diagnostics);
        }

        var reference = read.Value.Length == 0 ? null : read.Value;
        if (answer.IsPaid)
        {
            return reference is null
                ? Result.Fail<BankResultRow>(DataDiagnostics.BankFileText, PayoutWording.PaidNeedsReference)
                : Result.Ok(new BankResultRow(payout, true, answer.On, reference, null));
        }

        var (reason, badReason) = WorkText.Read(answer.Reason, PayoutWording.ReturnReason, LongestReason);
        return reason is null ? WorkText.Refuse<BankResultRow>(badReason) : Result.Ok(new BankResultRow(payout, false, answer.On, reference, reason));
    }

    private static string Say(BankEntry entry)
    {
        var difference = entry.Difference is null ? "" : $"（{entry.Difference}）";
        return $"{(entry.IsPaid ? PayoutWording.Paid : PayoutWording.Returned)} {entry.On:yyyy-MM-dd} {entry.Reference} {entry.Reason}{difference}";
    }
}
