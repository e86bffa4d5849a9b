using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>
/// Determines a pushed offer again before it is confirmed: by the terms of its item and the facts of today. An offer that does not stand is ended, withdrawn
/// or renewed in the same transaction, and the firm reads in words what differs; an amount that is out of date is never paid.
/// </summary>
public sealed class ConfirmationCheck(
    OfferTerms terms,
    OfferReexamination reexamination,
    OfferDifference differences,
    OfferUpkeep upkeep,
    ReviewLog reviews,
    BusinessClock clock
)
{
    /// <summary>The receipt to confirm with, or why it cannot be confirmed; what was changed in the second case is to be committed.</summary>
    internal async Task<Result<string>> CheckAsync(PolicyMarketDb db, Actor actor, Offer offer, CancellationToken ct)
    {
        var title = offer.ItemVersion?.Title ?? throw new InvalidOperationException($"Offer {offer.Id} was loaded without its item version.");
        if (!(await terms.ReadAsync(db, [offer.ItemId], ct)).TryGetValue(offer.ItemId, out var item))
        {
            return Result.Fail<string>(OfferSelection.RuleDamaged(title));
        }

        if (OfferSelection.WhyClosed(offer, item, clock.Today) is { } closed)
        {
            return Result.Fail<string>(End(db, actor, offer, title, closed));
        }

        if (
            item.VersionId != offer.ItemVersionId
            && EntitlementPeriod.AllOn(clock.Today).Contains(EntitlementPeriod.BaseOf(offer.Period), StringComparer.Ordinal)
        )
        {
            return Result.Fail<string>(Withdraw(db, actor, offer, title, OfferReasons.NewVersion));
        }

        OfferDetermination today;
        try
        {
            today =
                await reexamination.DetermineAsync(db, offer.FirmId, offer.ItemVersionId, offer.Period, clock.Today, offer.RunId, ct)
                ?? throw new InvalidOperationException($"Offer {offer.Id} is of a firm that does not exist.");
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return Result.Fail<string>(
                new Diagnostic(
                    DataDiagnostics.FirmDataDamaged,
                    ClaimFilingWording.CannotRecheckNow(SheetDamageWording.ForFirm(damage.DamagesOf<SheetDamage>()))
                )
            );
        }
        catch (DamagedRecordException damage) when (damage.IsOf<RuleDamage>())
        {
            return Result.Fail<string>(OfferSelection.RuleDamaged(title));
        }

        return today.PayableFen == offer.AmountFen
            ? Result.Ok(DeterminationRecordMaker.HaveSameGrounds(offer.ReceiptJson, today.ReceiptJson) ? offer.ReceiptJson : today.ReceiptJson)
            : Result.Fail<string>(await RefuseAsync(db, actor, offer, title, today, item, ct));
    }

    private Diagnostic End(PolicyMarketDb db, Actor actor, Offer offer, string title, string closed)
    {
        if (offer.LastDay < clock.Today)
        {
            upkeep.Expire(db, actor, offer, title);
        }
        else
        {
            upkeep.Withdraw(db, actor, offer, title, offer.RunId, closed);
        }

        return new Diagnostic(DataDiagnostics.OfferEnded, ClaimFilingWording.NoLongerConfirmable(closed));
    }

    private Diagnostic Withdraw(PolicyMarketDb db, Actor actor, Offer offer, string title, string reason)
    {
        upkeep.Withdraw(db, actor, offer, title, offer.RunId, reason);
        return new Diagnostic(DataDiagnostics.OfferGroundsMoved, ClaimFilingWording.OfferWithdrawn(reason));
    }

    private async Task<Diagnostic> RefuseAsync(
        PolicyMarketDb db,
        Actor actor,
        Offer offer,
        string title,
        OfferDetermination today,
        ItemTerms item,
        CancellationToken ct
    )
    {
        var difference = differences.Say(offer.ReceiptJson, today.ReceiptJson);
        var offered = offer.AmountFen;
        if (today.PayableFen is not { } fen)
        {
            upkeep.Withdraw(db, actor, offer, title, offer.RunId, difference);
            return new Diagnostic(DataDiagnostics.OfferGroundsMoved, ClaimFilingWording.OfferNoLongerHolds(WorkText.Yuan(offered), difference));
        }

        upkeep.Renew(db, actor, offer, title, new OfferRenewal(offer.RunId, clock.Today, fen, today.ReceiptJson, item.NeedsPreCheck, offer.LastDay));
        await reviews.AddAsync(db, [offer.Id], ReviewDecision.Undone, personId: null, ClaimFilingWording.AmountRecalculated, ct);
        if (!item.NeedsPreCheck)
        {
            await db.SaveChangesAsync(ct);
            await reviews.AddAsync(db, [offer.Id], ReviewDecision.PassedByRule, personId: null, ClaimFilingWording.PassedByRule, ct);
        }

        return new Diagnostic(
            DataDiagnostics.OfferGroundsMoved,
            ClaimFilingWording.AmountChanged(
                WorkText.Yuan(offered),
                WorkText.Yuan(fen),
                difference,
                item.NeedsPreCheck ? "部门核对新的金额后会再次通知" : "稍后按新的金额再次通知"
            )
        );
    }
}
