using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage.Tests.Walls;

/// <summary>A database with a small registry and two moderators: region ← education ← school; land.</summary>
internal sealed class Ground : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private int _last = 10_000_000;

    private Ground()
    {
        _connection.Open();
        Db.Database.Migrate();
    }

    public SqliteDatabase Db => new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(_connection).Options);

    public StaffMember Aigul { get; } = Person("Айгүл Сейтова", StaffRole.Moderator);
    public StaffMember Bolat { get; } = Person("Болат Жақанов", StaffRole.Moderator);

    public static async Task<Ground> Made(params RegisteredOfficial[] officials)
    {
        var ground = new Ground();
        await ground.Save(ground.Aigul, ground.Bolat, Place("region"), Place("education", "region"), Place("school", "education"), Place("land", "region"));
        await ground.Save([.. officials]);
        return ground;
    }

    public static StaffMember Person(string name, StaffRole role) => new() { Id = Guid.CreateVersion7(Now), Name = name, UserName = name, Role = role };

    public static RegisteredOrganisation Place(string code, string? parent = null) =>
        new() { Code = code, Type = "region-dept", Sector = Sector.Other, NameKk = $"{code} басқармасы", NameRu = $"Управление {code}", Parent = parent };

    public static RegisteredOfficial Head(string code, string name, string organisation, Guid? account = null) =>
        new() { Code = code, Name = name, PostKk = "Басшы", PostRu = "Руководитель", Organisation = organisation, IsFirstHead = true, StaffId = account };

    public static Conflict Tie(StaffMember who, Subject to, DateOnly? until = null) =>
        new() { Id = Guid.CreateVersion7(Now), StaffId = who.Id, Kind = to.Kind, Code = to.Code, Until = until };

    public Report Make(string text = "Ақша сұрады.", string? organisation = null) =>
        new(Guid.CreateVersion7(Now), ++_last, new(ReportChannel.WebChat, ReportLanguage.Kazakh, text, text, OrganisationCode: organisation), Now, Region.Shipped("demo"));

    public async Task<Report> File(string text = "Ақша сұрады.", string? organisation = null)
    {
        var report = Make(text, organisation);
        await Save(report);
        return report;
    }

    public async Task Save(params object[] rows)
    {
        await using var db = Db;
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task Change<T>(Func<T, bool> which, Action<T> deed) where T : class
    {
        await using var db = Db;
        deed(db.Set<T>().AsEnumerable().Single(which));
        await db.SaveChangesAsync();
    }

    public async Task<bool> Sees(StaffMember who, Report report)
    {
        await using var db = Db;
        return await db.VisibleTo(new Reader(who.Id, who.Role)).AnyAsync(r => r.Id == report.Id);
    }

    public async Task<T> Ask<T>(Func<Database, Task<T>> query)
    {
        await using var db = Db;
        return await query(db);
    }

    public void Dispose() => _connection.Dispose();
}
