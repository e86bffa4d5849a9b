using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class RuleFaults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FormulaGaps",
                table: "RunTallies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ZeroAmounts",
                table: "RunTallies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "ExpiredItems",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "FormulaGapCount",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "NotYetItems",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "UndatedItems",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ZeroCount",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormulaGaps",
                table: "RunTallies");

            migrationBuilder.DropColumn(
                name: "ZeroAmounts",
                table: "RunTallies");

            migrationBuilder.DropColumn(
                name: "ExpiredItems",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "FormulaGapCount",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "NotYetItems",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "UndatedItems",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "ZeroCount",
                table: "MatchingRuns");
        }
    }
}
