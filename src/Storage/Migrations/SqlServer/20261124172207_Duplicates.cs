using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuttyMeken.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MainId",
                table: "Reports",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClusterMembers",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "int", nullable: false),
                    Cluster = table.Column<int>(type: "int", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterMembers", x => x.CaseNumber);
                });

            migrationBuilder.CreateTable(
                name: "NotDuplicates",
                columns: table => new
                {
                    First = table.Column<int>(type: "int", nullable: false),
                    Second = table.Column<int>(type: "int", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotDuplicates", x => new { x.First, x.Second });
                });

            migrationBuilder.CreateTable(
                name: "SketchBands",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SketchBands", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Sketches",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "int", nullable: false),
                    Signature = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    IsMatched = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sketches", x => x.CaseNumber);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_MainId",
                table: "Reports",
                column: "MainId");

            migrationBuilder.CreateIndex(
                name: "IX_ClusterMembers_Cluster",
                table: "ClusterMembers",
                column: "Cluster");

            migrationBuilder.CreateIndex(
                name: "IX_ClusterMembers_IsOpen_ReceivedAt",
                table: "ClusterMembers",
                columns: new[] { "IsOpen", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NotDuplicates_Second",
                table: "NotDuplicates",
                column: "Second");

            migrationBuilder.CreateIndex(
                name: "IX_Sketches_IsMatched",
                table: "Sketches",
                column: "IsMatched");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClusterMembers");

            migrationBuilder.DropTable(
                name: "NotDuplicates");

            migrationBuilder.DropTable(
                name: "SketchBands");

            migrationBuilder.DropTable(
                name: "Sketches");

            migrationBuilder.DropIndex(
                name: "IX_Reports_MainId",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "MainId",
                table: "Reports");
        }
    }
}
