using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class Authoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "PolicyItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ItemDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: true),
                    BaseVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CreatedByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    ConditionsRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    Head = table.Column<string>(type: "TEXT", nullable: false),
                    Conditions = table.Column<string>(type: "TEXT", nullable: false),
                    Amount = table.Column<string>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<long>(type: "INTEGER", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemDrafts_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemDrafts_PolicyItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "PolicyItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ItemSuspensions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    SuspendedByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    SuspendedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SuspendedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ResumedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    ResumedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ResumedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResumeReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemSuspensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemSuspensions_PolicyItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "PolicyItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VersionWithdrawals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    EarlierVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    RestoredVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    OfferCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VersionWithdrawals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VersionWithdrawals_PolicyItemVersions_ItemVersionId",
                        column: x => x.ItemVersionId,
                        principalTable: "PolicyItemVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftRevisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DraftId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsAside = table.Column<bool>(type: "INTEGER", nullable: false),
                    Parts = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftRevisions_ItemDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ItemDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftSubmissions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DraftId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    BaseVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    RuleJson = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftSubmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftSubmissions_ItemDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ItemDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubmissionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GateRunId = table.Column<long>(type: "INTEGER", nullable: true),
                    GateHash = table.Column<string>(type: "TEXT", nullable: true),
                    Acknowledgements = table.Column<string>(type: "TEXT", nullable: true),
                    ItemVersionId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftDecisions_DraftSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "DraftSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GateRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubmissionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DataStamp = table.Column<string>(type: "TEXT", nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ComputedByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportJson = table.Column<string>(type: "TEXT", nullable: false),
                    Lists = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportHash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GateRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GateRuns_DraftSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "DraftSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DraftDecisions_ItemVersionId",
                table: "DraftDecisions",
                column: "ItemVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftDecisions_SubmissionId_Sequence",
                table: "DraftDecisions",
                columns: new[] { "SubmissionId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftRevisions_DraftId_Number",
                table: "DraftRevisions",
                columns: new[] { "DraftId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftSubmissions_DraftId_Sequence",
                table: "DraftSubmissions",
                columns: new[] { "DraftId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GateRuns_SubmissionId_BusinessDate_DataStamp",
                table: "GateRuns",
                columns: new[] { "SubmissionId", "BusinessDate", "DataStamp" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemDrafts_Code",
                table: "ItemDrafts",
                column: "Code",
                unique: true,
                filter: "\"State\" = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "IX_ItemDrafts_DepartmentId_State",
                table: "ItemDrafts",
                columns: new[] { "DepartmentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemDrafts_ItemId",
                table: "ItemDrafts",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemDrafts_State_EffectiveOn",
                table: "ItemDrafts",
                columns: new[] { "State", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemSuspensions_ItemId",
                table: "ItemSuspensions",
                column: "ItemId",
                unique: true,
                filter: "\"ResumedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_VersionWithdrawals_ItemVersionId",
                table: "VersionWithdrawals",
                column: "ItemVersionId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftDecisions");

            migrationBuilder.DropTable(
                name: "DraftRevisions");

            migrationBuilder.DropTable(
                name: "GateRuns");

            migrationBuilder.DropTable(
                name: "ItemSuspensions");

            migrationBuilder.DropTable(
                name: "VersionWithdrawals");

            migrationBuilder.DropTable(
                name: "DraftSubmissions");

            migrationBuilder.DropTable(
                name: "ItemDrafts");

            migrationBuilder.DropColumn(
                name: "EndsOn",
                table: "PolicyItems");
        }
    }
}
