using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers.Returns;

/// <summary>
/// Brings offers back that were returned for data, as soon as the department that was asked has delivered the firm again: determined on the new data, they
/// wait for the check, or are withdrawn when the match is lost.
/// </summary>
public sealed class DataArrival(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    OfferReexamination reexamination,
    OfferDifference differences,
    OfferUpkeep upkeep,
    ReviewLog reviews,
    NoticeBoard notices,
    BusinessClock clock
)
{
    /// <summary>One transaction's share, so that people wait for the write lock for a moment only.</summary>
    private const int AtOnce = 100;

    private static readonly Actor Job = Actor.System(ReturnWording.ArrivalJob);

    /// <summary>Returns how many offers left the waiting for data.</summary>
    public async Task<int> BringBackAsync(CancellationToken ct)
    {
        var back = 0;
        foreach (var ids in (await AnsweredAsync(ct)).Chunk(AtOnce))
        {
            back += (await recorder.WriteAsync<int>(db => BringBackAsync(db, ids, ct), ct)).Value;
        }

        return back;
    }

    private async Task<Result<int>> BringBackAsync(PolicyMarketDb db, long[] ids, CancellationToken ct)
    {
        var offers = await db
            .Offers.Include(o => o.Firm)
            .Include(o => o.ItemVersion)
            .Where(o => ids.Contains(o.Id) && o.State == OfferState.AwaitingData)
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
        var left = 0;
        var checkedAgain = new List<Offer>();
        foreach (var offer in offers)
        {
            if (await DetermineAsync(db, offer, ct) is not { } today)
            {
                continue;
            }

            left++;
            var title = offer.ItemVersion?.Title ?? "";
            if (today.PayableFen is { } fen)
            {
                upkeep.Renew(db, Job, offer, title, new OfferRenewal(offer.RunId, clock.Today, fen, today.ReceiptJson, NeedsCheck: true, offer.LastDay));
                checkedAgain.Add(offer);
            }
            else
            {
                upkeep.Withdraw(db, Job, offer, title, offer.RunId, differences.Say(offer.ReceiptJson, today.ReceiptJson));
            }
        }

        await reviews.AddAsync(db, [.. checkedAgain.Select(o => o.Id)], ReviewDecision.Undone, personId: null, ReturnWording.Arrived, ct);
        await TellAsync(db, checkedAgain, ct);
        return Result.Ok(left);
    }

    /// <summary>Null: a sheet or the rule is damaged, so that the offer stays where it is; the run names the damage.</summary>
    private async Task<OfferDetermination?> DetermineAsync(PolicyMarketDb db, Offer offer, CancellationToken ct)
    {
        try
        {
            return await reexamination.DetermineAsync(db, offer.FirmId, offer.ItemVersionId, offer.Period, clock.Today, offer.RunId, ct);
        }
        catch (DamagedRecordException)
        {
            return null;
        }
    }

    /// <summary>Offers whose latest request has an answer: a sheet of that source by a later batch.</summary>
    private async Task<List<long>> AnsweredAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .DataRequests.AsNoTracking()
            .Where(r => r.Offer!.State == OfferState.AwaitingData) // a request names its offer by a foreign key
            .Where(r => !db.Set<DataRequest>().Any(later => later.OfferId == r.OfferId && later.Number > r.Number))
            .Where(r => db.Set<FactSheet>().Any(s => s.FirmId == r.Offer!.FirmId && s.Source == r.Source && s.BatchId > r.AfterBatchId)) // as above
            .OrderBy(r => r.OfferId)
            .Select(r => r.OfferId)
            .ToListAsync(ct);
    }

    private async Task TellAsync(PolicyMarketDb db, List<Offer> offers, CancellationToken ct)
    {
        foreach (var ofDepartment in offers.GroupBy(o => o.DepartmentId))
        {
            var first = ofDepartment.First();
            var count = ofDepartment.Count();
            foreach (var officer in await DepartmentOfficers.FindAsync(db, [ofDepartment.Key], ct))
            {
                notices.AddForPerson(
                    db,
                    new PersonId(officer),
                    FormattableString.Invariant($"offer:{first.Id}:data-back:{first.Revision}:{officer}"),
                    ReturnWording.BackTitle(count),
                    ReturnWording.BackBody(ReturnWording.Firms(first.Firm?.Name ?? "", count)),
                    "precheck:0"
                );
            }
        }
    }
}
