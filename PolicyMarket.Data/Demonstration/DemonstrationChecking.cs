using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Approves offers as officers do at the desk: the doubtful one by one, the others at once, what is above the limit by two persons.</summary>
internal sealed class DemonstrationChecking(
    IDbContextFactory<PolicyMarketDb> factory,
    DemonstrationStaff staff,
    PreCheckDesk desk,
    BulkApprovalDesk bulk,
    DoubtFinder doubts
)
{
    /// <summary>Offers of a department that wait. Killed in between, it runs again, and begins with what was submitted and not released.</summary>
    public async Task ApproveAsync(long departmentId, PersonId officer, IReadOnlyCollection<long> offerIds, CancellationToken ct)
    {
        await ReleaseAsync(departmentId, ct);
        var doubtful = await DoubtfulAsync(offerIds, ct);
        foreach (var id in offerIds.Where(doubtful.Contains))
        {
            var approved = await desk.ApproveAsync(officer, id, ct);
            if (approved is { Succeeded: false, Diagnostics: [{ Code: DataDiagnostics.BulkNeedsSecond }, ..] })
            {
                DemonstrationStep.Demand(await bulk.SubmitAsync(officer, [id], typed: 1, ct));
            }
            else
            {
                DemonstrationStep.Demand(approved);
            }
        }

        foreach (var share in offerIds.Where(id => !doubtful.Contains(id)).Chunk(DoubtFinder.AtOnce))
        {
            DemonstrationStep.Demand(await bulk.SubmitAsync(officer, share, share.Length, ct));
        }

        await ReleaseAsync(departmentId, ct);
    }

    private async Task<IReadOnlySet<long>> DoubtfulAsync(IReadOnlyCollection<long> offerIds, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => offerIds.Contains(o.Id))
            .Select(o => new DoubtedOffer(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.AmountFen, o.Revision))
            .ToListAsync(ct);
        return (await doubts.FindAsync(db, offers, ct)).Keys.ToHashSet();
    }

    private async Task ReleaseAsync(long departmentId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var waiting = await db
            .BulkApprovals.AsNoTracking()
            .Where(b => b.DepartmentId == departmentId && b.State == BulkState.AwaitingRelease)
            .OrderBy(b => b.Id)
            .Select(b => new { b.Id, b.ContentHash })
            .ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return;
        }

        var second = await staff.SecondOfficerAsync(departmentId, ct);
        foreach (var one in waiting)
        {
            DemonstrationStep.Demand(await bulk.ReleaseAsync(new Approver(second, Code: null), one.Id, one.ContentHash, ct));
        }
    }
}
