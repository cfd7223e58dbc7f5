using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Comparison",
                table: "ClassifierModels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ModelPromotions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacedId = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    OnlyOne = table.Column<int>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeaseEndsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Progress = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ModelHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                unique: true);

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
