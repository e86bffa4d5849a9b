using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class OrderedDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImportBatches_Source_Period_ContentHash",
                table: "ImportBatches");

            migrationBuilder.DropIndex(
                name: "IX_FactSheets_FirmId_Source_Period",
                table: "FactSheets");

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "ImportBatches",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Whole");

            migrationBuilder.AddColumn<int>(
                name: "RedatedSheets",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Repetition",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasRegisteredName",
                table: "Firms",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NameAsOf",
                table: "Firms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RegionAsOf",
                table: "Firms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SupplementBatchId",
                table: "FactSheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // A night that is still owed looks at every firm; names and regions count as of the newest sheet that may have given them.
            migrationBuilder.Sql("UPDATE \"ImportBatches\" SET \"RedatedSheets\" = \"RowCount\";");
            migrationBuilder.Sql("""
                UPDATE "Firms" SET
                    "RegionAsOf" = CASE WHEN "Region" IS NULL THEN NULL ELSE (SELECT max(s."AsOf") FROM "FactSheets" s WHERE s."FirmId" = "Firms"."Id") END,
                    "NameAsOf" = coalesce(
                        (SELECT max(s."AsOf") FROM "FactSheets" s WHERE s."FirmId" = "Firms"."Id" AND s."Source" = '市场监管'),
                        (SELECT max(s."AsOf") FROM "FactSheets" s WHERE s."FirmId" = "Firms"."Id")),
                    "HasRegisteredName" = EXISTS (SELECT 1 FROM "FactSheets" s WHERE s."FirmId" = "Firms"."Id" AND s."Source" = '市场监管');
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatches_Source_Period_ContentHash_AsOf_Mode_Repetition",
                table: "ImportBatches",
                columns: new[] { "Source", "Period", "ContentHash", "AsOf", "Mode", "Repetition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FactSheets_FirmId_Source_Period_SupplementBatchId",
                table: "FactSheets",
                columns: new[] { "FirmId", "Source", "Period", "SupplementBatchId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImportBatches_Source_Period_ContentHash_AsOf_Mode_Repetition",
                table: "ImportBatches");

            migrationBuilder.DropIndex(
                name: "IX_FactSheets_FirmId_Source_Period_SupplementBatchId",
                table: "FactSheets");

            migrationBuilder.DropColumn(
                name: "Mode",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "RedatedSheets",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Repetition",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "HasRegisteredName",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "NameAsOf",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "RegionAsOf",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "SupplementBatchId",
                table: "FactSheets");

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatches_Source_Period_ContentHash",
                table: "ImportBatches",
                columns: new[] { "Source", "Period", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FactSheets_FirmId_Source_Period",
                table: "FactSheets",
                columns: new[] { "FirmId", "Source", "Period" },
                unique: true);
        }
    }
}
