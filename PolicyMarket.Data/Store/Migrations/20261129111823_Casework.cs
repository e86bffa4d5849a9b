using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class Casework : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "FirmId",
                table: "Notices",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "PersonId",
                table: "Notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseworkCases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Episode = table.Column<int>(type: "INTEGER", nullable: false),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Light = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    CloseReason = table.Column<string>(type: "TEXT", nullable: true),
                    IsNoticeDue = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseworkCases", x => x.Id);
                    table.CheckConstraint("CK_CaseworkCases_Level", "\"Level\" BETWEEN 0 AND 2");
                    table.ForeignKey(
                        name: "FK_CaseworkCases_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseworkCases_Firms_FirmId",
                        column: x => x.FirmId,
                        principalTable: "Firms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseworkRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BusinessDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FirmCount = table.Column<int>(type: "INTEGER", nullable: false),
                    FactCount = table.Column<int>(type: "INTEGER", nullable: false),
                    FindingCount = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    SettledCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseworkRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CaseworkThresholds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseworkThresholds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FirmMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FirmMoves_Firms_FirmId",
                        column: x => x.FirmId,
                        principalTable: "Firms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_CreatedAt",
                table: "Notices",
                columns: new[] { "PersonId", "CreatedAt" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_OneReader",
                table: "Notices",
                sql: "(\"FirmId\" IS NULL) <> (\"PersonId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_DepartmentId",
                table: "CaseworkCases",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_FirmId",
                table: "CaseworkCases",
                column: "FirmId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_IsNoticeDue",
                table: "CaseworkCases",
                column: "IsNoticeDue",
                filter: "\"IsNoticeDue\"");

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_Kind_Subject_Episode",
                table: "CaseworkCases",
                columns: new[] { "Kind", "Subject", "Episode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_OneOpen",
                table: "CaseworkCases",
                columns: new[] { "Kind", "Subject" },
                unique: true,
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkCases_State_Light_DepartmentId",
                table: "CaseworkCases",
                columns: new[] { "State", "Light", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkRuns_BusinessDate_FinishedAt",
                table: "CaseworkRuns",
                columns: new[] { "BusinessDate", "FinishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseworkThresholds_Key",
                table: "CaseworkThresholds",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FirmMoves_FirmId_AsOf",
                table: "FirmMoves",
                columns: new[] { "FirmId", "AsOf" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseworkCases");

            migrationBuilder.DropTable(
                name: "CaseworkRuns");

            migrationBuilder.DropTable(
                name: "CaseworkThresholds");

            migrationBuilder.DropTable(
                name: "FirmMoves");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_CreatedAt",
                table: "Notices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_OneReader",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Notices");

            migrationBuilder.AlterColumn<long>(
                name: "FirmId",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
