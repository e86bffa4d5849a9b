using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Imports;

/// <summary>Stores sheets with prepared statements inside the transaction of the workflow: a context would hold every row in memory.</summary>
internal sealed partial class SheetWriter : IDisposable
{
    /// <summary>Also those that name another source or period than their batch: they were changed past the import.</summary>
    private const string StandingSheets = """
        SELECT "Id", "SupplementBatchId", "AsOf", "Values", "BatchId", "Seal", "Source", "Period", "FirmId" FROM "FactSheets"
        WHERE "FirmId" = @firm AND ("Source" = @source AND "Period" = @period
            OR "BatchId" IN (SELECT "Id" FROM "ImportBatches" WHERE "Source" = @source AND "Period" = @period))
        ORDER BY "AsOf", "BatchId"
        """;

    private const string SheetsOfOthers = """
        SELECT s."Id", s."SupplementBatchId", s."AsOf", s."Values", s."BatchId", s."Seal", s."Source", s."Period", f."Id", f."Name", f."CreditCode"
        FROM "FactSheets" s JOIN "Firms" f ON f."Id" = s."FirmId"
        WHERE s."Source" = @source AND s."Period" = @period AND s."AsOf" <= @asOf AND s."BatchId" <> @batch AND s."Values" <> @empty
        ORDER BY f."Id", s."AsOf", s."BatchId"
        """;

    private readonly DbCommand find;
    private readonly DbCommand add;
    private readonly DbCommand rename;
    private readonly DbCommand move;
    private readonly DbCommand store;
    private readonly DbCommand supplement;
    private readonly DbCommand moved;
    private readonly DbCommand standing;
    private readonly DbCommand others;
    private readonly DbCommand touch;
    private readonly DbCommand delete;
    private readonly long batchId;
    private readonly DateOnly asOf;
    private readonly byte[] source;
    private readonly byte[] period;
    private readonly SealKey key;

    public SheetWriter(PolicyMarketDb db, ImportBatch batch, SealKey key)
    {
        (batchId, asOf, this.key) = (batch.Id, batch.AsOf, key);
        (source, period) = (Encoding.UTF8.GetBytes(batch.Source), Encoding.UTF8.GetBytes(batch.Period));
        find = Prepare(
            db,
            """SELECT "Id", "Name", "NameAsOf", "HasRegisteredName", coalesce("Region", ''), "RegionAsOf" FROM "Firms" WHERE "CreditCode" = @code"""
        );
        add = Prepare(
            db,
            """
            INSERT INTO "Firms" ("CreditCode", "Name", "NameAsOf", "HasRegisteredName", "Region", "RegionAsOf", "CreatedAt")
            VALUES (@code, @name, @asOf, @registered, @region, CASE WHEN @region IS NULL THEN NULL ELSE @asOf END, @at) RETURNING "Id"
            """
        );
        rename = Prepare(db, """UPDATE "Firms" SET "Name" = @name, "NameAsOf" = @asOf, "HasRegisteredName" = @registered WHERE "Id" = @id""");
        move = Prepare(db, """UPDATE "Firms" SET "Region" = @region, "RegionAsOf" = @asOf WHERE "Id" = @id""");
        moved = Prepare(
            db,
            """
            INSERT INTO "FirmMoves" ("FirmId", "From", "To", "AsOf") VALUES (@id, @from, @region, @asOf)
            ON CONFLICT ("FirmId", "AsOf") DO UPDATE SET "To" = excluded."To"
            """
        );
        store = Prepare(
            db,
            """
            INSERT INTO "FactSheets" ("FirmId", "Source", "Period", "SupplementBatchId", "AsOf", "BatchId", "ChangedBatchId", "Values", "Seal")
            VALUES (@firm, @source, @period, 0, @asOf, @batch, @batch, @values, @seal)
            ON CONFLICT ("FirmId", "Source", "Period", "SupplementBatchId") DO UPDATE SET
                "AsOf" = excluded."AsOf",
                "BatchId" = excluded."BatchId",
                "ChangedBatchId" = CASE WHEN "FactSheets"."Values" = excluded."Values" AND @moved = 0
                    THEN "FactSheets"."ChangedBatchId" ELSE excluded."BatchId" END,
                "Values" = excluded."Values",
                "Seal" = excluded."Seal"
            WHERE excluded."AsOf" >= "FactSheets"."AsOf"
            RETURNING "ChangedBatchId"
            """
        );
        supplement = Prepare(
            db,
            """
            INSERT INTO "FactSheets" ("FirmId", "Source", "Period", "SupplementBatchId", "AsOf", "BatchId", "ChangedBatchId", "Values", "Seal")
            VALUES (@firm, @source, @period, @batch, @asOf, @batch, @batch, @values, @seal)
            """
        );
        standing = Prepare(db, StandingSheets);
        others = Prepare(db, SheetsOfOthers);
        touch = Prepare(
            db,
            """
            UPDATE "FactSheets" SET "ChangedBatchId" = @batch
            WHERE "FirmId" = @firm AND "Source" = @source AND "Period" = @period AND "SupplementBatchId" = 0
            """
        );
        delete = Prepare(db, """DELETE FROM "FactSheets" WHERE "Id" = @id""");
        Set(batch);
    }

