using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class ZeroPayouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ZeroAt",
                table: "PolicyItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ZeroByPersonId",
                table: "PolicyItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ZeroReason",
                table: "PolicyItems",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ZeroAt",
                table: "PolicyItems");

            migrationBuilder.DropColumn(
                name: "ZeroByPersonId",
                table: "PolicyItems");

            migrationBuilder.DropColumn(
                name: "ZeroReason",
                table: "PolicyItems");
        }
    }
}
