using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class HomeCentres : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_FoldedName",
                table: "People");

            // With its key in one go: SQLite adds no key to a table that is there, and a table that is made anew loses the triggers of its search.
            migrationBuilder.Sql("ALTER TABLE \"People\" ADD COLUMN \"HomeCentreId\" INTEGER NULL CONSTRAINT \"FK_People_Centres_HomeCentreId\" REFERENCES \"Centres\" (\"Id\") ON DELETE SET NULL");

            migrationBuilder.AddColumn<int>(
                name: "DeskSees",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_People_FoldedName",
                table: "People",
                columns: new[] { "FoldedName", "Id", "HomeCentreId" });

            migrationBuilder.CreateIndex(
                name: "IX_People_HomeCentreId",
                table: "People",
                column: "HomeCentreId");

            // The centre that lent them something or gave them a place last, else the only one there is.
            migrationBuilder.Sql(
                """
                UPDATE "People" SET "HomeCentreId" = coalesce(
                    (SELECT "CentreId" FROM (
                        SELECT l."CentreId", l."LentAt" AS "At" FROM "Loans" AS l WHERE l."PersonId" = "People"."Id"
                        UNION ALL
                        SELECT w."CentreId", e."EnrolledAt" FROM "Enrolments" AS e JOIN "Workshops" AS w ON w."Id" = e."WorkshopId" WHERE e."PersonId" = "People"."Id")
                     ORDER BY "At" DESC LIMIT 1),
                    (SELECT min("Id") FROM "Centres" HAVING count(*) = 1))
                WHERE "ErasedAt" IS NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_FoldedName",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_HomeCentreId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HomeCentreId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DeskSees",
                table: "Organisations");

            migrationBuilder.CreateIndex(
                name: "IX_People_FoldedName",
                table: "People",
                column: "FoldedName");
        }
    }
}
