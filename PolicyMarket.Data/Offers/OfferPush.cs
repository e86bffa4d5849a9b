using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Hands approved offers to their firms: the inbox at once, SMS and e-mail through the outbox. An item without an open fund waits; what has ended is not
/// pushed.
/// </summary>
public sealed class OfferPush(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    OfferTerms terms,
    HeldItems heldItems,
    NoticeBoard notices,
    AuditTrail audit,
    OfferOptions options,
    BusinessClock clock,
    OfferMetrics metrics
)
{
    /// <summary>One transaction's share, so that people wait for the write lock for a moment only.</summary>
    private const int AtOnce = 200;

    /// <summary>One call's share; the next call goes on.</summary>
    private const int AtATime = 20_000;

    /// <summary>Pushes what the rule let pass, and what an officer approved longer ago than the time for taking back; returns how many.</summary>
    public async Task<int> PushDueAsync(CancellationToken ct)
    {
        var pushed = 0;
        foreach (var ids in (await DueAsync(ct)).Chunk(AtOnce))
        {
            var result = await recorder.WriteAsync<int>(
                async db =>
                {
                    var limit = Limit();
                    var offers = await db
                        .Offers.Include(o => o.Firm)
                        .Include(o => o.ItemVersion)
                        .Where(o => ids.Contains(o.Id) && o.State == OfferState.Approved && (o.CheckedByPersonId == null || o.CheckedAt <= limit))
                        .ToListAsync(ct);
                    var byItem = await terms.ReadAsync(db, [.. offers.Select(o => o.ItemId).Distinct()], ct);
                    var held = await heldItems.ReadAsync(db, ct);
                    var territories = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Region, ct);
                    offers.RemoveAll(o =>
                        held.Contains(o.ItemId)
                        || !byItem.TryGetValue(o.ItemId, out var item)
                        || OfferSelection.WhyClosed(o, item, clock.Today) is not null
                        || PaidOut.Demand(o.ItemVersion) is not null
                        || !OfferDeterminationRecord.IsIntact(o)
                        || !Jurisdiction.Covers(territories.GetValueOrDefault(o.DepartmentId), o.Firm?.Region)
                    );
                    Push(db, offers, Actor.System(OfferWording.PushJob));
                    return Result.Ok(offers.Count);
                },
                ct
            );
            metrics.CountPushed(result.Value);
            pushed += result.Value;
        }

        return pushed;
    }

    /// <summary>Pushes without waiting; what is pushed already stays as it is.</summary>
    public Task<Result<PreCheckDone>> PushNowAsync(PersonId personId, IReadOnlyCollection<long> offerIds, CancellationToken ct) =>
        recorder.WriteAsync<PreCheckDone>(
            async db =>
            {
                var (selected, why) = await OfferSelection.LoadAsync(db, personId, offerIds, ct);
                if (selected is not var (actor, offers))
                {
                    return WorkText.Refuse<PreCheckDone>(why);
                }

                var waiting = offers.Where(o => o.State != OfferState.Pushed).ToList();
                if (OfferSelection.DemandMove(waiting, OfferState.Pushed, OfferWording.Push) is { } stuck)
                {
                    return WorkText.Refuse<PreCheckDone>(stuck);
                }

                if (waiting.Select(o => PaidOut.Demand(o.ItemVersion)).FirstOrDefault(refusal => refusal is not null) is { } notPaid)
                {
                    return WorkText.Refuse<PreCheckDone>(notPaid);
                }

                if (await OfferSelection.DemandOpenAsync(db, terms, waiting, clock.Today, OfferWording.Push, ct) is { } ended)
                {
                    return WorkText.Refuse<PreCheckDone>(ended);
                }

                if (await heldItems.DemandFreeAsync(db, [.. waiting.Select(o => o.ItemId).Distinct()], OfferWording.Push, ct) is { } held)
                {
                    return WorkText.Refuse<PreCheckDone>(held);
                }

                if (OfferDeterminationRecord.Demand(waiting, OfferWording.Push) is { } damaged)
                {
                    return WorkText.Refuse<PreCheckDone>(damaged);
                }

                if (await WithoutFundAsync(db, waiting, ct) is { } title)
                {
                    return Result.Fail<PreCheckDone>(DataDiagnostics.FundNone, OfferWording.NoOpenFund(title));
                }

                Push(db, waiting, actor);
                return Result.Ok(PreCheckDone.Of(offers));
            },
            ct
        );

    private async Task<List<long>> DueAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (limit, today) = (Limit(), clock.Today);
        return await db
            .Offers.AsNoTracking()
            .Where(o => o.State == OfferState.Approved && o.LastDay >= today && (o.CheckedByPersonId == null || o.CheckedAt <= limit))
            .Where(o => !db.Set<ItemHold>().Any(h => h.ItemId == o.ItemId && h.EndedAt == null))
            .Join(db.PolicyItems, o => o.ItemId, i => i.Id, (o, i) => new { o.Id, i.FundId })
            .Where(o => db.Set<Fund>().Any(f => f.Id == o.FundId && f.IsOpen && f.LastDay >= today))
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .Take(AtATime)
            .ToListAsync(ct);
    }

    private DateTime Limit() => clock.UtcNow.AddSeconds(-options.UndoSeconds);

    private static async Task<string?> WithoutFundAsync(PolicyMarketDb db, List<Offer> offers, CancellationToken ct)
    {
        var items = offers.Select(o => o.ItemId).Distinct().ToArray();
        var funded = await db
            .PolicyItems.Where(i => items.Contains(i.Id) && db.Set<Fund>().Any(f => f.Id == i.FundId && f.IsOpen))
            .Select(i => i.Id)
            .ToListAsync(ct);
        return offers.Find(o => !funded.Contains(o.ItemId))?.ItemVersion?.Title;
    }

    private void Push(PolicyMarketDb db, List<Offer> offers, Actor actor)
    {
        foreach (var offer in offers)
        {
            if (offer is not { Firm: { } firm, ItemVersion: { } version })
            {
                throw new InvalidOperationException($"Offer {offer.Id} was loaded without its firm or item version.");
            }

            offer.Push(clock.UtcNow);
            notices.Add(
                db,
                firm,
                $"offer:{offer.Id}:pushed:{offer.Revision}",
                OfferWording.AmountAvailable(WorkText.Yuan(offer.AmountFen), version.Title),
                OfferWording.ConfirmBefore(offer.LastDay),
                $"offer:{offer.Id}"
            );
            audit.Add(db, actor, AuditAction.OfferPush, $"offer:{offer.Id}", WorkText.Yuan(offer.AmountFen));
        }
    }
}
