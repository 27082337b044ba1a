using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inclusion.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecondFactor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AskedForFactorAt",
                table: "Staff",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RolesWithSecondFactor",
                table: "Organisations",
                type: "TEXT",
                nullable: false,
                defaultValue: "1,2");

            // Administrators and managers, but for a demonstration that anyone may try.
            migrationBuilder.Sql("UPDATE \"Organisations\" SET \"RolesWithSecondFactor\" = '' WHERE \"IsDemonstration\"");

            migrationBuilder.AddColumn<long>(
                name: "ConfirmedAt",
                table: "BrowserSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffAuthenticators",
                columns: table => new
                {
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProtectedSecret = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffAuthenticators", x => x.StaffId);
                    table.ForeignKey(
                        name: "FK_StaffAuthenticators_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_StaffPasskeys_Staff_UserId",
                        column: x => x.UserId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_StaffId_Hash",
                table: "RecoveryCodes",
                columns: new[] { "StaffId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffPasskeys_UserId",
                table: "StaffPasskeys",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "StaffAuthenticators");

            migrationBuilder.DropTable(
                name: "StaffPasskeys");

            migrationBuilder.DropColumn(
                name: "AskedForFactorAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "RolesWithSecondFactor",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "BrowserSessions");
        }
    }
}
