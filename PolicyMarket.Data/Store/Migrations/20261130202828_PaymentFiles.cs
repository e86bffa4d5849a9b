using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class PaymentFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_BankResults_ContentHash",
                table: "BankResults");

            migrationBuilder.CreateTable(
                name: "BankBranches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ClearingCode = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankBranches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayingAccounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FundId = table.Column<long>(type: "INTEGER", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", nullable: false),
                    BankName = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    ClearingCode = table.Column<string>(type: "TEXT", nullable: false),
                    FiscalRegion = table.Column<string>(type: "TEXT", nullable: false),
                    AgencyCode = table.Column<string>(type: "TEXT", nullable: false),
                    FunctionCode = table.Column<string>(type: "TEXT", nullable: false),
                    EconomyCode = table.Column<string>(type: "TEXT", nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", nullable: false),
                    FundNature = table.Column<string>(type: "TEXT", nullable: false),
                    BudgetDocument = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayingAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayingAccounts_Funds_FundId",
                        column: x => x.FundId,
                        principalTable: "Funds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PayoutCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TotalFen = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RefusedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefusalReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentFiles_PayoutBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "PayoutBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    IsDebit = table.Column<bool>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    NamedNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    TakenInByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenInAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatementEntries_PayoutBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "PayoutBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BankResults_ContentHash_BatchId",
                table: "BankResults",
                columns: new[] { "ContentHash", "BatchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankBranches_Name",
                table: "BankBranches",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayingAccounts_FundId",
                table: "PayingAccounts",
                column: "FundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentFiles_BatchId_Format_Sequence",
                table: "PaymentFiles",
                columns: new[] { "BatchId", "Format", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentFiles_MessageId",
                table: "PaymentFiles",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementEntries_AccountNumber_On_Reference_IsDebit_AmountFen_NamedNumber",
                table: "StatementEntries",
                columns: new[] { "AccountNumber", "On", "Reference", "IsDebit", "AmountFen", "NamedNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementEntries_BatchId",
                table: "StatementEntries",
                column: "BatchId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BankBranches");

            migrationBuilder.DropTable(
                name: "PayingAccounts");

            migrationBuilder.DropTable(
                name: "PaymentFiles");

            migrationBuilder.DropTable(
                name: "StatementEntries");

            migrationBuilder.DropIndex(
                name: "IX_BankResults_ContentHash_BatchId",
                table: "BankResults");

            migrationBuilder.CreateIndex(
                name: "IX_BankResults_ContentHash",
                table: "BankResults",
                column: "ContentHash",
                unique: true);
        }
    }
}
