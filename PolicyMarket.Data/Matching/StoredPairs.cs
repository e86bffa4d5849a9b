using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>Reads what is stored of the firms, by rising id, as it stood when the reading began: a chunk that is written behind it does not show.</summary>
internal sealed class StoredPairs : IDisposable
{
    private readonly RawStatement rows;
    private long current;

    public StoredPairs(PolicyMarketDb db)
    {
        rows = new RawStatement((SqliteConnection)db.Database.GetDbConnection(), """SELECT "FirmId", "Pairs" FROM "FirmMatches" ORDER BY "FirmId" """);
        Step();
    }

    /// <summary>Empty when the firm has no row; the ids asked for must rise. Valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> Of(long firmId)
    {
        while (current < firmId)
        {
            Step();
        }

        return current == firmId ? rows.Blob(1) : [];
    }

    public void Dispose() => rows.Dispose();

    private void Step() => current = rows.Next() ? rows.Number(0) : long.MaxValue;
}
