using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>The firm's one click: claim with its frozen receipt, payout and reserved money, all or nothing. A second click finds the first claim.</summary>
public sealed class ClaimFiling(
    Recorder recorder,
    ConfirmationCheck check,
    IRecordCheck records,
    ICommitment commitment,
    ClaimTimeline timeline,
    AuditTrail audit,
    ClaimOptions options,
    HeldItems held,
    BusinessClock clock
)
{
    private const int NumberWidth = 6;

    /// <summary>
    /// Confirms a pushed offer of the person's own firm, determined again on the facts of today. One that does not stand any more is refused, and what the
    /// refusal says of the offer (withdrawn, renewed, ended) is stored.
    /// </summary>
    public async Task<Result<ClaimFiled>> ConfirmAsync(PersonId personId, long offerId, long bankAccountId, CancellationToken ct)
    {
        var answer = await recorder.WriteAsync(db => ConfirmAsync(db, personId, offerId, bankAccountId, ct), ct);
        return answer.Value ?? Result.Fail<ClaimFiled>(answer.Diagnostics);
    }

    /// <summary>A claim, or a refusal; a refusal inside a success has changed the offer, and that change is stored.</summary>
    private async Task<Result<Result<ClaimFiled>>> ConfirmAsync(
        PolicyMarketDb db,
        PersonId personId,
        long offerId,
        long bankAccountId,
        CancellationToken ct
    )
    {
        var (pushed, why) = await OwnOffers.LoadAsync(db, personId, offerId, ct);
        if (pushed is not var (actor, offer))
        {
            return WorkText.Refuse<Result<ClaimFiled>>(why);
        }

        var before = await db.Claims.AsNoTracking().Where(c => c.OfferId == offerId).Select(c => new { c.Id, c.Number }).SingleOrDefaultAsync(ct);
        if (before is not null)
        {
            return Result.Ok(Result.Ok(new ClaimFiled(before.Id, before.Number, WasThereBefore: true)));
        }

        var obstacle =
            PaidOut.Demand(offer.ItemVersion)
            ?? OwnOffers.DemandPushed(offer)
            ?? OfferDeterminationRecord.Demand([offer], ClaimFilingWording.Confirm)
            ?? await OwnOffers.FindRivalAsync(db, offer, clock.Today, ct)
            ?? await held.DemandFreeAsync(db, [offer.ItemId], ClaimFilingWording.Confirm, ct);
        if (obstacle is not null)
        {
            return WorkText.Refuse<Result<ClaimFiled>>(obstacle);
        }

        var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == bankAccountId && a.FirmId == offer.FirmId, ct);
        if (account is null)
        {
            return Result.Fail<Result<ClaimFiled>>(DataDiagnostics.AccountNotYours, ClaimFilingWording.AccountNotYours);
        }

        if (await records.OfGroundsAsync(db, account.Id, offer.ItemVersionId, ct) is { Count: > 0 } damage)
        {
            return Result.Fail<Result<ClaimFiled>>(damage);
        }

        var receipt = await check.CheckAsync(db, actor, offer, ct);
        if (!receipt.Succeeded)
        {
            return Result.Ok(Result.Fail<ClaimFiled>(receipt.Diagnostics));
        }

        var (fund, noFund) = await FundCommitment.DemandAsync(db, offer.ItemVersion?.Item?.FundId, offer.AmountFen, clock.Today, ct);
        return fund is null
            ? WorkText.Refuse<Result<ClaimFiled>>(noFund)
            : Result.Ok(Result.Ok(await FileAsync(db, new(actor, offer, account, fund, receipt.Value), ct)));
    }

    private async Task<ClaimFiled> FileAsync(PolicyMarketDb db, Filing filing, CancellationToken ct)
    {
        var (actor, offer, account, fund, receipt) = filing;
        var claim = new Claim
        {
            Number = await DayNumber.NextAsync(db.Claims.Select(c => c.Number), options.NumberPrefix, clock.Today, NumberWidth, ct),
            FirmId = offer.FirmId,
            ItemId = offer.ItemId,
            ItemVersionId = offer.ItemVersionId,
            Period = offer.Period,
            OfferId = offer.Id,
            AmountFen = offer.AmountFen,
            State = ClaimState.Confirmed,
            BankAccountId = account.Id,
            ConfirmedByPersonId = actor.PersonId ?? throw new InvalidOperationException("A claim is confirmed by a person."),
            ConfirmedAt = clock.UtcNow,
            ReceiptJson = receipt,
            ReceiptHash = DeterminationRecordMaker.HashOf(receipt),
        };
        db.Claims.Add(claim);
        offer.ReceiptJson = receipt;
        offer.Answer(OfferState.Confirmed, clock.UtcNow, reason: null);
        await db.SaveChangesAsync(ct);
        await commitment.CommitAsync(db, claim, fund, account, actor, ct);
        await timeline.AddAsync(
            db,
            [claim],
            actor,
            _ => (ClaimFilingWording.FirmConfirmed, ClaimFilingWording.PayeeAccount(account.BankName, account.MaskedNumber)),
            ct
        );
        await timeline.AddAsync(
            db,
            [claim],
            Actor.System(ClaimFilingWording.TheSystem),
            _ => (ClaimFilingWording.FundsReserved, ClaimFilingWording.ReservedFromFund(fund.Name, WorkText.Yuan(claim.AmountFen))),
            ct
        );
        if (!account.IsVerified)
        {
            await timeline.AddAsync(
                db,
                [claim],
                Actor.System(ClaimFilingWording.TheSystem),
                _ => (ClaimFilingWording.AwaitingAccountVerification, ClaimFilingWording.VerificationBeforeBatch),
                ct
            );
        }

        audit.Add(db, actor, AuditAction.ClaimConfirm, $"claim:{claim.Id}", $"{claim.Number} {WorkText.Yuan(claim.AmountFen)}");
        return new ClaimFiled(claim.Id, claim.Number, WasThereBefore: false);
    }

    private sealed record Filing(Actor Actor, Offer Offer, BankAccount Account, Fund Fund, string ReceiptJson);
}
