using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DraftPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rebuilt by hand: the generated steps turn foreign keys off between two transactions, and whoever was killed there never started again. What they left is taken
            // up here: the new table beside the old one, or the old one with the column already. Nothing refers to drafts, so that foreign keys can stay on.
            migrationBuilder.Sql(
                """
                DROP TABLE IF EXISTS "ef_temp_Drafts";
                CREATE TABLE "ef_temp_Drafts" (
                    "StaffId" INTEGER NOT NULL,
                    "Form" TEXT NOT NULL,
                    "Page" TEXT NOT NULL,
                    "Content" TEXT NOT NULL,
                    "SavedAt" INTEGER NOT NULL,
                    CONSTRAINT "PK_Drafts" PRIMARY KEY ("StaffId", "Form", "Page"),
                    CONSTRAINT "FK_Drafts_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "ef_temp_Drafts" ("StaffId", "Form", "Page", "Content", "SavedAt") SELECT "StaffId", "Form", '', "Content", "SavedAt" FROM "Drafts";
                DROP TABLE "Drafts";
                ALTER TABLE "ef_temp_Drafts" RENAME TO "Drafts";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Drafts",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Page",
                table: "Drafts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Drafts",
                table: "Drafts",
                columns: new[] { "StaffId", "Form" });
        }
    }
}
