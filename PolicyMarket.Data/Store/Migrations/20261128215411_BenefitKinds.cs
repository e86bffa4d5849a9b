using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class BenefitKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Departments_Key",
                table: "Departments");

            migrationBuilder.AddColumn<string>(
                name: "DeclaredBenefit",
                table: "PolicyItemVersions",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeclaredDisclosure",
                table: "PolicyItemVersions",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "Departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Departments_Key_Region",
                table: "Departments",
                columns: new[] { "Key", "Region" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Departments_Key_Region",
                table: "Departments");

            migrationBuilder.DropColumn(
                name: "DeclaredBenefit",
                table: "PolicyItemVersions");

            migrationBuilder.DropColumn(
                name: "DeclaredDisclosure",
                table: "PolicyItemVersions");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "Departments");

            migrationBuilder.CreateIndex(
                name: "IX_Departments_Key",
                table: "Departments",
                column: "Key",
                unique: true);
        }
    }
}
