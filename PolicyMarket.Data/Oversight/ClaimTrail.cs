using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Oversight;

/// <summary>
/// The way of one claim's money for a supervisor, found by its number: facts, determination, check, confirmation, batch, bank, publication. Each reading is
/// recorded before anything is shown, and receipt and seals are verified with it.
/// </summary>
public sealed class ClaimTrail(
    IDbContextFactory<PolicyMarketDb> factory,
    ReadingLog readings,
    DeterminationRecordReader receipts,
    DeterminationRecordVerification verification
)
{
    private const int LongestNumber = 40;

    /// <summary>Refused: no supervisor or administrator, no such number, or a reading that could not be recorded.</summary>
    public async Task<Result<ClaimTrailView>> ReadAsync(PersonId personId, string? number, CancellationToken ct)
    {
        var wanted = number?.Trim() ?? "";
        if (wanted.Length is 0 or > LongestNumber)
        {
            return Result.Fail<ClaimTrailView>(DataDiagnostics.WorkTextShape, TrailWording.NumberMissing);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var reader = await ActorReads.FindAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
        var own = reader?.Roles.Contains(Roles.Administrator) == true ? null : reader?.DepartmentId;
        var claim = reader is null ? null : await FindAsync(db, wanted, own, ct);
        if (claim is null)
        {
            return Result.Fail<ClaimTrailView>(DataDiagnostics.DeterminationRecordNoClaim, TrailWording.NotFound(wanted));
        }

        var recorded = await readings.AddAsync(personId, AuditAction.ClaimRead, $"claim:{claim.Id}", $"{claim.Number}（全程）", ct);
        if (!recorded.Succeeded)
        {
            return Result.Fail<ClaimTrailView>(recorded.Diagnostics);
        }

        var receipt = receipts.Read(claim.ReceiptJson);
        var verdict = await verification.VerifyAsync(claim.Number, ct);
        return receipt.Value is { } view && verdict.Value is { } checkedReceipt
            ? Result.Ok(await ViewAsync(db, claim, view, checkedReceipt, ct))
            : Result.Fail<ClaimTrailView>([.. receipt.Diagnostics, .. verdict.Diagnostics]);
    }

    private static Task<ClaimRow?> FindAsync(PolicyMarketDb db, string number, long? department, CancellationToken ct) =>
        db
            .Claims.AsNoTracking()
            .Where(claim => claim.Number == number)
            .Join(db.Offers, claim => claim.OfferId, offer => offer.Id, (claim, offer) => new { claim, offer })
            .Where(row => department == null || row.offer.DepartmentId == department)
            .Select(row => new ClaimRow(
                row.claim.Id,
                row.claim.Number,
                row.claim.OfferId,
                row.claim.Firm!.Name, // a claim always has its firm; the same holds below for its item
                row.claim.Firm.CreditCode,
                row.claim.ItemVersion!.Title,
                row.claim.ItemVersion.Item!.Code,
                db.Set<Department>().Where(d => d.Id == row.offer.DepartmentId).Select(d => d.Name).First(),
                row.claim.AmountFen,
                row.claim.State,
                row.claim.ReceiptJson,
                row.offer.RunId,
                row.offer.CreatedAt,
                row.offer.CheckDue,
                row.offer.PushedAt
            ))
            .SingleOrDefaultAsync(ct);

    private static async Task<ClaimTrailView> ViewAsync(
        PolicyMarketDb db,
        ClaimRow claim,
        DeterminationRecordView receipt,
        RecordedVerdict verdict,
        CancellationToken ct
    )
    {
        var payouts = await db.Payouts.AsNoTracking().Where(payout => payout.ClaimId == claim.Id).OrderBy(payout => payout.Id).ToListAsync(ct);
        var run = await db
            .MatchingRuns.AsNoTracking()
            .Where(one => one.Id == claim.RunId)
            .Select(one => new { one.BusinessDate, one.FinishedAt })
            .SingleAsync(ct);
        var fund = payouts.Count == 0 ? null : await db.Funds.Where(one => one.Id == payouts[0].FundId).Select(one => one.Name).SingleAsync(ct);
        var paidOn = payouts.FindLast(payout => payout.State == PayoutState.Paid)?.SettledOn;
        var determined = new TrailStep(
            TrailStage.Determination,
            run.BusinessDate,
            run.FinishedAt,
            TrailWording.Determined(claim.RunId),
            TrailWording.NightJob,
            TrailWording.Grounds(receipt.DocumentTitle, receipt.DocumentNumber, receipt.Amount.Sentence)
        )
        {
            RunId = claim.RunId,
        };
        return new ClaimTrailView(
            claim.Id,
            claim.Number,
            claim.FirmName,
            claim.CreditCode,
            claim.Title,
            claim.ItemCode,
            claim.Department,
            fund ?? TrailWording.NoFund,
            claim.AmountFen,
            claim.State,
            paidOn?.DayNumber - run.BusinessDate.DayNumber,
            verdict,
            [.. receipt.Facts.Select(fact => new TrailFact(fact.Label, fact.Text, fact.SourceLine))],
            [
                .. await DeliveriesAsync(db, receipt, ct),
                determined,
                .. await OfferStepsAsync(db, claim, ct),
                .. await ClaimStepsAsync(db, claim, payouts, ct),
                .. await DisclosureStepsAsync(db, payouts, ct),
            ]
        );
    }

    /// <summary>The batches from which the facts of the receipt come, the oldest first.</summary>
    private static async Task<IEnumerable<TrailStep>> DeliveriesAsync(PolicyMarketDb db, DeterminationRecordView receipt, CancellationToken ct)
    {
        var facts = receipt.Facts.Where(fact => fact.Batch is not null).CountBy(fact => fact.Batch ?? 0).ToDictionary();
        var batches = await db
            .ImportBatches.AsNoTracking()
            .Where(batch => facts.Keys.Contains(batch.Id))
            .OrderBy(batch => batch.ImportedAt)
            .ToListAsync(ct);
        return batches.Select(batch => new TrailStep(
            TrailStage.Facts,
            BusinessClock.DateOf(batch.ImportedAt),
            batch.ImportedAt,
            TrailWording.Delivered(batch.Source),
            batch.ImportedBy,
            TrailWording.Delivery(batch.Id, batch.FileName, batch.AsOf, facts[batch.Id])
        ));
    }

    private static async Task<IEnumerable<TrailStep>> OfferStepsAsync(PolicyMarketDb db, ClaimRow claim, CancellationToken ct)
    {
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(review => review.OfferId == claim.OfferId)
            .OrderBy(review => review.Step)
            .Select(review => new
            {
                review.At,
                review.Decision,
                review.Reason,
                Who = db.Set<Person>().Where(person => person.Id == review.PersonId).Select(person => person.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return
        [
            Step(TrailStage.Offer, claim.OfferedAt, TrailWording.OfferMade, TrailWording.NightJob, TrailWording.CheckBefore(claim.CheckDue)),
            .. reviews.Select(review =>
                Step(TrailStage.Offer, review.At, TrailWording.Of(review.Decision), review.Who ?? TrailWording.System, review.Reason)
            ),
            .. claim.PushedAt is { } at ? [Step(TrailStage.Offer, at, TrailWording.Pushed, TrailWording.System, note: null)] : Array.Empty<TrailStep>(),
        ];
    }

    /// <summary>
    /// The claim's own timeline: confirmation, reservation, batch, second signature, answers of the bank. The batch page stands at its last
    /// step.
    /// </summary>
    private static async Task<IEnumerable<TrailStep>> ClaimStepsAsync(PolicyMarketDb db, ClaimRow claim, List<Payout> payouts, CancellationToken ct)
    {
        var events = await db.ClaimEvents.AsNoTracking().Where(one => one.ClaimId == claim.Id).OrderBy(one => one.Sequence).ToListAsync(ct);
        var batch = payouts.FindLast(payout => payout.BatchId is not null)?.BatchId;
        var steps = events.Select((one, at) => Step(StageOf(one, isFirst: at == 0), one.At, one.Title, one.Actor, one.Note)).ToList();
        var last = steps.FindLastIndex(step => step.Stage == TrailStage.Payout);
        return steps.Select((step, at) => at == last ? step with { BatchId = batch } : step);
    }

    private static TrailStage StageOf(ClaimEvent one, bool isFirst) =>
        isFirst ? TrailStage.Claim
        : one.Actor == PayoutWording.Bank ? TrailStage.Bank
        : TrailStage.Payout;

    private static async Task<IEnumerable<TrailStep>> DisclosureStepsAsync(PolicyMarketDb db, List<Payout> payouts, CancellationToken ct)
    {
        long[] ids = [.. payouts.Select(payout => payout.Id)];
        var records = await db
            .DisclosureRecords.AsNoTracking()
            .Where(record => ids.Contains(record.PayoutId))
            .OrderBy(record => record.Id)
            .ToListAsync(ct);
        return records.Select(record => new TrailStep(
            TrailStage.Disclosure,
            record.PaidOn,
            At: null,
            TrailWording.Published,
            TrailWording.System,
            TrailWording.PublishedAs(record.ItemTitle)
        ));
    }

    private static TrailStep Step(TrailStage stage, DateTime at, string title, string who, string? note) =>
        new(stage, BusinessClock.DateOf(at), at, title, who, note);

    private sealed record ClaimRow(
        long Id,
        string Number,
        long OfferId,
        string FirmName,
        string CreditCode,
        string Title,
        string ItemCode,
        string Department,
        long AmountFen,
        ClaimState State,
        string ReceiptJson,
        long RunId,
        DateTime OfferedAt,
        DateOnly CheckDue,
        DateTime? PushedAt
    );
}
