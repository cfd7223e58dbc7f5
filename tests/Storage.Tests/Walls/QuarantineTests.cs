using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.Storage.Tests.Walls;

public sealed class QuarantineTests
{
    private static readonly StaffMember Custodian = Ground.Person("Сақтаушы Сәуле", StaffRole.Custodian);

    [Fact]
    public async Task A_report_that_names_the_leadership_is_for_custodians_alone()
    {
        using var ground = await Ground.Made(new RegisteredOfficial { Code = "akim", Name = "Ақанов Арман", PostKk = "Әкім", PostRu = "Аким", IsLeadership = true });
        await ground.Save(Ground.Person("Жетекбаев Ерлан", StaffRole.Lead));

        foreach (var text in new[] { "Ақановтың адамы алды.", "Жетекбаев Ерлан алды." })
        {
            var report = ground.Make(text);
            await using (var db = ground.Db)
            {
                db.Add(report);
                await db.SaveChangesAsync();
            }

            Assert.Equal(ReportStatus.Quarantined, report.Status);
            Assert.False(await ground.Sees(ground.Aigul, report));
            Assert.True(await ground.Ask(db => db.QuarantinedFor(new(Custodian.Id, Custodian.Role)).AnyAsync(r => r.Id == report.Id)));
            Assert.False(await ground.Ask(db => db.QuarantinedFor(new(ground.Aigul.Id, ground.Aigul.Role)).AnyAsync()));
        }
    }

    [Fact]
    public async Task A_report_on_the_leaders_own_organisation_goes_there_and_one_on_a_part_of_it_does_not()
    {
        var akim = Ground.Head("akim", "Ақанов Арман", "region");
        akim.IsLeadership = true;
        using var ground = await Ground.Made(akim);

        Assert.Equal((ReportStatus.Quarantined, ReportStatus.New), (await Status(ground, "region"), await Status(ground, "school")));

        static async Task<ReportStatus> Status(Ground ground, string organisation)
        {
            var report = await ground.File(organisation: organisation);
            return await ground.Ask(db => db.Reports.Where(r => r.Id == report.Id).Select(r => r.Status).SingleAsync());
        }
    }

    [Fact]
    public async Task A_report_that_no_moderator_may_see_goes_there()
    {
        using var ground = await Ground.Made();
        var report = await ground.File(organisation: "school");
        await ground.Save(Ground.Tie(ground.Aigul, Subject.Organisation("school")));
        Assert.Equal(ReportStatus.New, await StatusOf(ground, report));

        await ground.Save(Ground.Tie(ground.Bolat, Subject.Organisation("education")));
        Assert.Equal(ReportStatus.Quarantined, await StatusOf(ground, report));
    }

    [Fact]
    public async Task A_released_report_is_not_taken_back()
    {
        using var ground = await Ground.Made(new RegisteredOfficial { Code = "akim", Name = "Ақанов Арман", PostKk = "Әкім", PostRu = "Аким", IsLeadership = true });
        var report = await ground.File("Ақановтың адамы алды.");

        await ground.Change<Report>(r => r.Id == report.Id, r => r.Release(Ground.Now, Region.Shipped("demo")));
        await ground.Save(ThreadMessage.FromCitizen(Guid.CreateVersion7(Ground.Now), report.Id, "Ақанов дедім ғой.", Ground.Now));

        Assert.Equal(ReportStatus.New, await StatusOf(ground, report));
    }

    private static Task<ReportStatus> StatusOf(Ground ground, Report report) =>
        ground.Ask(db => db.Reports.Where(r => r.Id == report.Id).Select(r => r.Status).SingleAsync());
}
