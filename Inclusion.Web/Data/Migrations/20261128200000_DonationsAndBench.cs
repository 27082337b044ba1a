using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DonationsAndBench : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // With its foreign key in one: added afterwards it would have the table written anew.
            migrationBuilder.Sql("""ALTER TABLE "Donations" ADD COLUMN "CentreId" INTEGER NULL CONSTRAINT "FK_Donations_Centres_CentreId" REFERENCES "Centres" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.AddColumn<int>(
                name: "Counted",
                table: "Donations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DonorContact",
                table: "Donations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "DonorIsPerson",
                table: "Donations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "DonorName",
                table: "Donations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Expected",
                table: "Donations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Donations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "BenchSince",
                table: "Devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BenchStage",
                table: "Devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stage",
                table: "DeviceEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BenchTicks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Round = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchTicks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenchTicks_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BenchWork",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchWork", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenchWork_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChecklistItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    French = table.Column<string>(type: "TEXT", nullable: false),
                    English = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChecklistItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpareParts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CentreId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    InStock = table.Column<int>(type: "INTEGER", nullable: false),
                    Minimum = table.Column<int>(type: "INTEGER", nullable: false),
                    StoresData = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpareParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpareParts_Centres_CentreId",
                        column: x => x.CentreId,
                        principalTable: "Centres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartMovements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PartId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Change = table.Column<int>(type: "INTEGER", nullable: false),
                    InStock = table.Column<int>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartMovements_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartMovements_SpareParts_PartId",
                        column: x => x.PartId,
                        principalTable: "SpareParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Donations_CentreId",
                table: "Donations",
                column: "CentreId");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_BenchStage_BenchSince_Category",
                table: "Devices",
                columns: new[] { "BenchStage", "BenchSince", "Category" },
                filter: "\"BenchStage\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_CentreId_BenchStage_BenchSince_Category",
                table: "Devices",
                columns: new[] { "CentreId", "BenchStage", "BenchSince", "Category" },
                filter: "\"BenchStage\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_DonationId_BenchStage_CentreId_BenchSince",
                table: "Devices",
                columns: new[] { "DonationId", "BenchStage", "CentreId", "BenchSince" },
                filter: "\"BenchStage\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BenchTicks_DeviceId_Round_Key",
                table: "BenchTicks",
                columns: new[] { "DeviceId", "Round", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BenchWork_DeviceId",
                table: "BenchWork",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_ChecklistItems_Category_Key",
                table: "ChecklistItems",
                columns: new[] { "Category", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartMovements_DeviceId",
                table: "PartMovements",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_PartMovements_PartId_Id",
                table: "PartMovements",
                columns: new[] { "PartId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SpareParts_CentreId_Name",
                table: "SpareParts",
                columns: new[] { "CentreId", "Name" },
                unique: true);

            // What is at hand is at the bench, where its status says (BenchStages), since the day of its status.
            migrationBuilder.Sql("""
                UPDATE "Devices"
                SET "BenchStage" = CASE "Status" WHEN 1 THEN 1 WHEN 5 THEN 1 WHEN 2 THEN 2 WHEN 6 THEN 4 ELSE 7 END, "BenchSince" = CAST(strftime('%s', "StatusSince") AS INTEGER) * 1000
                WHERE "Status" IN (1, 2, 3, 5, 6);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BenchTicks");

            migrationBuilder.DropTable(
                name: "BenchWork");

            migrationBuilder.DropTable(
                name: "ChecklistItems");

            migrationBuilder.DropTable(
                name: "PartMovements");

            migrationBuilder.DropTable(
                name: "SpareParts");

            migrationBuilder.DropIndex(
                name: "IX_Donations_CentreId",
                table: "Donations");

            migrationBuilder.DropIndex(
                name: "IX_Devices_BenchStage_BenchSince_Category",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_CentreId_BenchStage_BenchSince_Category",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_DonationId_BenchStage_CentreId_BenchSince",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "CentreId",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "Counted",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "DonorContact",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "DonorIsPerson",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "DonorName",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "Expected",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Donations");

            migrationBuilder.DropColumn(
                name: "BenchSince",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "BenchStage",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "DeviceEvents");
        }
    }
}
