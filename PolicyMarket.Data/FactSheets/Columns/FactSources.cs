using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The way to read facts fast that fits the database behind a context.</summary>
internal static class FactSources
{
    public static async Task<IFactSource> OpenAsync(PolicyMarketDb db, CancellationToken ct) => db.Database.IsSqlite()
        ? await SqliteFactSource.OpenAsync(db, ct)
        : throw new NotSupportedException($"There is no fast reading of facts for {db.Database.ProviderName}.");
}
