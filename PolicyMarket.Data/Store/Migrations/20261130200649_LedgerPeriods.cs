using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class LedgerPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LedgerPeriods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MakerPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    MakerName = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CheckerPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckerName = table.Column<string>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RejectReason = table.Column<string>(type: "TEXT", nullable: true),
                    PostingCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerPeriods", x => x.Id);
                    table.CheckConstraint("CK_LedgerPeriods_TwoPersons", "\"CheckerPersonId\" <> \"MakerPersonId\"");
                });

            migrationBuilder.CreateTable(
                name: "PeriodBalances",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PeriodId = table.Column<long>(type: "INTEGER", nullable: false),
                    FundId = table.Column<long>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OpeningFen = table.Column<long>(type: "INTEGER", nullable: false),
                    DebitFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CreditFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosingFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodBalances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PeriodBalances_LedgerPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "LedgerPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerPeriods_Month",
                table: "LedgerPeriods",
                column: "Month",
                unique: true,
                filter: "\"State\" <> 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerPeriods_State_EndsAt",
                table: "LedgerPeriods",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PeriodBalances_PeriodId_FundId_Account",
                table: "PeriodBalances",
                columns: new[] { "PeriodId", "FundId", "Account" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PeriodBalances");

            migrationBuilder.DropTable(
                name: "LedgerPeriods");
        }
    }
}
