using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeopleByHomeCentre : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_HomeCentreId",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_People_HomeCentreId_FoldedName",
                table: "People",
                columns: new[] { "HomeCentreId", "FoldedName" },
                filter: "\"HomeCentreId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_HomeCentreId_FoldedName",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_People_HomeCentreId",
                table: "People",
                column: "HomeCentreId");
        }
    }
}
