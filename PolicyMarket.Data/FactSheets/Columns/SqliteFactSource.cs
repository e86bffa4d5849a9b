using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using SQLitePCL;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Reads through statement handles of SQLite itself, which hand out the bytes of the page: an ADO reader takes many times as long.</summary>
internal sealed class SqliteFactSource : IFactSource
{
    private const string Sheets = """SELECT "FirmId", "Id", "AsOf", "BatchId", "Values", "SupplementBatchId", "Source", "Period", "Seal" FROM "FactSheets" """;
    private const int RowsBetweenLooks = 4096;
    private readonly sqlite3 handle;
    private readonly SqliteTransaction snapshot;
    private readonly sqlite3_stmt sheetsOfFirm;
    private readonly sqlite3_stmt regionOfFirm;

    private SqliteFactSource(SqliteConnection connection, SqliteTransaction snapshot)
    {
        this.snapshot = snapshot;
        handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        sheetsOfFirm = Prepare(Sheets + """WHERE "FirmId" = ?1""");
        regionOfFirm = Prepare("""SELECT "Region" FROM "Firms" WHERE "Id" = ?1""");
    }

    /// <summary>Begins a read transaction on the context's connection and has the context take part in it.</summary>
    public static async Task<SqliteFactSource> OpenAsync(PolicyMarketDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();

        // Deferred: readers take no write lock, and the first statement fixes what all of them see.
        var reading = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(reading, ct);
        return new SqliteFactSource(connection, reading);
    }

    public FirmList ReadFirms(long after, CancellationToken ct)
    {
        var firms = new FirmList();
        using var rows = Prepare("""SELECT "Id", "Region" FROM "Firms" WHERE "Id" > ?1 ORDER BY "Id" """);
        raw.sqlite3_bind_int64(rows, 1, after);
        while (Step(rows))
        {
            firms.Add(raw.sqlite3_column_int64(rows, 0), raw.sqlite3_column_blob(rows, 1));
            Look(firms.Ids.Count, ct);
        }

        return firms;
    }

    public string? RegionOf(long firmId)
    {
        raw.sqlite3_bind_int64(regionOfFirm, 1, firmId);
        var region = Step(regionOfFirm) && raw.sqlite3_column_type(regionOfFirm, 0) != raw.SQLITE_NULL
            ? raw.sqlite3_column_text(regionOfFirm, 0).utf8_to_string()
            : null;
        raw.sqlite3_reset(regionOfFirm);
        return region;
    }

    public void ReadSheets(Func<SheetBlock> empty, Action<SheetBlock> full, CancellationToken ct)
    {
        using var rows = Prepare(Sheets + """ORDER BY "FirmId" """);
        var block = empty();
        var firm = long.MinValue;
        for (var seen = 0; Step(rows); seen++)
        {
            var next = raw.sqlite3_column_int64(rows, 0);
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
        raw.sqlite3_bind_int64(sheetsOfFirm, 1, firmId);
        while (Step(sheetsOfFirm))
        {
            Take(sheetsOfFirm, block);
        }

        raw.sqlite3_reset(sheetsOfFirm);
    }

    public IReadOnlyList<long> FirmsChangedAfter(long batchId, CancellationToken ct)
    {
        var firms = new SortedSet<long>();
        using var rows = Prepare("""SELECT "FirmId" FROM "FactSheets" WHERE "ChangedBatchId" > ?1""");
        raw.sqlite3_bind_int64(rows, 1, batchId);
        while (Step(rows))
        {
            firms.Add(raw.sqlite3_column_int64(rows, 0));
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

    private static void Take(sqlite3_stmt row, SheetBlock block) => block.Add(
        raw.sqlite3_column_int64(row, 0),
        raw.sqlite3_column_int64(row, 1),
        DayOf(raw.sqlite3_column_blob(row, 2)),
        raw.sqlite3_column_int64(row, 3),
        raw.sqlite3_column_int64(row, 5),
        raw.sqlite3_column_blob(row, 6),
        raw.sqlite3_column_blob(row, 7),
        raw.sqlite3_column_blob(row, 4),
        raw.sqlite3_column_blob(row, 8));

    /// <summary>"2026-01-31" as 20260131, in which days keep their order; 0 when it is no date.</summary>
    private static int DayOf(ReadOnlySpan<byte> text) => PlainDay.TryRead(text, out var day) ? SheetSeal.DayNumber(day) : 0;

    private bool Step(sqlite3_stmt statement) => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw Failure(code),
    };

    private sqlite3_stmt Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(handle, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw Failure(code);
    }

    private SqliteException Failure(int code) => new(raw.sqlite3_errmsg(handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(handle));
}
