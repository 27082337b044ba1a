using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealedAuditTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "AuditEntries",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Count",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "DetailsDigest",
                table: "AuditEntries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "AuditEntries",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<long>(
                name: "SessionId",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditDetails",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditDetails", x => new { x.EntryId, x.Field });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_StaffId_Id",
                table: "AuditEntries",
                columns: new[] { "StaffId", "Id" });

            // EF's model knows no triggers. A number is given once, and upwards: INSERT OR REPLACE writes no row anew, and nothing comes between two rows.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_NoReplace" BEFORE INSERT ON "AuditEntries" WHEN new."Id" <= (SELECT coalesce(max("Id"), 0) FROM "AuditEntries") BEGIN
                    SELECT RAISE(ABORT, 'The audit trail is only added to.');
                END;
                """);

            // Details are erased with the person that they tell of, and never changed.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditDetails_NoUPDATE" BEFORE UPDATE ON "AuditDetails" BEGIN
                    SELECT RAISE(ABORT, 'The audit trail is only added to.');
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditDetails_NoReplace" BEFORE INSERT ON "AuditDetails"
                WHEN EXISTS (SELECT 1 FROM "AuditDetails" WHERE "EntryId" = new."EntryId" AND "Field" = new."Field") BEGIN
                    SELECT RAISE(ABORT, 'The audit trail is only added to.');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER \"AuditEntries_NoReplace\";");

            migrationBuilder.DropTable(
                name: "AuditDetails");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_StaffId_Id",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "DetailsDigest",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "SessionId",
                table: "AuditEntries");
        }
    }
}
