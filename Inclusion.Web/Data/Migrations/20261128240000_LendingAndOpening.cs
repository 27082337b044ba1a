using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class LendingAndOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BlockOverride",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BlockedUntil",
                table: "People",
                type: "TEXT",
                nullable: true);

            // Whoever was blocked so far could be unblocked by whoever works at the desk.
            migrationBuilder.Sql("UPDATE \"People\" SET \"BlockOverride\" = 1 WHERE \"BlockedReason\" IS NOT NULL;");

            migrationBuilder.AddColumn<bool>(
                name: "OnePerHousehold",
                table: "LendingRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Openings",
                table: "Centres",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "PersonBlockEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoanNumber = table.Column<string>(type: "TEXT", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonBlockEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonBlockEvents_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_BlockedUntil",
                table: "People",
                column: "BlockedUntil",
                filter: "\"BlockedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonBlockEvents_PersonId_At",
                table: "PersonBlockEvents",
                columns: new[] { "PersonId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonBlockEvents");

            migrationBuilder.DropIndex(
                name: "IX_People_BlockedUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BlockOverride",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BlockedUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "OnePerHousehold",
                table: "LendingRules");

            migrationBuilder.DropColumn(
                name: "Openings",
                table: "Centres");
        }
    }
}
