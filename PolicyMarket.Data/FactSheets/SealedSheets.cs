using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Seals;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Seals every fact sheet that a context saves, so that no writer can forget it; <see cref="SheetWriter"/>, which writes without the context, seals its own.
/// </summary>
internal sealed class SealedSheets(SealKey key) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var changed = eventData.Context?.ChangeTracker.Entries<FactSheet>().Where(entry => entry.State is EntityState.Added or EntityState.Modified) ?? [];
        foreach (var entry in changed)
        {
            entry.Entity.Seal = SheetSeal.Of(key, entry.Entity);
        }

        return ValueTask.FromResult(result);
    }
}
