using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>The firm does not want the money of an offer, and may change its mind for ten working days. No money moves: none has been reserved.</summary>
public sealed class OfferDeclining(
    Recorder recorder,
    OfferTerms terms,
    HeldItems held,
    NoticeBoard notices,
    AuditTrail audit,
    WorkingDays calendar,
    BusinessClock clock
)
{
    /// <summary>Working days after the day of the answer.</summary>
    private const int TakeBackWorkdays = 10;

    /// <summary>
    /// The last day, inclusive, on which a declined offer can be taken back: after ten working days or with the offer itself, whichever is first.
    /// </summary>
    public static DateOnly LastDayToTakeBack(DateTime declinedAt, DateOnly offerLastDay, WorkingDays calendar)
    {
        var last = calendar.Add(BusinessClock.DateOf(declinedAt), TakeBackWorkdays);
        return last < offerLastDay ? last : offerLastDay;
    }

    /// <summary>Declines a pushed offer of the person's own firm. The reason is optional; again changes nothing.</summary>
    public Task<Result<long>> DeclineAsync(PersonId personId, long offerId, string? reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (own, why) = await OwnOffers.LoadAsync(db, personId, offerId, ct);
                if (own is not var (actor, offer))
                {
                    return WorkText.Refuse<long>(why);
                }

                if (offer.State == OfferState.Declined)
                {
                    return Result.Ok(offer.Id);
                }

                var text = (string?)null;
                if (!string.IsNullOrWhiteSpace(reason))
                {
                    (text, var badText) = WorkText.Read(reason, ClaimFilingWording.DeclineReason, WorkText.ReasonLength);
                    if (text is null)
                    {
                        return WorkText.Refuse<long>(badText);
                    }
                }

                if (OwnOffers.DemandPushed(offer) is { } obstacle)
                {
                    return WorkText.Refuse<long>(obstacle);
                }

                offer.Answer(OfferState.Declined, clock.UtcNow, text);
                audit.Add(db, actor, AuditAction.OfferDecline, $"offer:{offer.Id}", text ?? "");
                var last = LastDayToTakeBack(clock.UtcNow, offer.LastDay, calendar);
                Tell(db, offer, "declined", ClaimFilingWording.DeclinedTitle, ClaimFilingWording.DeclinedBody(WorkText.Yuan(offer.AmountFen), last));
                return Result.Ok(offer.Id);
            },
            ct
        );

    /// <summary>
    /// Takes back that the person's own firm declined: the offer can be confirmed again, and runs look after it again. Refused after the last day, when the
    /// item has ended or has another version, and when something else has been claimed in its place. An offer that waits for an answer stays as it is.
    /// </summary>
    public Task<Result<long>> TakeBackAsync(PersonId personId, long offerId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (own, why) = await OwnOffers.LoadAsync(db, personId, offerId, ct);
                if (own is not var (actor, offer))
                {
                    return WorkText.Refuse<long>(why);
                }

                if (offer.State == OfferState.Pushed)
                {
                    return Result.Ok(offer.Id);
                }

                if (await FindObstacleAsync(db, offer, ct) is { } obstacle)
                {
                    return WorkText.Refuse<long>(obstacle);
                }

                offer.TakeBackAnswer(clock.UtcNow);
                audit.Add(db, actor, AuditAction.OfferTakeBack, $"offer:{offer.Id}", WorkText.Yuan(offer.AmountFen));
                Tell(
                    db,
                    offer,
                    "taken-back",
                    ClaimFilingWording.TakenBackTitle,
                    ClaimFilingWording.TakenBackBody(WorkText.Yuan(offer.AmountFen), offer.LastDay)
                );
                return Result.Ok(offer.Id);
            },
            ct
        );

    private async Task<Diagnostic?> FindObstacleAsync(PolicyMarketDb db, Offer offer, CancellationToken ct)
    {
        if (offer is not { State: OfferState.Declined, AnsweredAt: { } declinedAt })
        {
            return WorkText.Moved(ClaimFilingWording.NotDeclined(OfferMoves.Say(offer.State)));
        }

        var last = LastDayToTakeBack(declinedAt, offer.LastDay, calendar);
        if (last < clock.Today)
        {
            return new Diagnostic(DataDiagnostics.OfferEnded, ClaimFilingWording.TakeBackOver(last));
        }

        var title = offer.ItemVersion?.Title ?? throw new InvalidOperationException($"Offer {offer.Id} was loaded without its item version.");
        if (!(await terms.ReadAsync(db, [offer.ItemId], ct)).TryGetValue(offer.ItemId, out var item))
        {
            return OfferSelection.RuleDamaged(title);
        }

        if (OfferSelection.WhyClosed(offer, item, clock.Today) is { } closed)
        {
            return new Diagnostic(DataDiagnostics.OfferEnded, ClaimFilingWording.CannotTakeBack(closed));
        }

        if (item.VersionId != offer.ItemVersionId)
        {
            return new Diagnostic(DataDiagnostics.OfferEnded, ClaimFilingWording.CannotTakeBack(OfferReasons.NewVersion));
        }

        return await OwnOffers.FindRivalAsync(db, offer, clock.Today, ct)
            ?? await held.DemandFreeAsync(db, [offer.ItemId], ClaimFilingWording.TakeBack, ct);
    }

    private void Tell(PolicyMarketDb db, Offer offer, string what, Func<string, string> title, string body)
    {
        if (offer is not { Firm: { } firm, ItemVersion: { } version })
        {
            throw new InvalidOperationException($"Offer {offer.Id} was loaded without its firm or item version.");
        }

        notices.Add(db, firm, $"offer:{offer.Id}:{what}:{offer.Revision}", title(version.Title), body, $"offer:{offer.Id}");
    }
}
