using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>Reads the cases of an item.</summary>
public static class ItemCases
{
    /// <summary>The most cases that count at one time for an item.</summary>
    public const int Most = 200;

    /// <summary>The rows that count, by rising number.</summary>
    public static IQueryable<ItemCase> Current(PolicyMarketDb db, long departmentId, string itemCode) =>
        db.Set<ItemCase>()
            .AsNoTracking()
            .Where(c =>
                c.DepartmentId == departmentId
                && c.ItemCode == itemCode
                && !c.IsWithdrawn
                && !db.Set<ItemCase>()
                    .Any(later =>
                        later.DepartmentId == c.DepartmentId && later.ItemCode == c.ItemCode && later.Number == c.Number && later.Sequence > c.Sequence
                    )
            )
            .OrderBy(c => c.Number);

    /// <summary>The latest row of any case of the item, which tells one state of its cases from another; 0 where there is none.</summary>
    public static async Task<long> StampAsync(PolicyMarketDb db, long departmentId, string itemCode, CancellationToken ct) =>
        await db.Set<ItemCase>().Where(c => c.DepartmentId == departmentId && c.ItemCode == itemCode).MaxAsync(c => (long?)c.Id, ct) ?? 0;
}
