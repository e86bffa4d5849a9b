using System;
using Microsoft.EntityFrameworkCore.Migrations;
using PolicyMarket.Data.Store.Sqlite;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    /// <summary>The bank's world: references for good, returns after payment, answers that need two people, payee releases, corrections of the public record.</summary>
    public partial class BankWorld : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsCancelled",
                table: "Payouts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ReturnReference",
                table: "Payouts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReturnedOn",
                table: "Payouts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "InstructedAt",
                table: "PayoutBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExceptionCount",
                table: "BankResults",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BankEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    PayoutId = table.Column<long>(type: "INTEGER", nullable: false),
                    IsPaid = table.Column<bool>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Difference = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EnteredByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankEntries", x => x.Id);
                    table.CheckConstraint("CK_BankEntries_TwoPersons", "\"State\" <> 'Confirmed' OR \"DecidedByPersonId\" <> \"EnteredByPersonId\"");
                    table.ForeignKey(
                        name: "FK_BankEntries_Payouts_PayoutId",
                        column: x => x.PayoutId,
                        principalTable: "Payouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankReferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    PayoutId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankReferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankReferences_Payouts_PayoutId",
                        column: x => x.PayoutId,
                        principalTable: "Payouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DisclosureCorrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PayoutId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayeeReleases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PayoutId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayeeReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayeeReleases_Payouts_PayoutId",
                        column: x => x.PayoutId,
                        principalTable: "Payouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_AccountNumber",
                table: "Payouts",
                column: "AccountNumber");

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_Number",
                table: "BankAccounts",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_BankEntries_BatchId_State",
                table: "BankEntries",
                columns: new[] { "BatchId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_BankEntries_OnePending",
                table: "BankEntries",
                column: "PayoutId",
                unique: true,
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_BankReferences_PayoutId",
                table: "BankReferences",
                column: "PayoutId");

            migrationBuilder.CreateIndex(
                name: "IX_BankReferences_Reference",
                table: "BankReferences",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureCorrections_PayoutId",
                table: "DisclosureCorrections",
                column: "PayoutId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayeeReleases_PayoutId_Kind_Evidence",
                table: "PayeeReleases",
                columns: new[] { "PayoutId", "Kind", "Evidence" },
                unique: true);

            // Until now the reference of a return stood where that of a payment does, and a return had no day of its own.
            migrationBuilder.Sql("""
                UPDATE "Payouts" SET "ReturnedOn" = "SettledOn", "ReturnReference" = "BankReference", "BankReference" = NULL WHERE "State" = 'Returned';
                UPDATE "Payouts" SET "BankReference" = UPPER(REPLACE("BankReference", ' ', '')), "ReturnReference" = UPPER(REPLACE("ReturnReference", ' ', ''));
                INSERT INTO "BankReferences" ("Reference", "PayoutId")
                    SELECT COALESCE("BankReference", "ReturnReference"), MIN("Id") FROM "Payouts"
                    WHERE COALESCE("BankReference", "ReturnReference") IS NOT NULL GROUP BY 1;
                """);
            foreach (var table in new[] { "BankReferences", "PayeeReleases", "DisclosureCorrections" })
            {
                AppendOnlyTriggers.Create(migrationBuilder, table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BankEntries");

            migrationBuilder.DropTable(
                name: "BankReferences");

            migrationBuilder.DropTable(
                name: "DisclosureCorrections");

            migrationBuilder.DropTable(
                name: "PayeeReleases");

            migrationBuilder.DropIndex(
                name: "IX_Payouts_AccountNumber",
                table: "Payouts");

            migrationBuilder.DropIndex(
                name: "IX_BankAccounts_Number",
                table: "BankAccounts");

            migrationBuilder.DropColumn(
                name: "IsCancelled",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "ReturnReference",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "ReturnedOn",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "InstructedAt",
                table: "PayoutBatches");

            migrationBuilder.DropColumn(
                name: "ExceptionCount",
                table: "BankResults");
        }
    }
}
