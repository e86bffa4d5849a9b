using System.Text;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Reads through raw statements, one for each query, in a snapshot of the context.</summary>
internal sealed class StoredFactSource : IFactSource
{
    private const string Sheets =
        """SELECT "FirmId", "Id", "AsOf", "BatchId", "Values", "SupplementBatchId", "Source", "Period", "Seal" FROM "FactSheets" """;
    private const int RowsBetweenLooks = 4096;
    private readonly PolicyMarketDb db;
    private readonly ReadSnapshot snapshot;
    private readonly IRawStatement sheetsOfFirm;
    private readonly IRawStatement regionOfFirm;

    private StoredFactSource(PolicyMarketDb db, ReadSnapshot snapshot)
    {
        (this.db, this.snapshot) = (db, snapshot);
        sheetsOfFirm = Prepare(Sheets + """WHERE "FirmId" = $1""");
        regionOfFirm = Prepare("""SELECT "Region" FROM "Firms" WHERE "Id" = $1""");
    }

    /// <summary>Begins a snapshot in which the context takes part.</summary>
    public static async Task<StoredFactSource> OpenAsync(PolicyMarketDb db, CancellationToken ct) => new(db, await ReadSnapshot.BeginAsync(db, ct));

    public FirmList ReadFirms(long after, CancellationToken ct)
    {
        var firms = new FirmList();
        using var rows = Prepare("""SELECT "Id", "Region" FROM "Firms" WHERE "Id" > $1 ORDER BY "Id" """);
        rows.Bind(1, after);
        while (rows.Next())
        {
            firms.Add(rows.Number(0), rows.Blob(1));
            Look(firms.Ids.Count, ct);
        }

        return firms;
    }

    public string? RegionOf(long firmId)
    {
        var found = regionOfFirm.Bind(1, firmId).Next() && !regionOfFirm.IsNull(0);
        var region = found ? Encoding.UTF8.GetString(regionOfFirm.Blob(0)) : null;
        regionOfFirm.Reset();
        return region;
    }

    public void ReadSheets(Func<SheetBlock> empty, Action<SheetBlock> full, CancellationToken ct)
    {
        using var rows = Prepare(Sheets + """ORDER BY "FirmId" """);
        var block = empty();
        var firm = long.MinValue;
        for (var seen = 0; rows.Next(); seen++)
        {
            var next = rows.Number(0);
            if (next != firm && block.IsFull)
            {
                full(block);
                block = empty();
            }

            firm = next;
            Take(rows, block);
            Look(seen, ct);
        }

        full(block);
    }

    public void ReadSheetsOf(long firmId, SheetBlock block)
    {
        sheetsOfFirm.Bind(1, firmId);
        while (sheetsOfFirm.Next())
        {
            Take(sheetsOfFirm, block);
        }

        sheetsOfFirm.Reset();
    }

    public IReadOnlyList<long> FirmsChangedAfter(long batchId, CancellationToken ct)
    {
        var firms = new SortedSet<long>();
        using var rows = Prepare("""SELECT "FirmId" FROM "FactSheets" WHERE "ChangedBatchId" > $1""");
        rows.Bind(1, batchId);
        while (rows.Next())
        {
            firms.Add(rows.Number(0));
            Look(firms.Count, ct);
        }

        return [.. firms];
    }

    public async ValueTask DisposeAsync()
    {
        sheetsOfFirm.Dispose();
        regionOfFirm.Dispose();
        await snapshot.DisposeAsync();
    }

    private static void Look(int rows, CancellationToken ct)
    {
        if (rows % RowsBetweenLooks == 0)
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    private static void Take(IRawStatement row, SheetBlock block) =>
        block.Add(row.Number(0), row.Number(1), DayOf(row.Blob(2)), row.Number(3), row.Number(5), row.Blob(6), row.Blob(7), row.Blob(4), row.Blob(8));

    /// <summary>"2026-01-31" as 20260131, in which days keep their order; 0 when it is no date.</summary>
    private static int DayOf(ReadOnlySpan<byte> text) => PlainDay.TryRead(text, out var day) ? SheetSeal.DayNumber(day) : 0;

    private IRawStatement Prepare(string sql) => db.Provider.Prepare(db, sql);
}
