using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SecondKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "GuessedSecondKind",
                table: "Reports",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GuessedSecondKind",
                table: "Reports");
        }
    }
}
