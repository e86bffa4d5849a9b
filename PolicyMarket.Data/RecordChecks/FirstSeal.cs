using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// Seals the rows of a database that was filled before there were seals, once, in one transaction. A chain that has been lost is not begun again: the head
/// kept outside the database says that there was one.
/// </summary>
public sealed class FirstSeal(Recorder recorder, SealWriter writer, ChainHeads heads, AuditTrail audit)
{
    private const int RowsAtOnce = 2_000;

    /// <summary>Rows sealed; 0 when there is nothing to do.</summary>
    internal async Task<long> RunAsync(CancellationToken ct)
    {
        if (HasHead())
        {
            return 0;
        }

        var result = await recorder.WriteAsync<long>(
            async db =>
            {
                if (await db.SealLinks.AnyAsync(ct))
                {
                    return Result.Ok(0L);
                }

                await HashOffersAsync(db, ct);
                var rows = 0L;
                foreach (var kind in SealedKinds.All)
                {
                    rows += await SealAsync(db, kind, ct);
                }

                if (rows > 0)
                {
                    audit.Add(db, Actor.System("数据库升级"), AuditAction.RecordSeal, "record", string.Create(CultureInfo.InvariantCulture, $"启用封印：已有的 {rows:N0} 行记录从现在起封印"));
                }

                return Result.Ok(rows);
            },
            ct);
        return result.Value;
    }

    private bool HasHead()
    {
        try
        {
            return heads.Latest() is not null;
        }
        catch (FormatException)
        {
            return true; // there was one; the record check reports the file
        }
    }

    private async Task<long> SealAsync(PolicyMarketDb db, SealedKind kind, CancellationToken ct)
    {
        var (last, rows) = (0L, 0L);
        while (true)
        {
            var ids = await IdsAsync(db, kind, last, ct);
            if (ids.Count == 0)
            {
                return rows;
            }

            await writer.SealTableAsync(db, kind, ids, ct);
            (last, rows) = (ids[^1], rows + ids.Count);
        }
    }

    private static async Task<List<long>> IdsAsync(PolicyMarketDb db, SealedKind kind, long last, CancellationToken ct)
    {
        await using var command = SealedRows.Command(db, string.Create(
            CultureInfo.InvariantCulture, $"SELECT \"Id\" FROM \"{kind.Table}\" WHERE \"Id\" > {last} ORDER BY \"Id\" LIMIT {RowsAtOnce}"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<long>();
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static async Task HashOffersAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.CreateFunction("receipt_hash", (string receipt) => DeterminationRecordMaker.HashOf(receipt), isDeterministic: true);
        await using var command = SealedRows.Command(db, "UPDATE \"Offers\" SET \"ReceiptHash\" = receipt_hash(\"ReceiptJson\") WHERE \"ReceiptHash\" = ''");
        await command.ExecuteNonQueryAsync(ct);
    }
}
