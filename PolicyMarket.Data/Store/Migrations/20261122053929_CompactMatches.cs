using Microsoft.EntityFrameworkCore.Migrations;
using PolicyMarket.Data.Store.Sqlite;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <summary>
    /// One row a firm takes the place of a row a pair. The rows of Matches are dropped: they are worked out, not recorded, and the next run writes them
    /// anew in the new form, without comparing (a run made before this migration has no ContextFingerprint). The figures of earlier runs by item, region
    /// and attribute are kept, and what changed in them is folded into the figures by item; offers, claims, money and audit are not touched.
    /// </summary>
    public partial class CompactMatches : Migration
    {
        private static readonly string[] Folded = ["RunTallies", "RunGaps", "MatchChanges"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Folded)
            {
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" RENAME TO \"Old{table}\";");
            }

            CreateTables(migrationBuilder);
            AddColumns(migrationBuilder);
            Fold(migrationBuilder);
            foreach (var table in Folded)
            {
                migrationBuilder.DropTable($"Old{table}");
            }

            migrationBuilder.DropTable(name: "Matches");
            AppendOnlyTriggers.Create(migrationBuilder, "MatchChanges");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "FirmMatches", "RunRegions", "RunTallies", "RunGaps", "MatchChanges" })
            {
                migrationBuilder.DropTable(table);
            }

            migrationBuilder.DropColumn(
                name: "AmountMilliseconds",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "ContextFingerprint",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "EncodeMilliseconds",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "FirmsRecomputed",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "IsWhole",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "ItemsRecomputed",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "LoadMilliseconds",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "MatchMilliseconds",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "WriteMilliseconds",
                table: "MatchingRuns");

            migrationBuilder.CreateTable(
                name: "Matches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PayableFen = table.Column<long>(type: "INTEGER", nullable: true),
                    Missing = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Matches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_FirmId_ItemId",
                table: "Matches",
                columns: new[] { "FirmId", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Matches_ItemId_Outcome",
                table: "Matches",
                columns: new[] { "ItemId", "Outcome" });

            migrationBuilder.CreateTable(
                name: "MatchChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OldFen = table.Column<long>(type: "INTEGER", nullable: true),
                    NewFen = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MatchChanges_RunId_FirmId_ItemId",
                table: "MatchChanges",
                columns: new[] { "RunId", "FirmId", "ItemId" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "RunTallies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Eligible = table.Column<int>(type: "INTEGER", nullable: false),
                    Unknown = table.Column<int>(type: "INTEGER", nullable: false),
                    EligibleFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunTallies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RunTallies_RunId_ItemId_Region",
                table: "RunTallies",
                columns: new[] { "RunId", "ItemId", "Region" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "RunGaps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Attribute = table.Column<string>(type: "TEXT", nullable: false),
                    Pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    SolePairs = table.Column<int>(type: "INTEGER", nullable: false),
                    SoleCapFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunGaps", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RunGaps_RunId_Attribute",
                table: "RunGaps",
                columns: new[] { "RunId", "Attribute" },
                unique: true);

            AppendOnlyTriggers.Create(migrationBuilder, "MatchChanges");
        }

        private static void CreateTables(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FirmMatches",
                columns: table => new
                {
                    FirmId = table.Column<long>(type: "INTEGER", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Pairs = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmMatches", x => x.FirmId);
                });

            migrationBuilder.CreateTable(
                name: "RunRegions",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Eligible = table.Column<long>(type: "INTEGER", nullable: false),
                    Unknown = table.Column<long>(type: "INTEGER", nullable: false),
                    EligibleFen = table.Column<long>(type: "INTEGER", nullable: false),
                    NewCount = table.Column<long>(type: "INTEGER", nullable: false),
                    LostCount = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedCount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunRegions", x => new { x.RunId, x.Region });
                });

            migrationBuilder.CreateTable(
                name: "RunTallies",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    HasFund = table.Column<bool>(type: "INTEGER", nullable: false),
                    NeedsPreCheck = table.Column<bool>(type: "INTEGER", nullable: false),
                    Eligible = table.Column<long>(type: "INTEGER", nullable: false),
                    Unknown = table.Column<long>(type: "INTEGER", nullable: false),
                    EligibleFen = table.Column<long>(type: "INTEGER", nullable: false),
                    NewCount = table.Column<long>(type: "INTEGER", nullable: false),
                    NewFen = table.Column<long>(type: "INTEGER", nullable: false),
                    LostCount = table.Column<long>(type: "INTEGER", nullable: false),
                    LostFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedCount = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedFromFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedToFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunTallies", x => new { x.RunId, x.ItemId });
                });

            migrationBuilder.CreateTable(
                name: "RunGaps",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Attribute = table.Column<string>(type: "TEXT", nullable: false),
                    Pairs = table.Column<long>(type: "INTEGER", nullable: false),
                    SolePairs = table.Column<long>(type: "INTEGER", nullable: false),
                    SoleCapFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunGaps", x => new { x.RunId, x.Attribute });
                });

            migrationBuilder.CreateTable(
                name: "MatchChanges",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: false),
                    Changes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchChanges", x => new { x.RunId, x.FirmId });
                });
        }

        private static void AddColumns(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AmountMilliseconds",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ContextFingerprint",
                table: "MatchingRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EncodeMilliseconds",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "FirmsRecomputed",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsWhole",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ItemsRecomputed",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "LoadMilliseconds",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "MatchMilliseconds",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "WriteMilliseconds",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        private static void Fold(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                INSERT INTO "RunTallies" ("RunId", "ItemId", "HasFund", "NeedsPreCheck", "Eligible", "Unknown", "EligibleFen", "NewCount", "NewFen", "LostCount", "LostFen", "ChangedCount", "ChangedFromFen", "ChangedToFen")
                SELECT t."RunId", t."ItemId", 0, 0, sum(t."Eligible"), sum(t."Unknown"), sum(t."EligibleFen"),
                    coalesce(c."NewCount", 0), coalesce(c."NewFen", 0), coalesce(c."LostCount", 0), coalesce(c."LostFen", 0), coalesce(c."ChangedCount", 0), coalesce(c."FromFen", 0), coalesce(c."ToFen", 0)
                FROM "OldRunTallies" t
                LEFT JOIN (
                    SELECT "RunId", "ItemId",
                        sum("Kind" = 'New') AS "NewCount", sum(CASE WHEN "Kind" = 'New' THEN coalesce("NewFen", 0) ELSE 0 END) AS "NewFen",
                        sum("Kind" = 'Lost') AS "LostCount", sum(CASE WHEN "Kind" = 'Lost' THEN coalesce("OldFen", 0) ELSE 0 END) AS "LostFen",
                        sum("Kind" = 'AmountChanged') AS "ChangedCount",
                        sum(CASE WHEN "Kind" = 'AmountChanged' THEN coalesce("OldFen", 0) ELSE 0 END) AS "FromFen",
                        sum(CASE WHEN "Kind" = 'AmountChanged' THEN coalesce("NewFen", 0) ELSE 0 END) AS "ToFen"
                    FROM "OldMatchChanges" GROUP BY "RunId", "ItemId") c ON c."RunId" = t."RunId" AND c."ItemId" = t."ItemId"
                GROUP BY t."RunId", t."ItemId";

                INSERT INTO "RunRegions" ("RunId", "Region", "Eligible", "Unknown", "EligibleFen", "NewCount", "LostCount", "ChangedCount")
                SELECT "RunId", "Region", sum("Eligible"), sum("Unknown"), sum("EligibleFen"), 0, 0, 0 FROM "OldRunTallies" GROUP BY "RunId", "Region";

                INSERT INTO "RunGaps" ("RunId", "Attribute", "Pairs", "SolePairs", "SoleCapFen")
                SELECT "RunId", "Attribute", "Pairs", "SolePairs", "SoleCapFen" FROM "OldRunGaps";

                UPDATE "MatchingRuns" SET "IsWhole" = 1, "FirmsRecomputed" = "FirmsDone", "ItemsRecomputed" = "ItemCount";
                """);
        }
    }
}
