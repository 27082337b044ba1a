using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MoreListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Messages_CentreId_Status_NotBefore",
                table: "Messages",
                columns: new[] { "CentreId", "Status", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_CentreId_Status_SentAt",
                table: "Messages",
                columns: new[] { "CentreId", "Status", "SentAt" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Status_SentAt",
                table: "Messages",
                columns: new[] { "Status", "SentAt" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_Number",
                table: "Loans",
                columns: new[] { "CentreId", "Number" },
                filter: "\"ClosedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_Status_Number",
                table: "Loans",
                columns: new[] { "CentreId", "Status", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_Status_Number",
                table: "Loans",
                columns: new[] { "Status", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_CentreId_Number",
                table: "Certificates",
                columns: new[] { "CentreId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_CentreId_Status_NotBefore",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_CentreId_Status_SentAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Status_SentAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Loans_CentreId_Number",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_Loans_CentreId_Status_Number",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_Loans_Status_Number",
                table: "Loans");

            migrationBuilder.DropIndex(
                name: "IX_Certificates_CentreId_Number",
                table: "Certificates");
        }
    }
}
