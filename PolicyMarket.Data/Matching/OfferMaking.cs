using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Matching;

/// <summary>Turns the matches of a chunk into offers, inside the chunk's transaction: 就高不重复, what was claimed already, what was taken back.</summary>
internal sealed class OfferMaking(Explainer explainer, ReceiptMaker receipts, BusinessClock clock, AuditTrail audit, WorkingDays calendar, MatchingOptions options)
{
    private static readonly Actor Run = Actor.System("夜间匹配");

    public async Task MakeAsync(
        PolicyMarketDb db,
        MatchingRun run,
        NightlyPlan plan,
        IReadOnlyList<FirmDossier> firms,
        ImmutableArray<ImmutableArray<PairDecision>> decisions,
        CancellationToken ct)
    {
        var book = await OfferBook.ReadAsync(db, run.BusinessDate, firms[0].Id, firms[^1].Id, ct);
        var fresh = new List<Offer>();
        var renewed = new List<Offer>();
        for (var i = 0; i < firms.Count; i++)
        {
            var kept = Best(run.BusinessDate, plan, firms[i].Id, decisions[i], book);
            foreach (var candidate in kept)
            {
                Keep(db, run, firms[i], candidate, book, fresh, renewed);
            }

            WithdrawRest(run, firms[i].Id, kept, book, db);
        }

        if (fresh.Count + renewed.Count > 0)
        {
            // The reviews of new offers need their ids; the transaction is still one.
            await db.SaveChangesAsync(ct);
            AddReviews(db, fresh, renewed, book);
        }
    }

    /// <summary>What a firm can be offered now: of one exclusive group and period the best, and nothing where a claim, an open answer or a refusal stands.</summary>
    private static ImmutableArray<OfferCandidate> Best(
        DateOnly asOf, NightlyPlan plan, long firmId, ImmutableArray<PairDecision> decisions, OfferBook book)
    {
        var candidates =
            from decision in decisions
            where decision is { Outcome: OutcomeKind.Eligible, PayableFen: > 0 }
            let item = plan.Items[decision.Item]
            where item.Rule.Mode == ClaimMode.ApplyFree && item.FundId is not null
            let candidate = new OfferCandidate(item, EntitlementPeriod.Of(item.Rule.Frequency, asOf), decision.PayableFen ?? 0)
            where !book.IsTaken(firmId, candidate)
            select candidate;
        return ExclusiveGroups.KeepBest(candidates, c => c.GroupKey, c => c.AmountFen, c => c.Item.Rule.Id);
    }

    private void Keep(
        PolicyMarketDb db, MatchingRun run, FirmDossier firm, OfferCandidate candidate, OfferBook book, List<Offer> fresh, List<Offer> renewed)
    {
        var offer = book.Find(firm.Id, candidate.Item.VersionId, candidate.Period);
        if (offer is { State: OfferState.Pushed } || (offer is { State: OfferState.Approved } && offer.AmountFen == candidate.AmountFen))
        {
            return;
        }

        var receipt = ReceiptOf(run, firm, candidate);
        var now = clock.UtcNow;
        var state = candidate.Item.NeedsPreCheck ? OfferState.AwaitingCheck : OfferState.Approved;
        var due = calendar.Add(run.BusinessDate, options.CheckWorkdays);
        if (offer is null)
        {
            offer = new Offer
            {
                FirmId = firm.Id,
                ItemId = candidate.Item.ItemId,
                ItemVersionId = candidate.Item.VersionId,
                Period = candidate.Period,
                DepartmentId = candidate.Item.DepartmentId,
                AmountFen = candidate.AmountFen,
                RunId = run.Id,
                State = state,
                CheckDue = due,
                ReceiptJson = receipt,
                CreatedAt = now,
                CheckedAt = state == OfferState.Approved ? now : null,
            };
            db.Offers.Add(offer);
            fresh.Add(offer);
        }
        else if (offer.State == OfferState.AwaitingCheck && state == OfferState.AwaitingCheck && ReceiptMaker.HaveSameGrounds(offer.ReceiptJson, receipt))
        {
            return;
        }
        else
        {
            var wasOpen = offer.IsOpenToRun;
            var wasApproved = offer.State == OfferState.Approved;
            offer.Renew(run.Id, candidate.AmountFen, receipt, state, wasOpen && !wasApproved ? offer.CheckDue : due, now);
            audit.Add(db, Run, "offer.renew", Subject(offer), $"数据有变化，金额 {Money(candidate.AmountFen)} 元");
            renewed.Add(offer);
            book.Remember(offer, wasApproved);
            if (wasOpen)
            {
                return;
            }
        }

        run.OffersMade++;
        run.OffersFen += candidate.AmountFen;
    }

    private string ReceiptOf(MatchingRun run, FirmDossier firm, OfferCandidate candidate)
    {
        var explanation = explainer.Explain(candidate.Item.Rule, firm.Facts);
        if (explanation.Outcome != OutcomeKind.Eligible || explanation.Payable?.Fen != candidate.AmountFen)
        {
            throw new InvalidOperationException(
                $"The matcher gives firm {firm.Id} {candidate.AmountFen} fen for {candidate.Item.Rule.Id}, the explainer {explanation.Outcome} {explanation.Payable?.Fen}.");
        }

        return receipts.Make(new ReceiptGrounds(
            run.BusinessDate, run.Id, firm.CreditCode, firm.Name, candidate.Item.Rule, candidate.Item.VersionNumber, candidate.Period,
            firm.Facts, firm.Sources, explanation));
    }

    private void WithdrawRest(MatchingRun run, long firmId, ImmutableArray<OfferCandidate> kept, OfferBook book, PolicyMarketDb db)
    {
        foreach (var offer in book.OpenOffersOf(firmId))
        {
            if (kept.Any(c => c.Item.VersionId == offer.ItemVersionId && c.Period == offer.Period))
            {
                continue;
            }

            var group = book.GroupOf(offer);
            var reason = kept.Any(c => c.Item.ItemId == offer.ItemId)
                ? "事项已有新版本，按新版本另行核对"
                : group is not null && kept.Any(c => c.Item.Rule.ExclusiveGroup == group)
                    ? "同组事项中另有金额更高的一项（就高不重复）"
                    : "按最新数据不再符合条件，或已另行兑现";
            offer.Withdraw(run.Id, reason);
            audit.Add(db, Run, "offer.withdraw", Subject(offer), reason);
            run.OffersWithdrawn++;
        }
    }

    private void AddReviews(PolicyMarketDb db, List<Offer> fresh, List<Offer> renewed, OfferBook book)
    {
        foreach (var offer in renewed.Where(book.WasApproved))
        {
            db.Reviews.Add(NewReview(offer, book, ReviewDecision.Undone, "数据有变化，金额重新计算"));
        }

        foreach (var offer in fresh.Concat(renewed).Where(o => o.State == OfferState.Approved))
        {
            db.Reviews.Add(NewReview(offer, book, ReviewDecision.PassedByRule, "本事项免核对，按规则通过"));
        }
    }

    private Review NewReview(Offer offer, OfferBook book, ReviewDecision decision, string reason) => new()
    {
        OfferId = offer.Id,
        Step = book.NextStep(offer.Id),
        Decision = decision,
        Reason = reason,
        At = clock.UtcNow,
    };

    private static string Subject(Offer offer) => string.Create(CultureInfo.InvariantCulture, $"offer:{offer.Id}");

    private static string Money(long fen) => new Money(fen).ToString();
}
