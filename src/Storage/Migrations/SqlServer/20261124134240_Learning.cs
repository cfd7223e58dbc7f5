using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Learning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "GuessIsSure",
                table: "Reports",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Comparison",
                table: "ClassifierModels",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ModelPromotions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ModelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReplacedId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelPromotions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ModelPromotions_ClassifierModels_ModelId",
                        column: x => x.ModelId,
                        principalTable: "ClassifierModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrainingRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    OnlyOne = table.Column<int>(type: "int", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseEndsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    CancelAsked = table.Column<bool>(type: "bit", nullable: false),
                    Progress = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Percent = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    ModelHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingRuns", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status",
                table: "Reports",
                columns: new[] { "GuessedSector", "ModeratorSector", "Urgency", "ReceivedAt", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure",
                table: "Reports",
                columns: new[] { "ReceivedAt", "Status", "GuessedSector", "ModeratorSector", "Language", "GuessIsSure" });

            migrationBuilder.CreateIndex(
                name: "IX_ModelPromotions_At",
                table: "ModelPromotions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ModelPromotions_ModelId",
                table: "ModelPromotions",
                column: "ModelId");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRuns_OnlyOne",
                table: "TrainingRuns",
                column: "OnlyOne",
                unique: true,
                filter: "[OnlyOne] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRuns_RequestedAt",
                table: "TrainingRuns",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ModelPromotions");

            migrationBuilder.DropTable(
                name: "TrainingRuns");

            migrationBuilder.DropIndex(
                name: "IX_Reports_GuessedSector_ModeratorSector_Urgency_ReceivedAt_Status",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_ReceivedAt_Status_GuessedSector_ModeratorSector_Language_GuessIsSure",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "GuessIsSure",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Comparison",
                table: "ClassifierModels");
        }
    }
}
