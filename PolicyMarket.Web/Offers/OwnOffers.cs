using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Offers;

/// <summary>Offers of a department for firms of its territory.</summary>
internal static class OwnOffers
{
    public static async Task<IQueryable<Offer>> ReadAsync(PolicyMarketDb db, long departmentId, CancellationToken ct)
    {
        var prefix = Jurisdiction.PrefixOf(
            await db.Departments.AsNoTracking().Where(d => d.Id == departmentId).Select(d => d.Region).SingleOrDefaultAsync(ct)
        );
        var own = db.Offers.AsNoTracking().Where(o => o.DepartmentId == departmentId);
        // An offer names its firm by a foreign key.
        return prefix.Length == 0 ? own : own.Where(o => o.Firm!.Region != null && o.Firm.Region.StartsWith(prefix));
    }
}
