using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Shelves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StockTakes_OneOfEachKind",
                table: "StockTakes");

            migrationBuilder.AddColumn<string>(
                name: "Shelf",
                table: "StockTakeScans",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.AddColumn<string>(
                name: "Shelf",
                table: "StockTakes",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.AddColumn<string>(
                name: "Shelf",
                table: "Devices",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_OneOfEachKind",
                table: "StockTakes",
                columns: new[] { "CentreId", "CategoryKey", "GroupKey", "Shelf", "Label" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_CentreId_Shelf_Tag",
                table: "Devices",
                columns: new[] { "CentreId", "Shelf", "Tag" },
                filter: "\"Shelf\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_CentreId_Status_StatusSince",
                table: "Devices",
                columns: new[] { "CentreId", "Status", "StatusSince" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_Shelf_Tag",
                table: "Devices",
                columns: new[] { "Shelf", "Tag" },
                filter: "\"Shelf\" <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StockTakes_OneOfEachKind",
                table: "StockTakes");

            migrationBuilder.DropIndex(
                name: "IX_Devices_CentreId_Shelf_Tag",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_CentreId_Status_StatusSince",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_Shelf_Tag",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Shelf",
                table: "StockTakeScans");

            migrationBuilder.DropColumn(
                name: "Shelf",
                table: "StockTakes");

            migrationBuilder.DropColumn(
                name: "Shelf",
                table: "Devices");

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_OneOfEachKind",
                table: "StockTakes",
                columns: new[] { "CentreId", "CategoryKey", "GroupKey", "Label" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");
        }
    }
}
