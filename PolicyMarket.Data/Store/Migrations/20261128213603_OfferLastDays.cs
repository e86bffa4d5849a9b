using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <summary>
    /// Offers and funds have a last day. A fund's is the end of its year; an offer's follows from its item's document or confirmation and its fund, and is
    /// open-ended where none of them says one, so that it is decided by the item's terms alone.
    /// </summary>
    public partial class OfferLastDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Offers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "ForceReason",
                table: "MatchingRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "LeavesOffers",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "OffersExpired",
                table: "MatchingRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Funds",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateIndex(
                name: "IX_Offers_State_LastDay",
                table: "Offers",
                columns: new[] { "State", "LastDay" });

            migrationBuilder.Sql("""UPDATE "Funds" SET "LastDay" = printf('%04d-12-31', "Year");""");
            migrationBuilder.Sql(
                """
                UPDATE "Offers" SET "LastDay" = (
                    SELECT min(
                        COALESCE(json_extract(v."RuleJson", '$.document.effective_to'), i."ConfirmedUntil", '9999-12-31'),
                        COALESCE(f."LastDay", '9999-12-31'))
                    FROM "PolicyItems" i
                    JOIN "PolicyItemVersions" v ON v."ItemId" = i."Id" AND v."Number" = i."CurrentNumber"
                    LEFT JOIN "Funds" f ON f."Id" = i."FundId"
                    WHERE i."Id" = "Offers"."ItemId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Offers_State_LastDay",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "ForceReason",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "LeavesOffers",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "OffersExpired",
                table: "MatchingRuns");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "Funds");
        }
    }
}
