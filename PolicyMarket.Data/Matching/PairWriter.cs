using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>Writes the many small rows of a chunk with prepared statements on the transaction of the context: EF's change tracker would take most of the night.</summary>
internal sealed class PairWriter : IDisposable
{
    private readonly DbCommand keep;
    private readonly DbCommand drop;
    private readonly DbCommand change;
    private readonly DbCommand tally;
    private readonly DbCommand gap;

    public PairWriter(PolicyMarketDb db)
    {
        keep = Prepare(
            db,
            """
            INSERT INTO "Matches" ("FirmId", "ItemId", "ItemVersionId", "Outcome", "PayableFen", "Missing", "RunId")
            VALUES (@firm, @item, @version, @outcome, @fen, @missing, @run)
            ON CONFLICT ("FirmId", "ItemId") DO UPDATE SET "ItemVersionId" = excluded."ItemVersionId", "Outcome" = excluded."Outcome",
                "PayableFen" = excluded."PayableFen", "Missing" = excluded."Missing", "RunId" = excluded."RunId"
            """,
            "@firm", "@item", "@version", "@outcome", "@fen", "@missing", "@run");
        drop = Prepare(db, """DELETE FROM "Matches" WHERE "FirmId" = @firm AND "ItemId" = @item""", "@firm", "@item");
        change = Prepare(
            db,
            """
            INSERT INTO "MatchChanges" ("RunId", "FirmId", "ItemId", "Kind", "OldFen", "NewFen")
            VALUES (@run, @firm, @item, @kind, @old, @new)
            """,
            "@run", "@firm", "@item", "@kind", "@old", "@new");
        tally = Prepare(
            db,
            """
            INSERT INTO "RunTallies" ("RunId", "ItemId", "Region", "Eligible", "Unknown", "EligibleFen")
            VALUES (@run, @item, @region, @eligible, @unknown, @fen)
            ON CONFLICT ("RunId", "ItemId", "Region") DO UPDATE SET "Eligible" = "RunTallies"."Eligible" + excluded."Eligible",
                "Unknown" = "RunTallies"."Unknown" + excluded."Unknown", "EligibleFen" = "RunTallies"."EligibleFen" + excluded."EligibleFen"
            """,
            "@run", "@item", "@region", "@eligible", "@unknown", "@fen");
        gap = Prepare(
            db,
            """
            INSERT INTO "RunGaps" ("RunId", "Attribute", "Pairs", "SolePairs", "SoleCapFen")
            VALUES (@run, @attribute, @pairs, @sole, @cap)
            ON CONFLICT ("RunId", "Attribute") DO UPDATE SET "Pairs" = "RunGaps"."Pairs" + excluded."Pairs",
                "SolePairs" = "RunGaps"."SolePairs" + excluded."SolePairs", "SoleCapFen" = "RunGaps"."SoleCapFen" + excluded."SoleCapFen"
            """,
            "@run", "@attribute", "@pairs", "@sole", "@cap");
    }

    public void Keep(long firmId, PlannedItem item, PairDecision decision, string missing, long runId) =>
        Run(keep, firmId, item.ItemId, item.VersionId, OutcomeText(decision.Outcome), decision.PayableFen, missing, runId);

    public void Drop(long firmId, long itemId) => Run(drop, firmId, itemId);

    public void Change(long runId, long firmId, long itemId, MatchChangeKind kind, long? oldFen, long? newFen) =>
        Run(change, runId, firmId, itemId, kind.ToString(), oldFen, newFen);

    public void Tally(long runId, long itemId, string region, TallySum sum) =>
        Run(tally, runId, itemId, region, sum.Eligible, sum.Unknown, sum.EligibleFen);

    public void Gap(long runId, string attribute, GapSum sum) => Run(gap, runId, attribute, sum.Pairs, sum.SolePairs, sum.SoleCapFen);

    public void Dispose()
    {
        keep.Dispose();
        drop.Dispose();
        change.Dispose();
        tally.Dispose();
        gap.Dispose();
    }

    private static string OutcomeText(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Eligible => nameof(OutcomeKind.Eligible),
        OutcomeKind.Unknown => nameof(OutcomeKind.Unknown),
        OutcomeKind.Ineligible or _ => throw new InvalidOperationException($"A pair with the outcome {outcome} has no row."),
    };

    private static DbCommand Prepare(PolicyMarketDb db, string sql, params string[] names)
    {
        var transaction = db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Pairs are written inside the transaction of a chunk only.");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
