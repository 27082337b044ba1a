using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ListViews",
                columns: table => new
                {
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    IsCompact = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListViews", x => new { x.StaffId, x.List });
                    table.ForeignKey(
                        name: "FK_ListViews_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedFilters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedFilters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedFilters_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_AddedAt",
                table: "People",
                column: "AddedAt");

            migrationBuilder.CreateIndex(
                name: "IX_People_Language_AddedAt",
                table: "People",
                columns: new[] { "Language", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Language_LastContactAt",
                table: "People",
                columns: new[] { "Language", "LastContactAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Language_Municipality",
                table: "People",
                columns: new[] { "Language", "Municipality" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Municipality",
                table: "People",
                column: "Municipality");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_Category",
                table: "Devices",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_Model",
                table: "Devices",
                column: "Model");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_Status",
                table: "Devices",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_StatusSince",
                table: "Devices",
                column: "StatusSince");

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_List_IsShared",
                table: "SavedFilters",
                columns: new[] { "List", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_StaffId_List_Name",
                table: "SavedFilters",
                columns: new[] { "StaffId", "List", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListViews");

            migrationBuilder.DropTable(
                name: "SavedFilters");

            migrationBuilder.DropIndex(
                name: "IX_People_AddedAt",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Language_AddedAt",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Language_LastContactAt",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Language_Municipality",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Municipality",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Devices_Category",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_Model",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_Status",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_StatusSince",
                table: "Devices");
        }
    }
}
