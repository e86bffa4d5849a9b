using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class ChangedSheets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedBatchId",
                table: "FactSheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
            migrationBuilder.Sql("UPDATE \"FactSheets\" SET \"ChangedBatchId\" = \"BatchId\";");

            migrationBuilder.CreateIndex(
                name: "IX_FactSheets_ChangedBatchId_FirmId",
                table: "FactSheets",
                columns: new[] { "ChangedBatchId", "FirmId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FactSheets_ChangedBatchId_FirmId",
                table: "FactSheets");

            migrationBuilder.DropColumn(
                name: "ChangedBatchId",
                table: "FactSheets");
        }
    }
}
