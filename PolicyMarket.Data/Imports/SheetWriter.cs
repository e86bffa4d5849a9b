using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Imports;

/// <summary>Stores sheets with prepared statements inside the transaction of the workflow: a context would hold every row in memory.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly DbCommand find;
    private readonly DbCommand add;
    private readonly DbCommand rename;
    private readonly DbCommand move;
    private readonly DbCommand store;

    public SheetWriter(PolicyMarketDb db, ImportBatch batch)
    {
        find = Prepare(db, """SELECT "Id", "Name", coalesce("Region", '') FROM "Firms" WHERE "CreditCode" = $code""", "$code");
        add = Prepare(db, """INSERT INTO "Firms" ("CreditCode", "Name", "Region", "CreatedAt") VALUES ($code, $name, $region, $at) RETURNING "Id" """, "$code", "$name", "$region", "$at");
        rename = Prepare(db, """UPDATE "Firms" SET "Name" = $name WHERE "Id" = $id""", "$id", "$name");
        move = Prepare(db, """UPDATE "Firms" SET "Region" = $region WHERE "Id" = $id""", "$id", "$region");
        store = Prepare(
            db,
            """
            INSERT INTO "FactSheets" ("FirmId", "Source", "Period", "AsOf", "BatchId", "ChangedBatchId", "Values")
            VALUES ($firm, $source, $period, $asOf, $batch, $batch, $values)
            ON CONFLICT ("FirmId", "Source", "Period") DO UPDATE SET
                "AsOf" = excluded."AsOf",
                "BatchId" = excluded."BatchId",
                "ChangedBatchId" = CASE WHEN "FactSheets"."Values" = excluded."Values" AND $moved = 0 THEN "FactSheets"."ChangedBatchId" ELSE excluded."BatchId" END,
                "Values" = excluded."Values"
            """,
            "$firm", "$source", "$period", "$asOf", "$batch", "$values", "$moved");
        add.Parameters["$at"].Value = batch.ImportedAt;
        store.Parameters["$source"].Value = batch.Source;
        store.Parameters["$period"].Value = batch.Period;
        store.Parameters["$asOf"].Value = batch.AsOf;
        store.Parameters["$batch"].Value = batch.Id;
    }

    /// <summary>The firm as it stands, or null when it is new.</summary>
    public (long Id, string Name, string Region)? Find(string creditCode)
    {
        find.Parameters["$code"].Value = creditCode;
        using var reader = find.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    public long Add(in SpooledSheet sheet)
    {
        add.Parameters["$code"].Value = sheet.CreditCode;
        add.Parameters["$name"].Value = sheet.Name;
        add.Parameters["$region"].Value = sheet.Region.Length == 0 ? DBNull.Value : sheet.Region;
        return add.ExecuteScalar() is long id ? id : throw new InvalidOperationException($"Firm {sheet.CreditCode} was inserted without an id.");
    }

    public void Rename(long firmId, string name)
    {
        rename.Parameters["$id"].Value = firmId;
        rename.Parameters["$name"].Value = name;
        rename.ExecuteNonQuery();
    }

    public void Move(long firmId, string region)
    {
        move.Parameters["$id"].Value = firmId;
        move.Parameters["$region"].Value = region;
        move.ExecuteNonQuery();
    }

    /// <summary>Replaces what the source said of the firm for the period. Moved: the firm's region was changed with it.</summary>
    public void Store(long firmId, byte[] values, bool hasMoved)
    {
        store.Parameters["$firm"].Value = firmId;
        store.Parameters["$values"].Value = values;
        store.Parameters["$moved"].Value = hasMoved ? 1 : 0;
        store.ExecuteNonQuery();
    }

    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        rename.Dispose();
        move.Dispose();
        store.Dispose();
    }

    private static SqliteCommand Prepare(PolicyMarketDb db, string sql, params string[] parameters)
    {
        var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        // Recorder has begun the transaction before it calls the workflow.
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
