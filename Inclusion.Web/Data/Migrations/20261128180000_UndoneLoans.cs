using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class UndoneLoans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans");

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans",
                columns: new[] { "CentreId", "LentOn", "IsBeginUnknown", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans",
                columns: new[] { "LentOn", "ClosedAt", "PersonId", "CentreId", "IsBeginUnknown", "Status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans");

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans",
                columns: new[] { "CentreId", "LentOn", "IsBeginUnknown" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans",
                columns: new[] { "LentOn", "ClosedAt", "PersonId", "CentreId", "IsBeginUnknown" });
        }
    }
}
