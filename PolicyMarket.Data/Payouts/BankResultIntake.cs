using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>Takes a bank's result file for one approved batch in whole, or not at all; the same file again changes nothing.</summary>
public sealed class BankResultIntake(
    Recorder recorder, Bookkeeper bookkeeper, ClaimTimeline timeline, NoticeBoard notices, DisclosurePublishing disclosure, AuditTrail audit, BusinessClock clock)
{
    private const int MostListed = 200;

    public async Task<WorkResult<BankResultTaken>> TakeInAsync(long personId, long batchId, string fileName, Stream csv, CancellationToken ct)
    {
        var file = await BankResultFile.ReadAsync(csv, ct);
        return await recorder.WriteAsync<BankResultTaken>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
            if (actor is null)
            {
                return WorkText.Refuse<BankResultTaken>(why);
            }

            var before = await db.BankResults.AsNoTracking().SingleOrDefaultAsync(r => r.ContentHash == file.ContentHash && r.BatchId == batchId, ct);
            if (before is not null)
            {
                return WorkResult.Done(new BankResultTaken(before.PaidCount, before.ReturnedCount));
            }

            var batch = await db.PayoutBatches
                .Include(b => b.Payouts).ThenInclude(p => p.Claim).ThenInclude(c => c!.Firm) // a payout always has its claim
                .SingleOrDefaultAsync(b => b.Id == batchId, ct);
            if (batch is null)
            {
                return WorkText.Refuse<BankResultTaken>(WorkText.NotFound("这个批次"));
            }

            if (batch is not { State: BatchState.Approved, CheckedAt: { } checkedAt })
            {
                return WorkText.Refuse<BankResultTaken>(WorkText.Moved($"批次 {batch.Number} 现在是“{BatchMoves.Say(batch.State)}”，不等银行回执，没有读入任何回执。"));
            }

            var (rows, diagnostics) = new BankResultFit(batch, BusinessClock.DateOf(checkedAt), clock.Today).Fit(file);
            return diagnostics.Count > 0
                ? WorkResult.Refused<BankResultTaken>(diagnostics.Take(MostListed))
                : WorkResult.Done(await SettleAsync(db, batch, rows, new(actor, file.ContentHash, Path.GetFileName(fileName)), ct));
        }, ct);
    }

    private async Task<BankResultTaken> SettleAsync(PolicyMarketDb db, PayoutBatch batch, List<BankResultRow> rows, Source source, CancellationToken ct)
    {
        var actor = source.Actor;
        var paid = rows.Where(r => r.IsPaid).ToList();
        var returned = rows.Where(r => !r.IsPaid).ToList();
        await SettleAsync(db, paid, PayoutState.Paid, ClaimState.Paid, LedgerPhase.Pay, actor, ct);
        await SettleAsync(db, returned, PayoutState.Returned, ClaimState.Returned, LedgerPhase.Return, actor, ct);
        await disclosure.AddAsync(db, [.. paid.Select(r => (r.Payout, r.On))], ct);
        batch.Move(BatchState.Settled);
        db.BankResults.Add(new BankResult
        {
            BatchId = batch.Id,
            ContentHash = source.ContentHash,
            FileName = source.FileName.Length > 200 ? source.FileName[..200] : source.FileName,
            PaidCount = paid.Count,
            ReturnedCount = returned.Count,
            TakenInByPersonId = actor.PersonId ?? throw new InvalidOperationException("A bank result is taken in by a person."),
            TakenInAt = clock.UtcNow,
        });
        audit.Add(db, actor, "batch.result", $"batch:{batch.Id}", $"{batch.Number} 已付 {paid.Count} 笔，退回 {returned.Count} 笔，文件 {source.ContentHash}");
        return new BankResultTaken(paid.Count, returned.Count);
    }

    private async Task SettleAsync(
        PolicyMarketDb db, List<BankResultRow> rows, PayoutState to, ClaimState claimState, LedgerPhase phase, Actor actor, CancellationToken ct)
    {
        var byClaim = rows.ToDictionary(r => r.Payout.ClaimId);
        foreach (var row in rows)
        {
            row.Payout.Settle(to, row.On, row.Reference, row.Reason);
            var (claim, firm) = Parties(row.Payout);
            claim.Move(claimState);
            Tell(db, claim, firm, row);
        }

        await bookkeeper.AddAsync(db, phase, actor, [.. rows.Select(r => LedgerMove.Of(r.Payout))], ct);
        await timeline.AddAsync(
            db, [.. rows.Select(r => Parties(r.Payout).Claim)], Actor.System("银行"),
            claim => byClaim[claim.Id] is { IsPaid: true } row ? ("款项已到账", $"银行 {row.On:yyyy-MM-dd} 付款，流水号 {row.Reference}") : ("银行退回", byClaim[claim.Id].Reason), ct);
    }

    private void Tell(PolicyMarketDb db, Claim claim, Firm firm, BankResultRow row)
    {
        var sum = WorkText.Yuan(row.Payout.AmountFen);
        if (row.IsPaid)
        {
            notices.Add(db, firm, $"payout:{row.Payout.Id}:paid", $"已到账 {sum}", $"受理号 {claim.Number}，银行 {row.On:yyyy-MM-dd} 已付款。", $"claim:{claim.Id}");
        }
        else
        {
            notices.Add(db, firm, $"payout:{row.Payout.Id}:returned", $"银行退回 {sum}", $"受理号 {claim.Number}，原因：{row.Reason}。请更正收款账户，资金会重新拨付。", $"claim:{claim.Id}");
        }
    }

    private static (Claim Claim, Firm Firm) Parties(Payout payout) =>
        payout.Claim is { Firm: { } firm } claim ? (claim, firm) : throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim or firm.");

    private sealed record Source(Actor Actor, string ContentHash, string FileName);
}
