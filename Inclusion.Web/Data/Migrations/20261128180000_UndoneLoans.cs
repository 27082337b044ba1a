using System;
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

            migrationBuilder.AddColumn<long>(name: "ContactBefore", table: "Loans", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<long>(name: "HomeCentreBefore", table: "Loans", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "ReadySince", table: "LoanDevices", type: "TEXT", nullable: true);
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

            migrationBuilder.DropColumn(name: "ContactBefore", table: "Loans");

            migrationBuilder.DropColumn(name: "HomeCentreBefore", table: "Loans");

            migrationBuilder.DropColumn(name: "ReadySince", table: "LoanDevices");
        }
    }
}
