using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// The limit of one officer: no approval above it, and of one item no more on one business day, because a list above the limit could be approved in parts.
/// Offers that a second officer released count for neither of the two.
/// </summary>
public sealed class AloneLimit
{
    /// <summary>States of an offer that was approved and not taken back.</summary>
    private static readonly OfferState[] Approved =
    [
        OfferState.Approved,
        OfferState.Pushed,
        OfferState.Confirmed,
        OfferState.Declined,
        OfferState.Withdrawn,
        OfferState.Expired,
    ];

    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly IReleasedApprovals released;
    private readonly OfferOptions options;
    private readonly BusinessClock clock;

    internal AloneLimit(IDbContextFactory<PolicyMarketDb> factory, IReleasedApprovals released, OfferOptions options, BusinessClock clock) =>
        (this.factory, this.released, this.options, this.clock) = (factory, released, options, clock);

    /// <summary>The limit of one approval, and of one item on one day; fen, inclusive.</summary>
    public long Fen => options.AloneFen;

    /// <summary>Whether a second officer has to release these offers of the officer.</summary>
    public async Task<bool> IsAboveAsync(PersonId personId, IReadOnlyCollection<(long ItemId, long Fen)> chosen, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await FindAboveAsync(db, personId, chosen, ct) is not null;
    }

    /// <summary>The refusal of an approval by one officer; null: the officer may.</summary>
    internal async Task<Diagnostic?> DemandAsync(PolicyMarketDb db, PersonId personId, IReadOnlyCollection<Offer> offers, CancellationToken ct) =>
        await FindAboveAsync(db, personId, [.. offers.Select(o => (o.ItemId, o.AmountFen))], ct) switch
        {
            null => null,
            { UsedFen: 0 } sum => new Diagnostic(
                DataDiagnostics.BulkNeedsSecond,
                OfferWording.NeedsSecondOfficer(WorkText.Yuan(sum.ChosenFen), WorkText.Yuan(Fen))
            ),
            var sum => new Diagnostic(
                DataDiagnostics.BulkNeedsSecond,
                OfferWording.NeedsSecondOfficerToday(WorkText.Yuan(sum.ChosenFen), WorkText.Yuan(sum.UsedFen), WorkText.Yuan(Fen))
            ),
        };

    /// <summary>The first sum above the limit: of all that is chosen, or of one item with what the officer approved alone today. Null: none.</summary>
    private async Task<Sum?> FindAboveAsync(
        PolicyMarketDb db,
        PersonId personId,
        IReadOnlyCollection<(long ItemId, long Fen)> chosen,
        CancellationToken ct
    )
    {
        var total = chosen.Sum(one => one.Fen);
        if (total > Fen)
        {
            return new Sum(total, UsedFen: 0);
        }

        var byItem = chosen.GroupBy(one => one.ItemId).ToDictionary(ofItem => ofItem.Key, ofItem => ofItem.Sum(one => one.Fen));
        var used = await UsedAsync(db, personId, [.. byItem.Keys], ct);
        return used.Where(one => one.Value + byItem[one.Key] > Fen)
            .OrderBy(one => one.Key)
            .Select(one => new Sum(byItem[one.Key], one.Value))
            .FirstOrDefault();
    }

    private Task<Dictionary<long, long>> UsedAsync(PolicyMarketDb db, PersonId personId, long[] itemIds, CancellationToken ct)
    {
        var (from, officer) = (BusinessClock.StartOf(clock.Today), personId.Value);
        var approved = db
            .Offers.AsNoTracking()
            .Where(o => Approved.Contains(o.State) && o.CheckedAt >= from && o.CheckedByPersonId == officer && itemIds.Contains(o.ItemId));
        return released
            .Without(db, approved)
            .GroupBy(o => o.ItemId)
            .Select(ofItem => new { ItemId = ofItem.Key, Fen = ofItem.Sum(o => o.AmountFen) })
            .ToDictionaryAsync(one => one.ItemId, one => one.Fen, ct);
    }

    /// <summary>Sums in fen: what is chosen, and what the officer approved alone today of the same item.</summary>
    private sealed record Sum(long ChosenFen, long UsedFen);
}
