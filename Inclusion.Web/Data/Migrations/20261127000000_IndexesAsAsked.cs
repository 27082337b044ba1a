using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexesAsAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Workshops_FirstOn_Language",
                table: "Workshops");

            migrationBuilder.DropIndex(
                name: "IX_WorkshopEvents_At",
                table: "WorkshopEvents");

            migrationBuilder.DropIndex(
                name: "IX_Messages_OnePerDay",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Person",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_LoanDevices_OneLoanPerDevice",
                table: "LoanDevices");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_FirstOn_Language",
                table: "Workshops",
                columns: new[] { "FirstOn", "Language" },
                filter: "\"IsPublic\"");

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopEvents_At",
                table: "WorkshopEvents",
                column: "At",
                filter: "\"IsToTell\"");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_OnePerDay",
                table: "Messages",
                columns: new[] { "PersonId", "Day" },
                unique: true,
                filter: "NOT \"IsConfirmation\"");

            migrationBuilder.CreateIndex(
                name: "IX_LoanDevices_OneLoanPerDevice",
                table: "LoanDevices",
                column: "DeviceId",
                unique: true,
                filter: "\"IsOut\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Workshops_FirstOn_Language",
                table: "Workshops");

            migrationBuilder.DropIndex(
                name: "IX_WorkshopEvents_At",
                table: "WorkshopEvents");

            migrationBuilder.DropIndex(
                name: "IX_Messages_OnePerDay",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_LoanDevices_OneLoanPerDevice",
                table: "LoanDevices");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_FirstOn_Language",
                table: "Workshops",
                columns: new[] { "FirstOn", "Language" },
                filter: "\"IsPublic\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopEvents_At",
                table: "WorkshopEvents",
                column: "At",
                filter: "\"IsToTell\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_OnePerDay",
                table: "Messages",
                columns: new[] { "PersonId", "Day" },
                unique: true,
                filter: "\"IsConfirmation\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Person",
                table: "Messages",
                columns: new[] { "PersonId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_LoanDevices_OneLoanPerDevice",
                table: "LoanDevices",
                column: "DeviceId",
                unique: true,
                filter: "\"IsOut\" = 1");
        }
    }
}
