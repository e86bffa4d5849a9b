using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PolicyMarket.Data.Store.Migrations
{
    /// <inheritdoc />
    public partial class Holidays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WorkedDaysText = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredByPersonId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_From",
                table: "Holidays",
                column: "From",
                unique: true);

            // The State Council's arrangement of 2026; a year that comes later is entered on the page of the calendar.
            const string notice = "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）";
            (string Name, DateOnly From, DateOnly To, string Worked)[] days =
            [
                ("元旦", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 3), "2026-01-04"),
                ("春节", new DateOnly(2026, 2, 15), new DateOnly(2026, 2, 23), "2026-02-14 2026-02-28"),
                ("清明节", new DateOnly(2026, 4, 4), new DateOnly(2026, 4, 6), ""),
                ("劳动节", new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 5), "2026-05-09"),
                ("端午节", new DateOnly(2026, 6, 19), new DateOnly(2026, 6, 21), ""),
                ("中秋节", new DateOnly(2026, 9, 25), new DateOnly(2026, 9, 27), ""),
                ("国庆节", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 7), "2026-09-20 2026-10-10"),
            ];
            foreach (var (name, from, to, worked) in days)
            {
                migrationBuilder.InsertData(
                    table: "Holidays",
                    columns: ["Name", "From", "To", "WorkedDaysText", "Source", "EnteredAt"],
                    values: new object[] { name, from, to, worked, notice, new DateTime(2025, 11, 4, 0, 0, 0, DateTimeKind.Utc) }
                );
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Holidays");
        }
    }
}
