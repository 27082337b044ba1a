using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeviceFaults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DamageAtCheckOut",
                table: "LoanDevices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MissingAtCheckOut",
                table: "LoanDevices",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "MendNeededSince",
                table: "Devices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeviceFaults",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Accessory = table.Column<string>(type: "TEXT", nullable: true),
                    Damage = table.Column<string>(type: "TEXT", nullable: true),
                    LoanNumber = table.Column<string>(type: "TEXT", nullable: true),
                    NotedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NotedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MendedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MendedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceFaults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeviceFaults_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_CentreId_MendNeededSince",
                table: "Devices",
                columns: new[] { "CentreId", "MendNeededSince" },
                filter: "\"MendNeededSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceFaults_DeviceId_MendedAt",
                table: "DeviceFaults",
                columns: new[] { "DeviceId", "MendedAt" });

            // What was noted at the last return of a device that has not been lent since is still to be mended, as far as anybody said.
            migrationBuilder.Sql("""
                INSERT INTO "DeviceFaults" ("DeviceId", "Accessory", "LoanNumber", "NotedAt", "NotedOn")
                SELECT line."DeviceId", missing."value", loan."Number", line."ReturnedAt", line."ReturnedOn"
                FROM "LoanDevices" AS line JOIN "Loans" AS loan ON loan."Id" = line."LoanId", json_each(line."MissingAccessories") AS missing
                WHERE line."MissingAccessories" NOT IN ('', '[]') AND line."ReturnedOn" IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM "LoanDevices" AS later WHERE later."DeviceId" = line."DeviceId" AND later."Id" > line."Id");
                """);
            migrationBuilder.Sql("""
                INSERT INTO "DeviceFaults" ("DeviceId", "Damage", "LoanNumber", "NotedAt", "NotedOn")
                SELECT line."DeviceId", line."DamageNote", loan."Number", line."ReturnedAt", line."ReturnedOn"
                FROM "LoanDevices" AS line JOIN "Loans" AS loan ON loan."Id" = line."LoanId"
                WHERE line."DamageNote" IS NOT NULL AND line."ReturnedOn" IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM "LoanDevices" AS later WHERE later."DeviceId" = line."DeviceId" AND later."Id" > line."Id");
                """);
            migrationBuilder.Sql("""
                UPDATE "Devices" SET "MendNeededSince" = (SELECT min("NotedOn") FROM "DeviceFaults" AS fault WHERE fault."DeviceId" = "Devices"."Id")
                WHERE "Id" IN (SELECT "DeviceId" FROM "DeviceFaults");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceFaults");

            migrationBuilder.DropIndex(
                name: "IX_Devices_CentreId_MendNeededSince",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "DamageAtCheckOut",
                table: "LoanDevices");

            migrationBuilder.DropColumn(
                name: "MissingAtCheckOut",
                table: "LoanDevices");

            migrationBuilder.DropColumn(
                name: "MendNeededSince",
                table: "Devices");
        }
    }
}
