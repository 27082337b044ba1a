using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Inclusion.Web.Data.Migrations;

/// <summary>An index of the words of people's names: short words in any order, and the words that are like a mistyped one.</summary>
[DbContext(typeof(InclusionDb))]
[Migration("20261128000000_NameWords")]
public partial class NameWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);

        // The names are folded already. Marks belong to their word: without them Hindi and Thai would fall apart. secure-delete: what is removed leaves no trace.
        migrationBuilder.Sql(
            """
            CREATE VIRTUAL TABLE "PersonWords" USING fts5("FoldedName", content='People', content_rowid='Id', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'", prefix='1 2');
            """);
        migrationBuilder.Sql("""INSERT INTO "PersonWords"("PersonWords", rank) VALUES ('secure-delete', 1);""");
        migrationBuilder.Sql("""INSERT INTO "PersonWords"("PersonWords") VALUES ('rebuild');""");
        migrationBuilder.Sql("""CREATE VIRTUAL TABLE "PersonVocabulary" USING fts5vocab("PersonWords", row);""");
        migrationBuilder.Sql(
            """
            CREATE TRIGGER "PersonWords_Insert" AFTER INSERT ON "People" BEGIN
                INSERT INTO "PersonWords"(rowid, "FoldedName") VALUES (new."Id", new."FoldedName");
            END;
            """);
        migrationBuilder.Sql(
            """
            CREATE TRIGGER "PersonWords_Delete" AFTER DELETE ON "People" BEGIN
                INSERT INTO "PersonWords"("PersonWords", rowid, "FoldedName") VALUES ('delete', old."Id", old."FoldedName");
            END;
            """);
        migrationBuilder.Sql(
            """
            CREATE TRIGGER "PersonWords_Update" AFTER UPDATE OF "FoldedName" ON "People" BEGIN
                INSERT INTO "PersonWords"("PersonWords", rowid, "FoldedName") VALUES ('delete', old."Id", old."FoldedName");
                INSERT INTO "PersonWords"(rowid, "FoldedName") VALUES (new."Id", new."FoldedName");
            END;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("""DROP TRIGGER "PersonWords_Insert"; DROP TRIGGER "PersonWords_Delete"; DROP TRIGGER "PersonWords_Update"; DROP TABLE "PersonVocabulary"; DROP TABLE "PersonWords";""");
    }
}
