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
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Matching;

/// <summary>Writes the offers of some firms, inside the chunk's transaction: made, renewed, taken back, each with its receipt.</summary>
internal sealed class OfferWriting(Explainer explainer, ReceiptMaker receipts, BusinessClock clock, AuditTrail audit, WorkingDays calendar, MatchingOptions options)
{
    private static readonly Actor Run = Actor.System("夜间匹配");

    public async Task WriteAsync(
        PolicyMarketDb db,
        MatchingRun run,
        IReadOnlyList<FirmOffers> firms,
        IReadOnlyDictionary<long, FirmDossier> dossiers,
        List<Offer> offers,
        OfferBook book,
        CancellationToken ct)
    {
        var byId = offers.ToDictionary(offer => offer.Id);
        var fresh = new List<Offer>();
        var renewed = new List<(Offer Offer, bool WasApproved)>();
        foreach (var firm in firms)
        {
            foreach (var candidate in firm.Kept)
            {
                var offer = book.Find(firm.FirmId, candidate.Item.VersionId, candidate.Period) is { } line ? byId[line.Id] : null;
                Keep(db, run, dossiers[firm.FirmId], candidate, offer, fresh, renewed);
            }

            WithdrawRest(run, firm, book, byId, db);
        }

        if (fresh.Count + renewed.Count > 0)
        {
            // The reviews of new offers need their ids; the transaction is still one.
            await db.SaveChangesAsync(ct);
            await AddReviewsAsync(db, fresh, renewed, ct);
        }
    }

    private void Keep(
        PolicyMarketDb db, MatchingRun run, FirmDossier firm, OfferCandidate candidate, Offer? offer, List<Offer> fresh, List<(Offer Offer, bool WasApproved)> renewed)
    {
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
            offer = NewOffer(run, firm, candidate, receipt, state, due, now);
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
            offer.MoveTo(candidate.DepartmentId);
            offer.Renew(run.Id, candidate.AmountFen, receipt, state, wasOpen && !wasApproved ? offer.CheckDue : due, now);
            audit.Add(db, Run, "offer.renew", Subject(offer), $"数据有变化，金额 {Money(candidate.AmountFen)} 元");
            renewed.Add((offer, wasApproved));
            if (wasOpen)
            {
                return;
            }
        }

        run.OffersMade++;
        run.OffersFen += candidate.AmountFen;
    }

    private static Offer NewOffer(MatchingRun run, FirmDossier firm, OfferCandidate candidate, string receipt, OfferState state, DateOnly due, DateTime now) => new()
    {
        FirmId = firm.Id,
        ItemId = candidate.Item.ItemId,
        ItemVersionId = candidate.Item.VersionId,
        Period = candidate.Period,
        DepartmentId = candidate.DepartmentId,
        AmountFen = candidate.AmountFen,
        RunId = run.Id,
        State = state,
        CheckDue = due,
        ReceiptJson = receipt,
        CreatedAt = now,
        CheckedAt = state == OfferState.Approved ? now : null,
    };

    private string ReceiptOf(MatchingRun run, FirmDossier firm, OfferCandidate candidate)
    {
        if (!candidate.Item.Rule.IsPaidOut)
        {
            throw new InvalidOperationException($"{candidate.Item.Rule.Id} is no award, so it makes no offer.");
        }

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

    private void WithdrawRest(MatchingRun run, FirmOffers firm, OfferBook book, Dictionary<long, Offer> byId, PolicyMarketDb db)
    {
        foreach (var line in book.OpenOffersOf(firm.FirmId).Where(line => !OfferMaking.IsKept(line, firm.Kept)))
        {
            var offer = byId[line.Id];
            var group = book.GroupOf(offer.ItemVersionId);
            var reason = firm.Kept.Any(c => c.Item.ItemId == offer.ItemId)
                ? "事项已有新版本，按新版本另行核对"
                : group is not null && firm.Kept.Any(c => c.Item.Rule.ExclusiveGroup == group)
                    ? "同组事项中另有金额更高的一项（就高不重复）"
                    : "按最新数据不再符合条件，或已另行兑现";
            offer.Withdraw(run.Id, reason);
            audit.Add(db, Run, "offer.withdraw", Subject(offer), reason);
            run.OffersWithdrawn++;
        }
    }

    private async Task AddReviewsAsync(PolicyMarketDb db, List<Offer> fresh, List<(Offer Offer, bool WasApproved)> renewed, CancellationToken ct)
    {
        long[] known = [.. renewed.Select(r => r.Offer.Id)];
        var steps = await db.Reviews.AsNoTracking()
            .Where(r => known.Contains(r.OfferId))
            .GroupBy(r => r.OfferId)
            .Select(rows => new { OfferId = rows.Key, Last = rows.Max(row => row.Step) })
            .ToDictionaryAsync(row => row.OfferId, row => row.Last, ct);
        foreach (var (offer, wasApproved) in renewed)
        {
            if (wasApproved)
            {
                Add(offer, ReviewDecision.Undone, "数据有变化，金额重新计算");
            }
        }

        foreach (var offer in fresh.Concat(renewed.Select(r => r.Offer)).Where(o => o.State == OfferState.Approved))
        {
            Add(offer, ReviewDecision.PassedByRule, "本事项免核对，按规则通过");
        }

        void Add(Offer offer, ReviewDecision decision, string reason) => db.Reviews.Add(new Review
        {
            OfferId = offer.Id,
            Step = steps[offer.Id] = steps.GetValueOrDefault(offer.Id) + 1,
            Decision = decision,
            Reason = reason,
            At = clock.UtcNow,
        });
    }

    private static string Subject(Offer offer) => string.Create(CultureInfo.InvariantCulture, $"offer:{offer.Id}");

    private static string Money(long fen) => new Money(fen).ToString();
}
