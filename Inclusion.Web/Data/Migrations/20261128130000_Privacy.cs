using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeldBecause",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeldBy",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldSince",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonAddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    SweptAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MergedPeople",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExternalKey = table.Column<string>(type: "TEXT", nullable: true, collation: "NOCASE"),
                    IntoId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MergedPeople_People_IntoId",
                        column: x => x.IntoId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_HeldSince",
                table: "People",
                column: "HeldSince",
                filter: "\"HeldSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_PersonId_PersonAddedAt",
                table: "Erasures",
                columns: new[] { "PersonId", "PersonAddedAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_SweptAt",
                table: "Erasures",
                column: "SweptAt",
                filter: "\"SweptAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MergedPeople_ExternalKey",
                table: "MergedPeople",
                column: "ExternalKey",
                filter: "\"ExternalKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MergedPeople_IntoId",
                table: "MergedPeople",
                column: "IntoId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "MergedPeople");

            migrationBuilder.DropIndex(
                name: "IX_People_HeldSince",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HeldBecause",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HeldBy",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "People");
        }
    }
}
