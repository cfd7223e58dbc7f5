using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChainAndWalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure",
                table: "Reports");

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "Audit",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "Audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Walls",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Walls", x => new { x.StaffId, x.ReportId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status_Id",
                table: "Reports",
                columns: new[] { "GuessedSector", "ModeratorSector", "Urgency", "ReceivedAt", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure_Id",
                table: "Reports",
                columns: new[] { "ReceivedAt", "Status", "GuessedSector", "ModeratorSector", "Language", "GuessIsSure", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Action_Id",
                table: "Audit",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Number",
                table: "Audit",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_StaffId_Id",
                table: "Audit",
                columns: new[] { "StaffId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Walls_ReportId",
                table: "Walls",
                column: "ReportId");

            migrationBuilder.Sql("CREATE TRIGGER Audit_append_only BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER Audit_keeps_all BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER Audit_append_only;");
            migrationBuilder.Sql("DROP TRIGGER Audit_keeps_all;");

            migrationBuilder.DropTable(
                name: "Walls");

            migrationBuilder.DropIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status_Id",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure_Id",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Action_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Number",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_StaffId_Id",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status",
                table: "Reports",
                columns: new[] { "GuessedSector", "ModeratorSector", "Urgency", "ReceivedAt", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure",
                table: "Reports",
                columns: new[] { "ReceivedAt", "Status", "GuessedSector", "ModeratorSector", "Language", "GuessIsSure" });
        }
    }
}
