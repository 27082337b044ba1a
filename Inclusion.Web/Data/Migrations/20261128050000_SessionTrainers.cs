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
            // As SQL, with its key: as two operations the table would be built anew, outside of a transaction.
            migrationBuilder.Sql("""ALTER TABLE "WorkshopSessions" ADD "TrainerId" INTEGER NULL CONSTRAINT "FK_WorkshopSessions_Staff_TrainerId" REFERENCES "Staff" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopSessions_TrainerId_Date",
                table: "WorkshopSessions",
                columns: new[] { "TrainerId", "Date" },
                filter: "\"TrainerId\" IS NOT NULL");
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
