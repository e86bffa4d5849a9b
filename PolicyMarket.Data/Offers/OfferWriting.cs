using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Offers;

/// <summary>Writes the offers of some firms, inside the chunk's transaction: made, renewed, refreshed, taken back or ended, each with its receipt.</summary>
internal sealed class OfferWriting(
    Explainer explainer,
    DeterminationRecordMaker receipts,
    OfferReexamination reexamination,
    OfferDifference differences,
    OfferUpkeep upkeep,
    BusinessClock clock,
    WorkingDays calendar,
    MatchingOptions options
)
{
    private static readonly Actor Run = Actor.System(OfferWording.NightlyMatching);

    /// <summary>The offers of the firms, with their firms.</summary>
    public async Task WriteAsync(
        PolicyMarketDb db,
        MatchingRun run,
        NightlyPlan plan,
        IReadOnlyList<FirmOffers> firms,
        List<Offer> offers,
        OfferIndex index,
        CancellationToken ct
    )
    {
        long[] ids = [.. firms.Select(firm => firm.FirmId)];
        var block = new Block(
            db,
            run,
            plan.Items.ToDictionary(item => item.ItemId),
            index,
            offers.ToDictionary(offer => offer.Id),
            await TitlesAsync(db, offers, ct),
            [],
            []
        );
        var dossiers = await reexamination.DossiersAsync(db, ids, period: null, run.BusinessDate, ct);
        foreach (var firm in firms)
        {
            foreach (var candidate in firm.Kept)
            {
                var offer = index.Find(firm.FirmId, candidate.Item.VersionId, candidate.Period) is { } line ? block.Offers[line.Id] : null;
                Keep(block, dossiers[firm.FirmId], candidate, offer);
            }

            await WithdrawRestAsync(block, firm, dossiers[firm.FirmId], ct);
            foreach (var earlier in firm.Earlier)
            {
                await LookAtEarlierAsync(block, earlier, ct);
            }
        }

        if (block.Fresh.Count + block.Renewed.Count > 0)
        {
            // The reviews of new offers need their ids; the transaction is still one.
            await db.SaveChangesAsync(ct);
            await AddReviewsAsync(block, ct);
        }
    }

    private static async Task<Dictionary<long, string>> TitlesAsync(PolicyMarketDb db, List<Offer> offers, CancellationToken ct)
    {
        var versions = offers.Select(o => o.ItemVersionId).Distinct().ToList();
        return await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => versions.Contains(v.Id))
            .Select(v => new { v.Id, v.Title })
            .ToDictionaryAsync(v => v.Id, v => v.Title, ct);
    }

    private void Keep(Block block, FirmDossier firm, OfferCandidate candidate, Offer? offer)
    {
        var run = block.Run;
        var receipt = ReceiptOf(run, firm, candidate);
        if (offer is null)
        {
            offer = NewOffer(run, firm, candidate, receipt);
            block.Db.Offers.Add(offer);
            block.Fresh.Add(offer);
        }
        else if (Stands(offer, candidate))
        {
            offer.LastDay = candidate.Item.LastDay;
            if (OfferMoves.UncheckedStates.Contains(offer.State) && !DeterminationRecordMaker.HaveSameGrounds(offer.ReceiptJson, receipt))
            {
                Renew(block, offer, candidate.Item, candidate.AmountFen, receipt);
            }
            else if (!DeterminationRecordMaker.HaveSameGrounds(offer.ReceiptJson, receipt))
            {
                upkeep.Refresh(block.Db, Run, offer, run.Id, receipt);
            }

            return;
        }
        else
        {
            var wasOpen = offer.IsOpenToRun;
            offer.MoveTo(candidate.DepartmentId);
            Renew(block, offer, candidate.Item, candidate.AmountFen, receipt);
            if (wasOpen)
            {
                return;
            }
        }

        run.OffersMade++;
        run.OffersFen += candidate.AmountFen;
    }

    /// <summary>The state stays: of an offer that awaits a check which it still needs, and of an approved or pushed one with the same amount.</summary>
    private static bool Stands(Offer offer, OfferCandidate candidate) =>
        offer.State switch
        {
            OfferState.Approved or OfferState.Pushed => offer.AmountFen == candidate.AmountFen,
            OfferState.AwaitingCheck or OfferState.AwaitingRelease or OfferState.AwaitingData => candidate.Item.NeedsPreCheck
                && offer.AmountFen == candidate.AmountFen,
            _ => false,
        };

    private void Renew(Block block, Offer offer, PlannedItem item, long amountFen, string receipt)
    {
        var wasApproved = offer.State is OfferState.Approved or OfferState.Pushed;
        upkeep.Renew(
            block.Db,
            Run,
            offer,
            block.Titles[offer.ItemVersionId],
            new OfferRenewal(block.Run.Id, block.Run.BusinessDate, amountFen, receipt, item.NeedsPreCheck, item.LastDay)
        );
        block.Renewed.Add((offer, wasApproved));
    }

    private Offer NewOffer(MatchingRun run, FirmDossier firm, OfferCandidate candidate, string receipt) =>
        new()
        {
            FirmId = firm.Id,
            ItemId = candidate.Item.ItemId,
            ItemVersionId = candidate.Item.VersionId,
            Period = candidate.Period,
            DepartmentId = candidate.DepartmentId,
            AmountFen = candidate.AmountFen,
            RunId = run.Id,
            State = candidate.Item.NeedsPreCheck ? OfferState.AwaitingCheck : OfferState.Approved,
            CheckDue = calendar.Add(run.BusinessDate, options.CheckWorkdays),
            LastDay = candidate.Item.LastDay,
            ReceiptJson = receipt,
            CreatedAt = clock.UtcNow,
            CheckedAt = candidate.Item.NeedsPreCheck ? null : clock.UtcNow,
        };

    private string ReceiptOf(MatchingRun run, FirmDossier firm, OfferCandidate candidate)
    {
        if (!candidate.Item.Rule.IsPaidOut)
        {
            throw new InvalidOperationException($"{candidate.Item.Rule.Id} is no award, so it makes no offer.");
        }

        firm = candidate.Item.Awards.Complete(firm, candidate.Item.Rule, run.BusinessDate, explainer);
        var explanation = explainer.Explain(candidate.Item.Rule, firm.Facts);
        if (explanation.Outcome != OutcomeKind.Eligible || explanation.Payable?.Fen - candidate.Earlier.Sum(one => one.AmountFen) != candidate.AmountFen)
        {
            throw new InvalidOperationException(
                $"The matcher gives firm {firm.Id} {candidate.AmountFen} fen for {candidate.Item.Rule.Id}, the explainer "
                    + $"{explanation.Outcome} {explanation.Payable?.Fen}."
            );
        }

        return receipts.Make(
            new RecordedGrounds(
                run.BusinessDate,
                run.Id,
                firm.CreditCode,
                firm.Name,
                candidate.Item.Rule,
                candidate.Item.VersionNumber,
                candidate.Period,
                firm.Facts,
                firm.Sources,
                explanation
            )
            {
                Earlier = candidate.Earlier,
            }
        );
    }

    private async Task WithdrawRestAsync(Block block, FirmOffers firm, FirmDossier dossier, CancellationToken ct)
    {
        var rest = block
            .Index.OpenOffersOf(firm.FirmId)
            .Where(line => !ChunkOffers.IsKept(line, firm.Kept) && !firm.LeavesAlone(block.Index.GroupOf(line.ItemVersionId)));
        foreach (var line in rest)
        {
            var offer = block.Offers[line.Id];
            if (line.LastDay < block.Run.BusinessDate)
            {
                Expire(block, offer);
            }
            else
            {
                Withdraw(block, offer, await WhyAsync(block, firm, dossier, offer, ct));
            }
        }
    }

    private async Task<string> WhyAsync(Block block, FirmOffers firm, FirmDossier dossier, Offer offer, CancellationToken ct)
    {
        var group = block.Index.GroupOf(offer.ItemVersionId);
        if (!block.Planned.TryGetValue(offer.ItemId, out var item))
        {
            return OfferReasons.NotInForce;
        }

        if (item.VersionId != offer.ItemVersionId)
        {
            return OfferReasons.NewVersion;
        }

        if (OfferReasons.WhyUnpayable(item) is { } unpayable)
        {
            return unpayable;
        }

        // A match that is lost is the reason, even where another item of the group takes its place.
        var today = await reexamination.DetermineAsync(block.Db, dossier, offer.ItemVersionId, offer.Period, block.Run.BusinessDate, block.Run.Id, ct);
        return today.PayableFen is null ? differences.Say(offer.ReceiptJson, today.ReceiptJson)
            : group is not null && firm.Kept.Any(c => c.Item.Rule.ExclusiveGroup == group) ? OfferReasons.BetterItem
            : block.Index.ReasonOf(firm.FirmId, item.Rule.Id, group, offer.Period) is { } had ? had
            : differences.Say(offer.ReceiptJson, today.ReceiptJson);
    }

    /// <summary>An open offer of an earlier period stays as long as its last day and its grounds allow.</summary>
    private async Task LookAtEarlierAsync(Block block, EarlierOffer earlier, CancellationToken ct)
    {
        var (run, offer) = (block.Run, block.Offers[earlier.Line.Id]);
        if (offer.LastDay < run.BusinessDate)
        {
            Expire(block, offer);
            return;
        }

        if (earlier.Why is { } why)
        {
            Withdraw(block, offer, why);
            return;
        }

        var item = earlier.Item ?? throw new InvalidOperationException($"Offer {offer.Id} is of an item that is not in force.");
        var today =
            await reexamination.DetermineAsync(block.Db, offer.FirmId, offer.ItemVersionId, offer.Period, run.BusinessDate, run.Id, ct)
            ?? throw new InvalidOperationException($"Offer {offer.Id} is of a firm that does not exist.");
        if (today.PayableFen is not { } fen)
        {
            Withdraw(block, offer, differences.Say(offer.ReceiptJson, today.ReceiptJson));
        }
        else if (fen != offer.AmountFen || (IsHandedOn(offer) && !DeterminationRecordMaker.HaveSameGrounds(offer.ReceiptJson, today.ReceiptJson)))
        {
            Renew(block, offer, item, fen, today.ReceiptJson);
        }
        else if (!DeterminationRecordMaker.HaveSameGrounds(offer.ReceiptJson, today.ReceiptJson))
        {
            upkeep.Refresh(block.Db, Run, offer, run.Id, today.ReceiptJson);
        }
    }

    /// <summary>Left the list on grounds that a second officer or another department is looking at.</summary>
    private static bool IsHandedOn(Offer offer) => offer.State is OfferState.AwaitingRelease or OfferState.AwaitingData;

    private void Withdraw(Block block, Offer offer, string reason)
    {
        upkeep.Withdraw(block.Db, Run, offer, block.Titles[offer.ItemVersionId], block.Run.Id, reason);
        block.Run.OffersWithdrawn++;
    }

    private void Expire(Block block, Offer offer)
    {
        upkeep.Expire(block.Db, Run, offer, block.Titles[offer.ItemVersionId]);
        block.Run.OffersExpired++;
    }

    private async Task AddReviewsAsync(Block block, CancellationToken ct)
    {
        long[] known = [.. block.Renewed.Select(r => r.Offer.Id)];
        var steps = await block
            .Db.Reviews.AsNoTracking()
            .Where(r => known.Contains(r.OfferId))
            .GroupBy(r => r.OfferId)
            .Select(rows => new { OfferId = rows.Key, Last = rows.Max(row => row.Step) })
            .ToDictionaryAsync(row => row.OfferId, row => row.Last, ct);
        foreach (var (offer, wasApproved) in block.Renewed)
        {
            if (wasApproved)
            {
                Add(offer, ReviewDecision.Undone, OfferWording.AmountRecomputed);
            }
        }

        foreach (var offer in block.Fresh.Concat(block.Renewed.Select(r => r.Offer)).Where(o => o.State == OfferState.Approved))
        {
            Add(offer, ReviewDecision.PassedByRule, OfferWording.PassedByRule);
        }

        void Add(Offer offer, ReviewDecision decision, string reason) =>
            block.Db.Reviews.Add(
                new Review
                {
                    OfferId = offer.Id,
                    Step = steps[offer.Id] = steps.GetValueOrDefault(offer.Id) + 1,
                    Decision = decision,
                    Reason = reason,
                    At = clock.UtcNow,
                }
            );
    }

    /// <summary>Context in which the offers of some firms are written: rows by id, titles by item version.</summary>
    private sealed record Block(
        PolicyMarketDb Db,
        MatchingRun Run,
        IReadOnlyDictionary<long, PlannedItem> Planned,
        OfferIndex Index,
        IReadOnlyDictionary<long, Offer> Offers,
        IReadOnlyDictionary<long, string> Titles,
        List<Offer> Fresh,
        List<(Offer Offer, bool WasApproved)> Renewed
    );
}
