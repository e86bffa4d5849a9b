using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>Decisions about payee findings: finance releases one with a reason, or the payout is taken out of its batch.</summary>
public sealed class PayeeDesk(
    Recorder recorder, IRecordCheck records, PayeeCheck payees, LedgerPosting posting, ClaimTimeline timeline, NoticeBoard notices, AuditTrail audit, BusinessClock clock,
    SecondFactor codes)
{
    private const int MostListed = 200;

    /// <summary>
    /// Finance has looked at exactly this finding (<paramref name="evidence"/>). Whoever releases cannot approve the batch. The same again changes nothing.
    /// </summary>
    public Task<Result<long>> ReleaseAsync(Approver approver, long payoutId, PayeeFindingKind kind, string evidence, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var personId = approver.PersonId;
            var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
            var (text, badText) = WorkText.Read(reason, "放行的理由", WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
            if (actor is null || text is null)
            {
                return WorkText.Refuse<long>(notAllowed ?? badText);
            }

            var payout = await LoadAsync(db, payoutId, ct);
            if (payout is null || payout.State is not (PayoutState.InBatch or PayoutState.Approved))
            {
                return WorkText.Refuse<long>(payout is null ? WorkText.NotFound("这笔拨付") : WorkText.Moved("这笔拨付已不在等付款的批次里，没有放行。请刷新后再看。"));
            }

            if (await records.OfPayoutsAsync(db, [payout.Id], ct) is { Count: > 0 } damage)
            {
                return Result.Fail<long>(damage.Take(MostListed));
            }

            var finding = (await payees.FindAsync(db, [payout], ct)).FirstOrDefault(f => f.Kind == kind && f.Evidence == evidence);
            if (finding is null or { Release: not null })
            {
                return finding is null
                    ? WorkText.Refuse<long>(WorkText.Moved("这个问题与你看到的已经不同，没有放行。请刷新后重新核对。"))
                    : Result.Ok(payout.Id);
            }

            if (!finding.CanBeReleased)
            {
                return Result.Fail<long>(DataDiagnostics.PayeeUnverified, $"{finding.Sentence}，核验之前不能付款，也不能放行。{finding.Todo}");
            }

            if (await codes.DemandAsync(db, actor, approver, $"payee-release:{payout.Id}", ct) is { } noCode)
            {
                return WorkText.Refuse<long>(noCode);
            }

            db.PayeeReleases.Add(new PayeeRelease { PayoutId = payout.Id, Kind = kind, Evidence = evidence, Reason = text, PersonId = personId, PersonName = actor.Name, At = clock.UtcNow });
            audit.Add(db, actor, AuditAction.PayeeRelease, $"payout:{payout.Id}", $"{finding.Sentence}；理由：{text}");
            return Result.Ok(payout.Id);
        }, ct);

    /// <summary>
    /// Takes a payout out of its batch. Before approval finance or the checker may; its money stays reserved. After approval the checker may, as long as no
    /// instruction has been downloaded; the money goes back to the fund and the firm is asked for another account, as when a bank returns it.
    /// </summary>
    public Task<Result<long>> TakeOutAsync(long personId, long payoutId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
            var (text, badText) = WorkText.Read(reason, "移出批次的理由", WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
            if (actor is null || text is null)
            {
                return WorkText.Refuse<long>(notAllowed ?? badText);
            }

            var payout = await LoadAsync(db, payoutId, ct);
            if (payout is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这笔拨付"));
            }

            var batch = await db.PayoutBatches.Include(b => b.Payouts).ThenInclude(p => p.Claim).SingleOrDefaultAsync(b => b.Id == payout.BatchId, ct);
            if (batch is null)
            {
                return payout.State == PayoutState.Reserved ? Result.Ok(payout.Id) : WorkText.Refuse<long>(WorkText.NotFound("这笔拨付的批次"));
            }

            if (Obstacle(batch, payout, actor) is { } why)
            {
                return WorkText.Refuse<long>(why);
            }

            if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
            {
                return Result.Fail<long>(damage.Take(MostListed));
            }

            if (batch.State == BatchState.AwaitingApproval)
            {
                await SetAsideAsync(db, batch, payout, actor, text, ct);
            }
            else
            {
                await CancelAsync(db, batch, payout, actor, text, ct);
            }

            audit.Add(db, actor, AuditAction.BatchTakeOut, $"batch:{batch.Id}", $"{batch.Number} 移出 {PayoutNumber.Of(payout)}，理由：{text}");
            return Result.Ok(payout.Id);
        }, ct);

    private static Task<Payout?> LoadAsync(PolicyMarketDb db, long payoutId, CancellationToken ct) =>
        db.Payouts.Include(p => p.Claim).ThenInclude(c => c!.Firm).SingleOrDefaultAsync(p => p.Id == payoutId, ct); // a payout always has its claim

    private static Diagnostic? Obstacle(PayoutBatch batch, Payout payout, Actor actor) => (batch.State, payout.State) switch
    {
        (BatchState.AwaitingApproval, PayoutState.InBatch) when batch.Payouts.Count == 1 =>
            WorkText.Moved($"批次 {batch.Number} 只有这一笔，不能移出。请由复核人把整个批次退回经办。"),
        (BatchState.AwaitingApproval, PayoutState.InBatch) => null,
        (BatchState.Approved, PayoutState.Approved) when !actor.Roles.Contains(Roles.FinanceChecker) =>
            new Diagnostic(DataDiagnostics.NotAllowed, $"批次 {batch.Number} 已复核，要由财政复核人员移出，什么也没有改动。"),
        (BatchState.Approved, PayoutState.Approved) when batch.InstructedAt is not null =>
            WorkText.Moved($"批次 {batch.Number} 的付款指令已经下载，银行可能已在付款，不能移出。请等银行回执，或请银行退回。"),
        (BatchState.Approved, PayoutState.Approved) => null,
        _ => WorkText.Moved($"{PayoutNumber.Of(payout)} 现在不能移出批次，什么也没有改动。请刷新后再看。"),
    };

    private async Task SetAsideAsync(PolicyMarketDb db, PayoutBatch batch, Payout payout, Actor actor, string reason, CancellationToken ct)
    {
        batch.Payouts.Remove(payout);
        payout.TakeOut();
        batch.PayoutCount = batch.Payouts.Count;
        batch.TotalFen = batch.Payouts.Sum(p => p.AmountFen);
        batch.ContentHash = BatchContent.HashOf(batch.Payouts);
        var claim = ClaimOf(payout);
        claim.Move(ClaimState.Confirmed);
        await timeline.AddAsync(db, [claim], actor, _ => ("暂从拨付批次移出", $"{reason}；资金仍为企业预留"), ct);
    }

    private async Task CancelAsync(PolicyMarketDb db, PayoutBatch batch, Payout payout, Actor actor, string reason, CancellationToken ct)
    {
        var claim = ClaimOf(payout);
        payout.Cancel(clock.Today, reason);
        claim.Move(ClaimState.Returned);
        await posting.AddAsync(db, LedgerPhase.Return, actor, [payout.ToLedgerMove()], ct);
        await timeline.AddAsync(db, [claim], actor, _ => ("付款前撤下", reason), ct);
        notices.Add(
            db, claim.Firm ?? throw new InvalidOperationException($"Claim {claim.Number} was loaded without its firm."), $"payout:{payout.Id}:returned",
            $"{WorkText.Yuan(payout.AmountFen)} 付款前撤下", $"受理号 {claim.Number}，原因：{reason}。请更正收款账户，资金会重新拨付。", $"claim:{claim.Id}");
        if (batch.Payouts.TrueForAll(p => p.State != PayoutState.Approved))
        {
            batch.Move(BatchState.Settled);
        }
    }

    private static Claim ClaimOf(Payout payout) =>
        payout.Claim ?? throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim.");
}
