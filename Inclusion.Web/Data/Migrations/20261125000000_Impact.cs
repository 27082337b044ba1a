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
            migrationBuilder.DropIndex(
                name: "IX_LoanDevices_LoanId_IsOut",
                table: "LoanDevices");

            migrationBuilder.DropIndex(
                name: "IX_Attendances_SessionId_Mark",
                table: "Attendances");

            // With its foreign key, as SQLite takes it: so the table is not rebuilt, and the whole migration is one transaction.
            migrationBuilder.Sql("ALTER TABLE \"Workshops\" ADD COLUMN \"FunderId\" INTEGER NULL CONSTRAINT \"FK_Workshops_Partners_FunderId\" REFERENCES \"Partners\" (\"Id\") ON DELETE RESTRICT");

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

            migrationBuilder.CreateIndex(
                name: "IX_People_AddedAt_ReferredById",
                table: "People",
                columns: new[] { "AddedAt", "ReferredById" },
                filter: "\"ReferredById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_Municipality_BirthYear_Gender_Occupation",
                table: "People",
                columns: new[] { "Municipality", "BirthYear", "Gender", "Occupation" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans",
                columns: new[] { "LentOn", "ClosedAt", "PersonId", "CentreId" });

            migrationBuilder.CreateIndex(
                name: "IX_LoanDevices_LoanId_IsOut_DeviceId_ReturnedOn",
                table: "LoanDevices",
                columns: new[] { "LoanId", "IsOut", "DeviceId", "ReturnedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_DonationId_CentreId",
                table: "Devices",
                columns: new[] { "DonationId", "CentreId" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_FirstReadyOn_CentreId_DonationId",
                table: "Devices",
                columns: new[] { "FirstReadyOn", "CentreId", "DonationId" },
                filter: "\"FirstReadyOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_SessionId_Mark_EnrolmentId_MinutesMissed",
                table: "Attendances",
                columns: new[] { "SessionId", "Mark", "EnrolmentId", "MinutesMissed" });
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

            migrationBuilder.DropIndex(
                name: "IX_People_AddedAt_ReferredById",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Municipality_BirthYear_Gender_Occupation",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_LoanDevices_LoanId_IsOut_DeviceId_ReturnedOn",
                table: "LoanDevices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_DonationId_CentreId",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_FirstReadyOn_CentreId_DonationId",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Attendances_SessionId_Mark_EnrolmentId_MinutesMissed",
                table: "Attendances");

            migrationBuilder.DropColumn(
                name: "FunderId",
                table: "Workshops");

            migrationBuilder.DropColumn(
                name: "DisclosureThreshold",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "FirstReadyOn",
                table: "Devices");

            migrationBuilder.CreateIndex(
                name: "IX_LoanDevices_LoanId_IsOut",
                table: "LoanDevices",
                columns: new[] { "LoanId", "IsOut" });

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_SessionId_Mark",
                table: "Attendances",
                columns: new[] { "SessionId", "Mark" });
        }
    }
}
