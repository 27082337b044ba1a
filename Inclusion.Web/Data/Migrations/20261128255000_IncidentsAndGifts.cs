using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class IncidentsAndGifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_LoanDevices_GivenOn_LoanId",
                table: "LoanDevices",
                columns: new[] { "GivenOn", "LoanId" },
                filter: "\"GivenOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_DecidedAt_HappenedOn",
                table: "Incidents",
                columns: new[] { "DecidedAt", "HappenedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LoanDevices_GivenOn_LoanId",
                table: "LoanDevices");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_DecidedAt_HappenedOn",
                table: "Incidents");
        }
    }
}
