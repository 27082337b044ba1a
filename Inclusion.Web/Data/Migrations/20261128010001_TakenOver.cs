using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakenOver : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "IsBeginUnknown",
                table: "Loans",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsStatusTakenOver",
                table: "Devices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsTakenOver",
                table: "Devices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans",
                columns: new[] { "CentreId", "LentOn", "IsBeginUnknown" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans",
                columns: new[] { "LentOn", "ClosedAt", "PersonId", "CentreId", "IsBeginUnknown" });
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

            migrationBuilder.DropColumn(
                name: "IsBeginUnknown",
                table: "Loans");

            migrationBuilder.DropColumn(
                name: "IsStatusTakenOver",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "IsTakenOver",
                table: "Devices");

            migrationBuilder.CreateIndex(
                name: "IX_Loans_CentreId_LentOn",
                table: "Loans",
                columns: new[] { "CentreId", "LentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Loans_LentOn_ClosedAt_PersonId_CentreId",
                table: "Loans",
                columns: new[] { "LentOn", "ClosedAt", "PersonId", "CentreId" });
        }
    }
}
