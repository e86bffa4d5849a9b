using System.Globalization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Renews, refreshes, withdraws and ends open offers with their audit events, inside the transaction of the run, job or confirmation that finds the
/// reason. A firm that has been told of an offer is told of its end, too. The firm of an offer is loaded.
/// </summary>
public sealed class OfferUpkeep(NoticeBoard notices, AuditTrail audit, WorkingDays calendar, MatchingOptions options, BusinessClock clock)
{
    /// <summary>Withdraws an open offer for a reason in words.</summary>
    internal void Withdraw(PolicyMarketDb db, Actor actor, Offer offer, string title, long runId, string reason)
    {
        var wasPushed = offer.State == OfferState.Pushed;
        offer.Withdraw(runId, reason);
        audit.Add(db, actor, AuditAction.OfferWithdraw, Subject(offer), reason);
        if (wasPushed)
        {
            Tell(db, offer, "withdrawn", OfferWording.AmountWithdrawn(WorkText.Yuan(offer.AmountFen), title), OfferWording.WithdrawnWhy(reason));
        }
    }

    /// <summary>Ends an open offer whose last day has passed.</summary>
    internal void Expire(PolicyMarketDb db, Actor actor, Offer offer, string title)
    {
        var wasPushed = offer.State == OfferState.Pushed;
        var reason = OfferWording.LastDayUnconfirmed(offer.LastDay);
        offer.Expire(reason);
        audit.Add(db, actor, AuditAction.OfferExpire, Subject(offer), reason);
        if (wasPushed)
        {
            Tell(db, offer, "expired", OfferWording.OfferExpired(title), OfferWording.ConfirmationEnded(WorkText.Yuan(offer.AmountFen), offer.LastDay));
        }
    }

    /// <summary>Gives an offer, open or taken back, another amount or other grounds: back to the check, or approved when the item needs none.</summary>
    internal void Renew(PolicyMarketDb db, Actor actor, Offer offer, string title, OfferRenewal renewal)
    {
        var (before, fen) = (offer.State, offer.AmountFen);
        var state = renewal.NeedsCheck ? OfferState.AwaitingCheck : OfferState.Approved;
        var due = before is OfferState.AwaitingCheck or OfferState.AwaitingRelease
            ? offer.CheckDue
            : calendar.Add(renewal.BusinessDate, options.CheckWorkdays);
        offer.Renew(renewal.RunId, renewal.AmountFen, renewal.ReceiptJson, state, due, clock.UtcNow);
        offer.LastDay = renewal.LastDay;
        audit.Add(db, actor, AuditAction.OfferRenew, Subject(offer), OfferWording.AmountRenewed(WorkText.Yuan(renewal.AmountFen)));
        if (before == OfferState.Pushed)
        {
            Tell(
                db,
                offer,
                "renewed",
                OfferWording.AmountRechecked(title),
                OfferWording.AmountChanged(
                    WorkText.Yuan(fen),
                    WorkText.Yuan(renewal.AmountFen),
                    renewal.NeedsCheck ? "部门核对后会再次通知" : "稍后按新的金额再次通知"
                )
            );
        }
    }

    /// <summary>Puts the receipt of today in the place of one that rests on older values; amount and state stay.</summary>
    internal void Refresh(PolicyMarketDb db, Actor actor, Offer offer, long runId, string receiptJson)
    {
        offer.Refresh(runId, receiptJson);
        audit.Add(db, actor, AuditAction.OfferRefresh, Subject(offer), OfferWording.AmountUnchanged(WorkText.Yuan(offer.AmountFen)));
    }

    private void Tell(PolicyMarketDb db, Offer offer, string what, string title, string body)
    {
        var firm = offer.Firm ?? throw new InvalidOperationException($"Offer {offer.Id} was loaded without its firm.");
        notices.Add(db, firm, $"offer:{offer.Id}:{what}:{offer.Revision}", title, body, Subject(offer));
    }

    private static string Subject(Offer offer) => string.Create(CultureInfo.InvariantCulture, $"offer:{offer.Id}");
}
