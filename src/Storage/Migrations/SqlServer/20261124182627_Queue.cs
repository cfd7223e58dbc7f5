using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_IsOpen_Urgency_ReceivedAt",
                table: "Reports");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AnsweredAt",
                table: "Reports",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueAt",
                table: "Reports",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ToldAt",
                table: "Reports",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HeldUntil",
                table: "Messages",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LastDeeds",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Before = table.Column<string>(type: "varchar(800)", unicode: false, maxLength: 800, nullable: false),
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LastDeeds", x => new { x.StaffId, x.ReportId });
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Filters = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Answered",
                table: "Reports",
                columns: new[] { "Urgency", "DueAt", "ReceivedAt", "Id", "Status", "AnsweredAt" },
                filter: "AnsweredAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_IsOpen_Urgency_ReceivedAt_Id_Status",
                table: "Reports",
                columns: new[] { "IsOpen", "Urgency", "ReceivedAt", "Id", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Queue",
                table: "Reports",
                columns: new[] { "Urgency", "DueAt", "ReceivedAt", "Id", "Status", "Kind", "Channel", "Sector", "District" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_QueueByDistrict",
                table: "Reports",
                columns: new[] { "District", "Urgency", "DueAt", "ReceivedAt", "Id", "Status", "Kind" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_QueueByModerator",
                table: "Reports",
                columns: new[] { "ModeratorId", "Urgency", "DueAt", "ReceivedAt", "Id", "Status" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_QueueBySector",
                table: "Reports",
                columns: new[] { "Sector", "Urgency", "DueAt", "ReceivedAt", "Id", "Status" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_QueueByStatus",
                table: "Reports",
                columns: new[] { "Status", "Urgency", "DueAt", "ReceivedAt", "Id" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_QueueOfUnsure",
                table: "Reports",
                columns: new[] { "GuessIsSure", "ModeratorSector", "Urgency", "DueAt", "ReceivedAt", "Id", "Status" },
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_StaffId",
                table: "SavedViews",
                column: "StaffId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LastDeeds");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Reports_Answered",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_IsOpen_Urgency_ReceivedAt_Id_Status",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_Queue",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_QueueByDistrict",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_QueueByModerator",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_QueueBySector",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_QueueByStatus",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_QueueOfUnsure",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_IsOpen_Urgency_ReceivedAt",
                table: "Reports",
                columns: new[] { "IsOpen", "Urgency", "ReceivedAt" });
        }
    }
}
