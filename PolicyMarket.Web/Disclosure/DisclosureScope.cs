using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Disclosure;

/// <summary>
/// Rows that the public may see, by the present terms of the items: payments by firm, sums of items alone, or nothing. It also holds back records that
/// were written before an item was told apart from an award.
/// </summary>
public sealed class DisclosureScope
{
    /// <summary>A sum over fewer payments would tell what a single firm received.</summary>
    private const int FewestPayments = 3;

    private readonly List<long> hidden;

    private DisclosureScope(List<long> hidden, List<long> summed)
    {
        this.hidden = hidden;
        SummedItems = summed;
    }

    /// <summary>Items of which only the sum is public.</summary>
    public IReadOnlyList<long> SummedItems { get; }

    public static async Task<DisclosureScope> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var items = db.DisclosureRecords.AsNoTracking().Select(r => r.ItemId).Distinct();
        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Join(
                db.PolicyItems.Where(i => items.Contains(i.Id)),
                v => new { v.ItemId, v.Number },
                i => new { ItemId = i.Id, Number = i.CurrentNumber },
                (v, _) => v
            )
            .ToListAsync(ct);
        return new DisclosureScope(ItemsOf(DisclosureKind.None), ItemsOf(DisclosureKind.Summed));

        List<long> ItemsOf(DisclosureKind kind) => [.. versions.Where(v => v.Disclosure == kind).Select(v => v.ItemId)];
    }

    /// <summary>Records that count in public sums.</summary>
    public IQueryable<DisclosureRecord> Public(IQueryable<DisclosureRecord> records) =>
        hidden.Count == 0 ? records : records.Where(r => !hidden.Contains(r.ItemId));

    /// <summary>Records that may be listed with their payee.</summary>
    public IQueryable<DisclosureRecord> Named(IQueryable<DisclosureRecord> records) =>
        records.Where(r => r.FirmName != "" && !SummedItems.Contains(r.ItemId));

    /// <summary>Leaves out summed items of which too few payments are in the selection.</summary>
    public async Task<IQueryable<DisclosureRecord>> WithoutSmallSumsAsync(IQueryable<DisclosureRecord> records, CancellationToken ct)
    {
        var few = await records
            .Where(r => r.FirmName == "" || SummedItems.Contains(r.ItemId))
            .GroupBy(r => r.ItemId)
            .Where(g => g.Count() < FewestPayments)
            .Select(g => g.Key)
            .ToListAsync(ct);
        return few.Count == 0 ? records : records.Where(r => !few.Contains(r.ItemId) || (r.FirmName != "" && !SummedItems.Contains(r.ItemId)));
    }
}
