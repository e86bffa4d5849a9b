using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class SecondOpinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WasHeld",
                table: "RunTallies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "SecondOpinions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    RunEngine = table.Column<string>(type: "TEXT", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", nullable: false),
                    Pairs = table.Column<long>(type: "INTEGER", nullable: false),
                    Items = table.Column<int>(type: "INTEGER", nullable: false),
                    Firms = table.Column<int>(type: "INTEGER", nullable: false),
                    Differences = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemsInForce = table.Column<int>(type: "INTEGER", nullable: false),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    DeterminedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondOpinions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ItemHolds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    OpinionId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastOpinionId = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AgreedOpinionId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReleasedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReleasedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ReleaseReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemHolds_SecondOpinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "SecondOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionDifferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OpinionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirmId = table.Column<long>(type: "INTEGER", nullable: true),
                    RunAnswer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SecondAnswer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Condition = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ConditionKey = table.Column<string>(type: "TEXT", nullable: false),
                    RunTruth = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SecondTruth = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionDifferences_SecondOpinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "SecondOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionItems",
                columns: table => new
                {
                    OpinionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    Differences = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionItems", x => new { x.OpinionId, x.ItemId });
                    table.ForeignKey(
                        name: "FK_OpinionItems_SecondOpinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "SecondOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ItemHolds_ItemId",
                table: "ItemHolds",
                column: "ItemId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ItemHolds_OpinionId",
                table: "ItemHolds",
                column: "OpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionDifferences_ItemId_OpinionId",
                table: "OpinionDifferences",
                columns: new[] { "ItemId", "OpinionId" });

            migrationBuilder.CreateIndex(
                name: "IX_OpinionDifferences_OpinionId_ItemId_FirmId",
                table: "OpinionDifferences",
                columns: new[] { "OpinionId", "ItemId", "FirmId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpinionItems_ItemId_OpinionId",
                table: "OpinionItems",
                columns: new[] { "ItemId", "OpinionId" });

            migrationBuilder.CreateIndex(
                name: "IX_SecondOpinions_RunId_RunEngine",
                table: "SecondOpinions",
                columns: new[] { "RunId", "RunEngine" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ItemHolds");

            migrationBuilder.DropTable(
                name: "OpinionDifferences");

            migrationBuilder.DropTable(
                name: "OpinionItems");

            migrationBuilder.DropTable(
                name: "SecondOpinions");

            migrationBuilder.DropColumn(
                name: "WasHeld",
                table: "RunTallies");
        }
    }
}
