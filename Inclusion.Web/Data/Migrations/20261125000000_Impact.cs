using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Impact : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FunderId",
                table: "Workshops",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DisclosureThreshold",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FirstReadyOn",
                table: "Devices",
                type: "TEXT",
                nullable: true);

            // From the timeline: ready (3) from received, refurbishing or repair (1, 2, 6), except what came in ready from another register, at one instant with its
            // first line. The day is that of the instant in UTC: the same as the centre's unless someone worked at night.
            migrationBuilder.Sql("""
                UPDATE "Devices" SET "FirstReadyOn" = (
                    SELECT date(min(e."At") / 1000, 'unixepoch') FROM "DeviceEvents" AS e
                    WHERE e."DeviceId" = "Devices"."Id" AND e."To" = 3 AND e."From" IN (1, 2, 6)
                        AND e."At" > (SELECT min(a."At") FROM "DeviceEvents" AS a WHERE a."DeviceId" = "Devices"."Id"))
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_FunderId",
                table: "Workshops",
                column: "FunderId",
                filter: "\"FunderId\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Workshops_Partners_FunderId",
                table: "Workshops",
                column: "FunderId",
                principalTable: "Partners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Workshops_Partners_FunderId",
                table: "Workshops");

            migrationBuilder.DropIndex(
                name: "IX_Workshops_FunderId",
                table: "Workshops");

            migrationBuilder.DropColumn(
                name: "FunderId",
                table: "Workshops");

            migrationBuilder.DropColumn(
                name: "DisclosureThreshold",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "FirstReadyOn",
                table: "Devices");
        }
    }
}
