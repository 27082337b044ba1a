using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CardsTransfersIncidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "GivenOn",
                table: "LoanDevices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TransferId",
                table: "Devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    LoanId = table.Column<long>(type: "INTEGER", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NotedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NotedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Consequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Incidents_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Incidents_Loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "Loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SimCards",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CentreId = table.Column<long>(type: "INTEGER", nullable: false),
                    Iccid = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Operator = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    Gigabytes = table.Column<long>(type: "INTEGER", nullable: true),
                    Volume = table.Column<int>(type: "INTEGER", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PartnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    PaidBy = table.Column<string>(type: "TEXT", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Slot = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    CutOffAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CutOffBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SimCards_Centres_CentreId",
                        column: x => x.CentreId,
                        principalTable: "Centres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SimCards_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SimCards_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Transfers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    FromCentreId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToCentreId = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transfers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Transfers_Centres_FromCentreId",
                        column: x => x.FromCentreId,
                        principalTable: "Centres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Transfers_Centres_ToCentreId",
                        column: x => x.ToCentreId,
                        principalTable: "Centres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SimTopUps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SimCardId = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Gigabytes = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimTopUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SimTopUps_SimCards_SimCardId",
                        column: x => x.SimCardId,
                        principalTable: "SimCards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TransferDevices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TransferId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Tag = table.Column<string>(type: "TEXT", nullable: false),
                    Standing = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransferDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TransferDevices_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TransferDevices_Transfers_TransferId",
                        column: x => x.TransferId,
                        principalTable: "Transfers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_TransferId",
                table: "Devices",
                column: "TransferId",
                filter: "\"TransferId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_DeviceId_HappenedOn",
                table: "Incidents",
                columns: new[] { "DeviceId", "HappenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_LoanId_HappenedOn",
                table: "Incidents",
                columns: new[] { "LoanId", "HappenedOn" },
                filter: "\"LoanId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_ByIccid",
                table: "SimCards",
                column: "Iccid");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_CentreId_EndsOn",
                table: "SimCards",
                columns: new[] { "CentreId", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_CentreId_Iccid",
                table: "SimCards",
                columns: new[] { "CentreId", "Iccid" });

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_CentreId_Operator",
                table: "SimCards",
                columns: new[] { "CentreId", "Operator" });

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_CentreId_PhoneNumber",
                table: "SimCards",
                columns: new[] { "CentreId", "PhoneNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_CentreId_Status",
                table: "SimCards",
                columns: new[] { "CentreId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_DeviceId_Slot",
                table: "SimCards",
                columns: new[] { "DeviceId", "Slot" },
                unique: true,
                filter: "\"DeviceId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_EndsOn",
                table: "SimCards",
                column: "EndsOn");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_Iccid",
                table: "SimCards",
                column: "Iccid",
                unique: true,
                filter: "\"Iccid\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_Operator",
                table: "SimCards",
                column: "Operator");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_PartnerId",
                table: "SimCards",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_PhoneNumber",
                table: "SimCards",
                column: "PhoneNumber");

            migrationBuilder.CreateIndex(
                name: "IX_SimCards_Status",
                table: "SimCards",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_SimTopUps_SimCardId_On",
                table: "SimTopUps",
                columns: new[] { "SimCardId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_TransferDevices_TransferId_DeviceId",
                table: "TransferDevices",
                columns: new[] { "TransferId", "DeviceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TransferDevices_UnderWayOnce",
                table: "TransferDevices",
                column: "DeviceId",
                unique: true,
                filter: "\"Standing\" < 3");

            migrationBuilder.CreateIndex(
                name: "IX_Transfers_FromCentreId_EndedAt",
                table: "Transfers",
                columns: new[] { "FromCentreId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Transfers_ToCentreId_EndedAt",
                table: "Transfers",
                columns: new[] { "ToCentreId", "EndedAt" });

            // Each number that one device alone has becomes a card in that device; what is written with the device stays. Where several have the same number, nobody knows which has the card.
            migrationBuilder.Sql(
                """
                INSERT INTO "SimCards" ("Version", "CentreId", "Iccid", "PhoneNumber", "Operator", "Plan", "Gigabytes", "Volume", "EndsOn", "PartnerId", "PaidBy", "DeviceId", "Slot", "Status", "CutOffAt", "CutOffBy")
                SELECT 1, min("CentreId"), "SimNumber", '', '', min("DataPlan"), NULL, 1, NULL, NULL, '', min("Id"), 1, 1, NULL, ''
                FROM "Devices" WHERE "SimNumber" <> '' GROUP BY "SimNumber" COLLATE NOCASE HAVING count(*) = 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropTable(
                name: "SimTopUps");

            migrationBuilder.DropTable(
                name: "TransferDevices");

            migrationBuilder.DropTable(
                name: "SimCards");

            migrationBuilder.DropTable(
                name: "Transfers");

            migrationBuilder.DropIndex(
                name: "IX_Devices_TransferId",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "GivenOn",
                table: "LoanDevices");

            migrationBuilder.DropColumn(
                name: "TransferId",
                table: "Devices");
        }
    }
}
