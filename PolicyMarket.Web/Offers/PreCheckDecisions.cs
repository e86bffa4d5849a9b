using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Offers;

/// <summary>Reads what the officer's department has decided and can take back, and what waits for a second officer.</summary>
public sealed class PreCheckDecisions(IDbContextFactory<PolicyMarketDb> factory, OfferOptions options, BusinessClock clock)
{
    private const int MostDecisions = 50;
    private const int MostReleases = 50;
    private const int LargestFirms = 5;

    private static readonly OfferState[] Undoable = [OfferState.Approved, OfferState.Refused, OfferState.AwaitingData];

    /// <summary>Newest first; what was pushed or passed by a rule is none.</summary>
    public async Task<IReadOnlyList<PreCheckDecision>> DecidedAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return [];
        }

        var groups = await Decided(await OwnOffers.ReadAsync(db, department, ct))
            .GroupBy(o => new
            {
                o.CheckedAt,
                o.CheckedByPersonId,
                o.State,
            })
            .Select(g => new
            {
                g.Key.CheckedAt,
                g.Key.CheckedByPersonId,
                g.Key.State,
                Count = g.Count(),
                Fen = g.Sum(o => o.AmountFen),
                FirstId = g.Min(o => o.Id),
            })
            .OrderByDescending(g => g.CheckedAt)
            .Take(MostDecisions)
            .ToListAsync(ct);
        long[] firstIds = [.. groups.Select(g => g.FirstId)];
        var firsts = await db
            .Offers.AsNoTracking()
            .Where(o => firstIds.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Reason,
                Firm = o.Firm!.Name, // an offer names its firm, its version and its officer by foreign keys
                o.ItemVersion!.Title,
                Officer = db.Users.Where(p => p.Id == o.CheckedByPersonId).Select(p => p.DisplayName).FirstOrDefault(),
            })
            .ToDictionaryAsync(o => o.Id, ct);
        return groups.ConvertAll(g =>
        {
            var (first, at) = (firsts[g.FirstId], g.CheckedAt ?? clock.UtcNow);
            return new PreCheckDecision(
                at,
                first.Officer ?? "",
                g.State,
                g.Count,
                g.Fen,
                first.Firm,
                first.Title,
                first.Reason,
                g.State == OfferState.Approved ? at.AddSeconds(options.UndoSeconds) : null
            );
        });
    }

    /// <summary>The offers of one decision, to be taken back or pushed together.</summary>
    public async Task<IReadOnlyList<long>> OffersOfAsync(PersonId personId, DateTime decidedAt, OfferState state, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, personId, ct) is { } department
            ? await Decided(await OwnOffers.ReadAsync(db, department, ct))
                .Where(o => o.CheckedAt == decidedAt && o.State == state)
                .OrderBy(o => o.Id)
                .Select(o => o.Id)
                .ToListAsync(ct)
            : [];
    }

    /// <summary>Approvals of the department that are not pushed yet: the figure in the app bar.</summary>
    public async Task<int> UndoableAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, user.PersonId(), ct) is { } department
            ? await Decided(await OwnOffers.ReadAsync(db, department, ct)).CountAsync(o => o.State == OfferState.Approved, ct)
            : 0;
    }

    /// <summary>Bulks of the department that wait for a second officer, the oldest first.</summary>
    public async Task<IReadOnlyList<PreCheckRelease>> ReleasesAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return [];
        }

        var bulks = await db
            .BulkApprovals.AsNoTracking()
            .Where(b => b.DepartmentId == department && b.State == BulkState.AwaitingRelease)
            .OrderBy(b => b.Id)
            .Take(MostReleases)
            .Select(b => new { Bulk = b, Maker = db.Users.Where(p => p.Id == b.MakerPersonId).Select(p => p.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        var releases = new List<PreCheckRelease>(bulks.Count);
        foreach (var one in bulks)
        {
            releases.Add(await ReleaseAsync(db, one.Bulk, one.Maker ?? "", one.Bulk.MakerPersonId == personId, ct));
        }

        return releases;
    }

    private static async Task<PreCheckRelease> ReleaseAsync(PolicyMarketDb db, BulkApproval bulk, string maker, bool isOwn, CancellationToken ct)
    {
        var lines = db.BulkApprovalLines.AsNoTracking().Where(l => l.BulkApprovalId == bulk.Id);
        // A line names its offer, and that its firm and version, by foreign keys.
        var shares = await lines
            .GroupBy(l => l.Offer!.ItemVersion!.Title)
            .Select(g => new PreCheckShare(g.Key, g.Count(), g.Sum(l => l.AmountFen)))
            .ToListAsync(ct);
        var largest = await lines
            .OrderByDescending(l => l.AmountFen)
            .ThenBy(l => l.Id)
            .Take(LargestFirms)
            .Select(l => l.Offer!.Firm!.Name)
            .ToListAsync(ct);
        var changed = await lines.CountAsync(l => l.Offer!.State != OfferState.AwaitingRelease || l.Offer.Revision != l.Revision, ct);
        return new PreCheckRelease(
            bulk.Id,
            bulk.Number,
            maker,
            isOwn,
            bulk.MadeAt,
            bulk.OfferCount,
            bulk.TotalFen,
            bulk.ContentHash,
            changed,
            [.. shares.OrderByDescending(share => share.TotalFen)],
            largest
        );
    }

    private static IQueryable<Offer> Decided(IQueryable<Offer> own) => own.Where(o => o.CheckedByPersonId != null && Undoable.Contains(o.State));
}
