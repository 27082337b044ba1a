using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class WipesInTwoActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CentreId",
                table: "WipeRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Media",
                table: "WipeRecords",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "RecordedById",
                table: "WipeRecords",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Result",
                table: "WipeRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedAt",
                table: "WipeRecords",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedById",
                table: "WipeRecords",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VerifiedOn",
                table: "WipeRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WipesNeedTwoPeople",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VerifyNeededSince",
                table: "Devices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DevicePictures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Moment = table.Column<int>(type: "INTEGER", nullable: false),
                    LoanId = table.Column<long>(type: "INTEGER", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DevicePictures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DevicePictures_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DevicePictures_Loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "Loans",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "WipeLogs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WipeRecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Tool = table.Column<string>(type: "TEXT", nullable: false),
                    DriveModel = table.Column<string>(type: "TEXT", nullable: false),
                    DriveSerials = table.Column<string>(type: "TEXT", nullable: false),
                    MachineSerial = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: true),
                    SerialReason = table.Column<string>(type: "TEXT", nullable: true),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WipeLogs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WipeLogs_WipeRecords_WipeRecordId",
                        column: x => x.WipeRecordId,
                        principalTable: "WipeRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DevicePictureFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Jpeg = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Small = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DevicePictureFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DevicePictureFiles_DevicePictures_Id",
                        column: x => x.Id,
                        principalTable: "DevicePictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WipeLogFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WipeLogFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WipeLogFiles_WipeLogs_Id",
                        column: x => x.Id,
                        principalTable: "WipeLogs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WipeRecords_RecordedById_CentreId",
                table: "WipeRecords",
                columns: new[] { "RecordedById", "CentreId" },
                filter: "\"RecordedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WipeRecords_VerifiedById_CentreId",
                table: "WipeRecords",
                columns: new[] { "VerifiedById", "CentreId" },
                filter: "\"VerifiedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_CentreId_VerifyNeededSince",
                table: "Devices",
                columns: new[] { "CentreId", "VerifyNeededSince" },
                filter: "\"VerifyNeededSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DevicePictures_DeviceId_Moment",
                table: "DevicePictures",
                columns: new[] { "DeviceId", "Moment" });

            migrationBuilder.CreateIndex(
                name: "IX_DevicePictures_LoanId",
                table: "DevicePictures",
                column: "LoanId",
                filter: "\"LoanId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WipeLogs_WipeRecordId",
                table: "WipeLogs",
                column: "WipeRecordId");

            // Until now both were one act: what is recorded was verified. On what it was done was not kept, and where only of devices that never moved (event 8).
            migrationBuilder.Sql(
                """
                UPDATE "WipeRecords" SET
                    "VerifiedOn" = "WipedOn",
                    "VerifiedAt" = "RecordedAt",
                    "CentreId" = CASE WHEN EXISTS (SELECT 1 FROM "DeviceEvents" e WHERE e."DeviceId" = "WipeRecords"."DeviceId" AND e."Kind" = 8) THEN 0
                        ELSE (SELECT d."CentreId" FROM "Devices" d WHERE d."Id" = "WipeRecords"."DeviceId") END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DevicePictureFiles");

            migrationBuilder.DropTable(
                name: "WipeLogFiles");

            migrationBuilder.DropTable(
                name: "DevicePictures");

            migrationBuilder.DropTable(
                name: "WipeLogs");

            migrationBuilder.DropIndex(
                name: "IX_WipeRecords_VerifiedById_CentreId",
                table: "WipeRecords");

            migrationBuilder.DropIndex(
                name: "IX_WipeRecords_RecordedById_CentreId",
                table: "WipeRecords");

            migrationBuilder.DropIndex(
                name: "IX_Devices_CentreId_VerifyNeededSince",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "CentreId",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "Media",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "RecordedById",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "VerifiedAt",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "VerifiedById",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "VerifiedOn",
                table: "WipeRecords");

            migrationBuilder.DropColumn(
                name: "WipesNeedTwoPeople",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "VerifyNeededSince",
                table: "Devices");
        }
    }
}
