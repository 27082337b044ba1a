using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Inclusion.Web.Data.Migrations;

/// <summary>What EF's model does not know: the search indexes with the triggers that keep them, and the guard of the audit trail.</summary>
[DbContext(typeof(InclusionDb))]
[Migration("20261122235900_SearchAndAudit")]
public partial class SearchAndAudit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        AddSearch(migrationBuilder, "People", "PersonSearch");
        AddSearch(migrationBuilder, "Devices", "DeviceSearch");
        foreach (var change in new[] { "UPDATE", "DELETE" })
        {
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER "AuditEntries_No{change}" BEFORE {change} ON "AuditEntries" BEGIN
                    SELECT RAISE(ABORT, 'The audit trail is only added to.');
                END;
                """);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TRIGGER \"AuditEntries_NoUPDATE\"; DROP TRIGGER \"AuditEntries_NoDELETE\";");
        RemoveSearch(migrationBuilder, "PersonSearch");
        RemoveSearch(migrationBuilder, "DeviceSearch");
    }

    private static void AddSearch(MigrationBuilder migrationBuilder, string table, string index)
    {
        // The text is folded already, so the tokenizer need not fold. secure-delete: what is removed leaves no trace in the index.
        migrationBuilder.Sql($"""CREATE VIRTUAL TABLE "{index}" USING fts5("Folded", content='{table}', content_rowid='Id', tokenize='trigram');""");
        migrationBuilder.Sql($"""INSERT INTO "{index}"("{index}", rank) VALUES ('secure-delete', 1);""");
        migrationBuilder.Sql($"""INSERT INTO "{index}"("{index}") VALUES ('rebuild');""");
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "{index}_Insert" AFTER INSERT ON "{table}" BEGIN
                INSERT INTO "{index}"(rowid, "Folded") VALUES (new."Id", new."Folded");
            END;
            """);
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "{index}_Delete" AFTER DELETE ON "{table}" BEGIN
                INSERT INTO "{index}"("{index}", rowid, "Folded") VALUES ('delete', old."Id", old."Folded");
            END;
            """);
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "{index}_Update" AFTER UPDATE OF "Folded" ON "{table}" BEGIN
                INSERT INTO "{index}"("{index}", rowid, "Folded") VALUES ('delete', old."Id", old."Folded");
                INSERT INTO "{index}"(rowid, "Folded") VALUES (new."Id", new."Folded");
            END;
            """);
    }

    private static void RemoveSearch(MigrationBuilder migrationBuilder, string index) =>
        migrationBuilder.Sql($"DROP TRIGGER \"{index}_Insert\"; DROP TRIGGER \"{index}_Delete\"; DROP TRIGGER \"{index}_Update\"; DROP TABLE \"{index}\";");
}
