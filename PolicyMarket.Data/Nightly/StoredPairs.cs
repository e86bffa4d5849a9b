using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Reads what is stored of some firms, by rising id: neighbours by walking on, distant ones by their key. Rows that are written behind it do not concern it.
/// </summary>
internal sealed class StoredPairs(PolicyMarketDb db) : IDisposable
{
    /// <summary>So many rows are passed over sooner than one is looked up.</summary>
    private const int Near = 12;

    private readonly IRawStatement rows = db.Provider.Prepare(
        db,
        """SELECT "FirmId", "Pairs", "Region" FROM "FirmMatches" WHERE "FirmId" >= $1 ORDER BY "FirmId" """
    );

    private long current = long.MinValue;

    /// <summary>Empty when the firm has no row; the ids asked for must rise. Valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> Of(long firmId)
    {
        if (current != long.MinValue)
        {
            for (var passed = 0; current < firmId && passed < Near; passed++)
            {
                Step();
            }
        }

        if (current < firmId)
        {
            rows.Reset().Bind(1, firmId);
            Step();
        }

        return current == firmId ? rows.Blob(1) : [];
    }

    /// <summary>UTF-8 of the region under which the firm asked for last is counted; its row must be there. False: it was not kept.</summary>
    public bool TryRegion(out ReadOnlySpan<byte> region)
    {
        region = rows.Blob(2);
        return !rows.IsNull(2);
    }

    public void Dispose() => rows.Dispose();

    private void Step() => current = rows.Next() ? rows.Number(0) : long.MaxValue;
}