    /// <summary>Sheets that got another date or batch but no other value.</summary>
    public int Redated { get; private set; }

    /// <summary>The firm as it stands, or null when it is new.</summary>
    public StandingFirm? Find(string creditCode)
    {
        find.Parameters["@code"].Value = creditCode;
        using var reader = find.ExecuteReader();
        return reader.Read()
            ? new StandingFirm(reader.GetInt64(0), reader.GetString(1), DateOf(reader, 2), reader.GetBoolean(3), reader.GetString(4), DateOf(reader, 5))
            : null;
    }

    public long Add(in SpooledSheet sheet, bool isRegisteredName)
    {
        add.Parameters["@registered"].Value = isRegisteredName;
        add.Parameters["@code"].Value = sheet.CreditCode;
        add.Parameters["@name"].Value = sheet.Name;
        add.Parameters["@region"].Value = sheet.Region.Length == 0 ? DBNull.Value : sheet.Region;
        return add.ExecuteScalar() is long id ? id : throw new InvalidOperationException($"Firm {sheet.CreditCode} was inserted without an id.");
    }

    public void Rename(long firmId, string name, bool isRegistered)
    {
        rename.Parameters["@registered"].Value = isRegistered;
        rename.Parameters["@id"].Value = firmId;
        rename.Parameters["@name"].Value = name;
        rename.ExecuteNonQuery();
    }

