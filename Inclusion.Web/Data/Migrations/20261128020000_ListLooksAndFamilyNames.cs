using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListLooksAndFamilyNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FoldedFamily",
                table: "People",
                type: "TEXT",
                nullable: true,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Widths",
                table: "ListViews",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "IX_People_FoldedFamily",
                table: "People",
                column: "FoldedFamily");

            migrationBuilder.CreateIndex(
                name: "IX_People_Language_FoldedFamily",
                table: "People",
                columns: new[] { "Language", "FoldedFamily" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_FoldedFamily",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Language_FoldedFamily",
                table: "People");

            migrationBuilder.DropColumn(
                name: "FoldedFamily",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Widths",
                table: "ListViews");
        }
    }
}
