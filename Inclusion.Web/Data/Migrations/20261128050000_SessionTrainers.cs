using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SessionTrainers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TrainerId",
                table: "WorkshopSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopSessions_TrainerId_Date",
                table: "WorkshopSessions",
                columns: new[] { "TrainerId", "Date" },
                filter: "\"TrainerId\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_WorkshopSessions_Staff_TrainerId",
                table: "WorkshopSessions",
                column: "TrainerId",
                principalTable: "Staff",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_WorkshopSessions_Staff_TrainerId",
                table: "WorkshopSessions");

            migrationBuilder.DropIndex(
                name: "IX_WorkshopSessions_TrainerId_Date",
                table: "WorkshopSessions");

            migrationBuilder.DropColumn(
                name: "TrainerId",
                table: "WorkshopSessions");
        }
    }
}
