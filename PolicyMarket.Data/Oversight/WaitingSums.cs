using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Oversight;

/// <summary>Counts and sums of all that waits, by place and last day, added up by the database. The deadlines are those of the casework rules.</summary>
internal sealed class WaitingSums(PolicyMarketDb db, ThresholdValues thresholds, WorkingDayCount days)
{
    public async Task<List<WaitingSum>> ReadAsync(CancellationToken ct) =>
        [.. await ChecksAsync(ct), .. await AnswersAsync(ct), .. await MoneyAsync(ct), .. await BatchesAsync(ct), .. await DisputesAsync(ct)];

    private async Task<IEnumerable<WaitingSum>> ChecksAsync(CancellationToken ct) =>
        await db
            .Offers.AsNoTracking()
            .Where(offer => offer.State == OfferState.AwaitingCheck || offer.State == OfferState.AwaitingRelease)
            .GroupBy(offer => new { offer.DepartmentId, offer.CheckDue })
            .Select(group => new WaitingSum(
                CaseKind.PreCheckWaits,
                group.Key.DepartmentId,
                CaseActor.Department,
                group.Key.CheckDue,
                group.Count(),
                group.Sum(offer => offer.AmountFen)
            ))
            .ToListAsync(ct);

    /// <summary>Offers that wait for the firm, or for data. They are pushed many at once, so the groups by instant are few.</summary>
    private async Task<IEnumerable<WaitingSum>> AnswersAsync(CancellationToken ct)
    {
        var pushed = await db
            .Offers.AsNoTracking()
            .Where(offer => offer.State == OfferState.Pushed || offer.State == OfferState.AwaitingData)
            .GroupBy(offer => new
            {
                offer.DepartmentId,
                offer.State,
                At = offer.PushedAt ?? offer.CheckedAt ?? offer.CreatedAt,
                offer.LastDay,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Fen = group.Sum(offer => offer.AmountFen),
            })
            .ToListAsync(ct);
        return pushed.Select(group =>
        {
            var kind = group.Key.State == OfferState.AwaitingData ? CaseKind.DataWaits : CaseKind.OfferWaits;
            return new WaitingSum(
                kind,
                group.Key.DepartmentId,
                CaseActor.Department,
                Earlier(End(kind, BusinessClock.DateOf(group.Key.At)), group.Key.LastDay),
                group.Count,
                group.Fen
            );
        });
    }

    private async Task<IEnumerable<WaitingSum>> DisputesAsync(CancellationToken ct) =>
        await db
            .FactDisputes.AsNoTracking()
            .Where(dispute => dispute.State == DisputeState.Waiting)
            .GroupBy(dispute => new { dispute.DepartmentId, dispute.Due })
            .Select(group => new WaitingSum(CaseKind.DisputeWaits, group.Key.DepartmentId, CaseActor.Department, group.Key.Due, group.Count(), 0))
            .ToListAsync(ct);

    /// <summary>Money that is in no batch: the last attempt of a claim is reserved, or was returned.</summary>
    private async Task<IEnumerable<WaitingSum>> MoneyAsync(CancellationToken ct)
    {
        var waiting = await db
            .Payouts.AsNoTracking()
            .Where(payout =>
                (payout.State == PayoutState.Reserved || payout.State == PayoutState.Returned)
                && !db.Set<Payout>()
                    .Any(later =>
                        later.ClaimId == payout.ClaimId
                        && (later.Instalment > payout.Instalment || (later.Instalment == payout.Instalment && later.Attempt > payout.Attempt))
                    )
            )
            .GroupBy(payout => new { payout.CreatedAt, payout.ReturnedOn })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Fen = group.Sum(payout => payout.AmountFen),
            })
            .ToListAsync(ct);
        return waiting.Select(group => new WaitingSum(
            CaseKind.ClaimWaits,
            DepartmentId: null,
            CaseActor.Finance,
            End(CaseKind.ClaimWaits, group.Key.ReturnedOn ?? BusinessClock.DateOf(group.Key.CreatedAt)),
            group.Count,
            group.Fen
        ));
    }

    private async Task<IEnumerable<WaitingSum>> BatchesAsync(CancellationToken ct)
    {
        var batches = await db
            .PayoutBatches.AsNoTracking()
            .Where(batch => batch.State == BatchState.AwaitingApproval || batch.State == BatchState.Approved)
            .Select(batch => new
            {
                batch.State,
                batch.MadeAt,
                batch.TotalFen,
            })
            .ToListAsync(ct);
        return batches.Select(batch => new WaitingSum(
            CaseKind.BatchWaits,
            DepartmentId: null,
            batch.State == BatchState.AwaitingApproval ? CaseActor.FinanceChecker : CaseActor.Finance,
            End(CaseKind.BatchWaits, BusinessClock.DateOf(batch.MadeAt)),
            1,
            batch.TotalFen
        ));
    }

    private DateOnly End(CaseKind kind, DateOnly since) => days.Add(since, thresholds[ThresholdCatalog.LimitOf(kind)]);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

/// <summary>So many things of one kind that wait at one place until the same day.</summary>
internal sealed record WaitingSum(CaseKind Kind, long? DepartmentId, CaseActor Actor, DateOnly Due, int Count, long Fen);