    /// <summary>Stores the region with the day of the delivery, and the move when there was another region before.</summary>
    public void Move(in StandingFirm firm, string region)
    {
        move.Parameters["@id"].Value = firm.Id;
        move.Parameters["@region"].Value = region;
        move.ExecuteNonQuery();
        if (firm.Region.Length > 0 && firm.Region != region)
        {
            moved.Parameters["@id"].Value = firm.Id;
            moved.Parameters["@from"].Value = firm.Region;
            moved.Parameters["@region"].Value = region;
            moved.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// Replaces the whole sheet of the firm unless the stored one is of a later as-of date. HasMoved: something else of the firm changed with it, such as
    /// its name or region, so the firm counts as changed even when the values are the same.
    /// </summary>
    public void Store(long firmId, byte[] values, bool hasMoved)
    {
        store.Parameters["@firm"].Value = firmId;
        store.Parameters["@values"].Value = values;
        store.Parameters["@seal"].Value = SealOf(firmId, supplementBatchId: 0, values);
        store.Parameters["@moved"].Value = hasMoved ? 1 : 0;
        if (store.ExecuteScalar() is long changed && changed != batchId)
        {
            Redated++;
        }
    }

    /// <summary>Adds a supplementary sheet, which takes precedence over the whole one for the attributes that it names.</summary>
    public void StoreSupplement(long firmId, byte[] values)
    {
        supplement.Parameters["@firm"].Value = firmId;
        supplement.Parameters["@values"].Value = values;
        supplement.Parameters["@seal"].Value = SealOf(firmId, batchId, values);
        supplement.ExecuteNonQuery();
    }

    /// <summary>All sheets of the firm for the batch's source and period, in the order in which later ones decide.</summary>
    public List<StandingSheet> StandingOf(long firmId)
    {
        standing.Parameters["@firm"].Value = firmId;
        using var reader = standing.ExecuteReader();
        var sheets = new List<StandingSheet>();
        while (reader.Read())
        {
            sheets.Add(SheetOf(reader));
        }

        return sheets;
    }

    /// <summary>Firms with sheets up to the batch's as-of date that are not of this batch and not empty. Nothing may be written while they are read.</summary>
    public IEnumerable<(long FirmId, string Firm, List<StandingSheet> Sheets)> ReadOthers()
    {
        using var reader = others.ExecuteReader();
        (long FirmId, string Firm, List<StandingSheet> Sheets)? open = null;
        while (reader.Read())
        {
            var firmId = reader.GetInt64(8);
            if (open is { } full && full.FirmId != firmId)
            {
                yield return full;
                open = null;
            }

            open ??= (firmId, DeliveryWording.Firm(reader.GetString(9), reader.GetString(10)), []);
            open.Value.Sheets.Add(SheetOf(reader));
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Marks the firm as changed by this batch although its whole sheet stays.</summary>
    public void Touch(long firmId)
    {
        touch.Parameters["@firm"].Value = firmId;
        touch.ExecuteNonQuery();
    }

    public void Delete(long sheetId)
    {
        delete.Parameters["@id"].Value = sheetId;
        delete.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in new[] { supplement, standing, others, touch, delete, moved })
        {
            command.Dispose();
        }

        find.Dispose();
        add.Dispose();
        rename.Dispose();
        move.Dispose();
        store.Dispose();
    }

    private byte[] SealOf(long firmId, long supplementBatchId, byte[] values)
    {
        var seal = new byte[SealKey.SheetSealBytes];
        key.SealSheet(SheetSeal.Content(firmId, batchId, supplementBatchId, asOf, source, period, values), seal);
        return seal;
    }

    private StandingSheet SheetOf(DbDataReader reader)
    {
        var isDay = DateOnly.TryParseExact(reader.GetValue(2) as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var sheet = new FactSheet
        {
            FirmId = reader.GetInt64(8),
            SupplementBatchId = reader.GetInt64(1),
            AsOf = day,
            Values = reader.GetValue(3) as byte[] ?? [],
            BatchId = reader.GetInt64(4),
            Seal = reader.GetValue(5) as byte[] ?? [],
            Source = reader.GetValue(6) as string ?? "",
            Period = reader.GetValue(7) as string ?? "",
        };
        return isDay && SheetSeal.IsIntact(key, sheet)
            ? new StandingSheet(reader.GetInt64(0), sheet.SupplementBatchId, day, sheet.Values)
            : new StandingSheet(reader.GetInt64(0), sheet.SupplementBatchId, DateOnly.MinValue, SheetJson.Empty) { IsDamaged = true };
    }

    private static DateOnly? DateOf(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    private void Set(ImportBatch batch)
    {
        add.Parameters["@at"].Value = batch.ImportedAt;
        foreach (var command in new[] { add, rename, move, moved, store, supplement, standing, others, touch })
        {
            SetIfThere(command, "@source", batch.Source);
            SetIfThere(command, "@period", batch.Period);
            SetIfThere(command, "@asOf", batch.AsOf);
            SetIfThere(command, "@batch", batch.Id);
            SetIfThere(command, "@empty", SheetJson.Empty);
        }
    }

    private static void SetIfThere(DbCommand command, string name, object value)
    {
        if (command.Parameters.Contains(name))
        {
            command.Parameters[name].Value = value;
        }
    }

    /// <summary>A command with one parameter for each name with an at sign.</summary>
    private static DbCommand Prepare(PolicyMarketDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        // Recorder has begun the transaction before it calls the workflow.
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var name in ParameterName().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.NonBacktracking)]
    private static partial Regex ParameterName();
}
