using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Offers;
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
                    audit.Add(
                        db,
                        Actor.System(RecordCheckWording.DatabaseUpgrade),
                        AuditAction.RecordSeal,
                        "record",
                        RecordCheckWording.SealingBegins(rows)
                    );
                }

                return Result.Ok(rows);
            },
            ct
        );
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
        await using var command = SealedRows.Command(
            db,
            string.Create(CultureInfo.InvariantCulture, $"SELECT \"Id\" FROM \"{kind.Table}\" WHERE \"Id\" > {last} ORDER BY \"Id\" LIMIT {RowsAtOnce}")
        );
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
        using var keep = db.Provider.Prepare(db, """UPDATE "Offers" SET "ReceiptHash" = $1 WHERE "Id" = $2""");
        for (var last = 0L; ; )
        {
            var offers = await db
                .Offers.Where(o => o.ReceiptHash == "" && o.Id > last)
                .OrderBy(o => o.Id)
                .Select(o => new { o.Id, o.ReceiptJson })
                .Take(RowsAtOnce)
                .ToListAsync(ct);
            if (offers.Count == 0)
            {
                return;
            }

            foreach (var offer in offers)
            {
                keep.BindText(1, Encoding.UTF8.GetBytes(DeterminationRecordMaker.HashOf(offer.ReceiptJson))).Bind(2, offer.Id).Run();
            }

            last = offers[^1].Id;
        }
    }
}
