using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Offers;

/// <summary>The offers that an officer has ticked: all there, all of the officer's own department, or none at all.</summary>
internal static class OfferSelection
{
    public static async Task<Result<SelectedOffers>> LoadAsync(
        PolicyMarketDb db,
        PersonId personId,
        IReadOnlyCollection<long> offerIds,
        CancellationToken ct
    )
    {
        var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        if (actor is null)
        {
            return WorkText.Refuse<SelectedOffers>(notAllowed);
        }

        var (ids, badChoice) = WorkText.Chosen(offerIds);
        if (ids is null)
        {
            return WorkText.Refuse<SelectedOffers>(badChoice);
        }

        var offers = await db.Offers.Include(o => o.Firm).Include(o => o.ItemVersion).Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(ct);
        if (offers.Count != ids.Length)
        {
            return WorkText.Refuse<SelectedOffers>(WorkText.NotFound(OfferWording.ChosenOffers(ids.Length - offers.Count)));
        }

        var foreign = offers.Count(o => o.DepartmentId != actor.DepartmentId);
        if (foreign > 0)
        {
            return WorkText.Refuse<SelectedOffers>(WorkText.NotYours(OfferWording.OutsideDepartment(foreign)));
        }

        var territory = await db.Departments.AsNoTracking().Where(d => d.Id == actor.DepartmentId).Select(d => d.Region).SingleOrDefaultAsync(ct);
        var outside = offers.Where(o => !Jurisdiction.Covers(territory, o.Firm?.Region)).ToList();
        return outside.Count > 0
            ? WorkText.Refuse<SelectedOffers>(
                WorkText.NotYours(OfferWording.OutsideTerritory(outside.Count, RegionTree.FullName(territory), outside[0].Firm?.Name))
            )
            : Result.Ok(new SelectedOffers(actor, offers));
    }

    /// <summary>Null when every offer can still be confirmed on the day; otherwise how many cannot, and why the first of them.</summary>
    public static async Task<Diagnostic?> DemandOpenAsync(
        PolicyMarketDb db,
        OfferTerms terms,
        IReadOnlyCollection<Offer> offers,
        DateOnly today,
        string verb,
        CancellationToken ct
    )
    {
        var byItem = await terms.ReadAsync(db, [.. offers.Select(o => o.ItemId).Distinct()], ct);
        if (offers.FirstOrDefault(o => !byItem.ContainsKey(o.ItemId)) is { } damaged)
        {
            return RuleDamaged(damaged.ItemVersion?.Title ?? "");
        }

        var closed = offers.Select(o => (Offer: o, Why: WhyClosed(o, byItem[o.ItemId], today))).Where(o => o.Why is not null).ToList();
        return closed.Count == 0
            ? null
            : new Diagnostic(
                DataDiagnostics.OfferEnded,
                OfferWording.ChosenClosed(offers.Count, closed.Count, verb, closed[0].Offer.Firm?.Name, closed[0].Why)
            );
    }

    /// <summary>The stored rule of the item cannot be read.</summary>
    public static Diagnostic RuleDamaged(string title) => new(DataDiagnostics.RuleDamaged, OfferWording.RuleDamaged(title));

    /// <summary>Why an offer cannot be confirmed on a day; null: it can.</summary>
    public static string? WhyClosed(Offer offer, ItemTerms terms, DateOnly today) =>
        terms.WhyClosed(today) ?? (offer.LastDay < today ? OfferWording.LastDayPassed(offer.LastDay) : null);

    /// <summary>
    /// Null when every offer may make the move by an officer's hand (what a run took back comes back by a run alone); otherwise how many may not, and in what
    /// state the first of them is.
    /// </summary>
    public static Diagnostic? DemandMove(IReadOnlyCollection<Offer> offers, OfferState to, string verb)
    {
        var stuck = offers.Where(o => !OfferMoves.ByOfficer.Allows(o.State, to)).ToList();
        return stuck.Count == 0
            ? null
            : WorkText.Moved(OfferWording.ChosenStuck(offers.Count, stuck.Count, verb, stuck[0].Firm?.Name, OfferMoves.Say(stuck[0].State)));
    }
}

/// <summary>Offers that an officer may handle.</summary>
internal sealed record SelectedOffers(Actor Actor, List<Offer> Offers);
