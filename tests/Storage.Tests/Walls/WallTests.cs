using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.Storage.Tests.Walls;

public sealed class WallTests
{
    [Theory]
    [InlineData("school", "school", true)]
    [InlineData("school", "education", true)]
    [InlineData("school", "region", true)]
    [InlineData("education", "school", true)]
    [InlineData("school", "land", false)]
    public async Task Home_hides_what_is_above_and_below_it(string home, string organisation, bool hidden)
    {
        using var ground = await Ground.Made();
        var before = await ground.File(organisation: organisation);
        await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = home);
        var after = await ground.File(organisation: organisation);

        Assert.Equal((!hidden, !hidden), (await ground.Sees(ground.Aigul, before), await ground.Sees(ground.Aigul, after)));
        Assert.True(await ground.Sees(ground.Bolat, after));

        await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = null);
        Assert.True(await ground.Sees(ground.Aigul, before));
    }

    [Fact]
    public async Task A_declared_relation_hides_reports_until_it_ends()
    {
        using var ground = await Ground.Made();
        var (school, land) = (await ground.File(organisation: "school"), await ground.File(organisation: "land"));
        var tie = Ground.Tie(ground.Aigul, Subject.Organisation("education"));
        await ground.Save(tie, Ground.Tie(ground.Aigul, Subject.Organisation("land"), until: new(2020, 1, 1)));

        Assert.False(await ground.Sees(ground.Aigul, school));
        Assert.True(await ground.Sees(ground.Aigul, land));

        await ground.Change<Conflict>(c => c.Id == tie.Id, c => c.Until = new(2020, 1, 1));
        Assert.True(await ground.Sees(ground.Aigul, school));
    }

    [Fact]
    public async Task A_head_with_an_account_sees_nothing_of_the_organisation_and_its_parts()
    {
        using var ground = await Ground.Made(Ground.Head("head", "Басшыбаев Берік", "education"));
        var report = await ground.File(organisation: "school");
        Assert.True(await ground.Sees(ground.Aigul, report));

        await ground.Change<RegisteredOfficial>(o => o.Code == "head", o => o.StaffId = ground.Aigul.Id);
        Assert.False(await ground.Sees(ground.Aigul, report));

        await ground.Change<RegisteredOfficial>(o => o.Code == "head", o => o.StaffId = null);
        Assert.True(await ground.Sees(ground.Aigul, report));
    }

    [Fact]
    public async Task A_possible_mention_hides_until_somebody_else_clears_it()
    {
        using var ground = await Ground.Made(Ground.Head("head", "Басшыбаев Берік", "land"));
        await ground.Save(Ground.Tie(ground.Aigul, Subject.Official("head")));
        var report = await ground.File("Басшыбаевқа бердім.");

        Assert.False(await ground.Sees(ground.Aigul, report));
        Assert.Equal(MentionState.Possible, await ground.Ask(db => db.Mentions.Where(m => m.Code == "head").Select(m => m.State).SingleAsync()));

        await ground.Change<Mention>(m => m.Code == "head", m => m.State = MentionState.Cleared);
        Assert.True(await ground.Sees(ground.Aigul, report));

        await ground.Save(ThreadMessage.FromCitizen(Guid.CreateVersion7(Ground.Now), report.Id, "Басшыбаев қой.", Ground.Now));
        Assert.True(await ground.Sees(ground.Aigul, report));
    }

    [Fact]
    public async Task An_answer_that_names_a_colleague_hides_the_report_from_the_colleague()
    {
        using var ground = await Ground.Made();
        var report = await ground.File();
        Assert.True(await ground.Sees(ground.Bolat, report));

        await ground.Save(ThreadMessage.FromCitizen(Guid.CreateVersion7(Ground.Now), report.Id, "Оны Жақанов Болат алды.", Ground.Now));
        Assert.False(await ground.Sees(ground.Bolat, report));
        Assert.True(await ground.Sees(ground.Aigul, report));
    }

    [Fact]
    public async Task The_organisation_that_a_moderator_chooses_counts_and_the_one_before_does_not()
    {
        using var ground = await Ground.Made();
        await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = "school");
        await ground.Change<StaffMember>(s => s.Id == ground.Bolat.Id, s => s.HomeOrganisation = "land");
        var report = await ground.File(organisation: "school");

        await ground.Change<Report>(r => r.Id == report.Id, r => r.Classify(ground.Bolat.Id, Sector.Other, Kind.RedTape, null, "land", null, Ground.Now, Region.Shipped("demo")));

        Assert.True(await ground.Sees(ground.Aigul, report));
        Assert.False(await ground.Sees(ground.Bolat, report));
    }

    [Fact]
    public async Task A_move_in_the_tree_moves_the_walls()
    {
        using var ground = await Ground.Made();
        await ground.Save(Ground.Tie(ground.Aigul, Subject.Organisation("land")));
        var report = await ground.File(organisation: "school");
        Assert.True(await ground.Sees(ground.Aigul, report));

        await ground.Change<RegisteredOrganisation>(o => o.Code == "school", o => o.Parent = "land");
        Assert.False(await ground.Sees(ground.Aigul, report));
    }

    [Fact]
    public async Task Somebody_who_left_a_report_never_sees_it_again()
    {
        using var ground = await Ground.Made();
        var report = await ground.File(organisation: "land");
        await ground.Save(new Wall { StaffId = ground.Aigul.Id, ReportId = report.Id, IsOwn = true });

        await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = "school");
        await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = null);
        await ground.Save(ThreadMessage.FromCitizen(Guid.CreateVersion7(Ground.Now), report.Id, "Тағы.", Ground.Now));

        Assert.False(await ground.Sees(ground.Aigul, report));
    }

    [Fact]
    public async Task A_new_name_is_looked_for_in_old_reports()
    {
        using var ground = await Ground.Made();
        var report = await ground.File("Тәжібаев Қайрат ақша алды.");
        await ground.Save(Ground.Head("late", "Тәжібаев Қайрат", "land", ground.Aigul.Id));

        while (await ground.Ask(db => db.CompareLate(1, default)))
        {
        }

        Assert.False(await ground.Sees(ground.Aigul, report));
        Assert.Equal(0, await ground.Ask(db => db.Reports.CountAsync(r => r.ComparedNames < db.Registry.Single().Names)));
    }

    [Fact]
    public async Task A_withdrawn_report_speaks_of_nobody()
    {
        using var ground = await Ground.Made();
        var report = await ground.File("Жақанов Болат.", "land");

        await ground.Change<Report>(r => r.Id == report.Id, r => r.Withdraw(Ground.Now));

        Assert.Equal(0, await ground.Ask(db => db.Mentions.CountAsync()));
    }

    [Fact]
    public async Task Saving_by_the_way_that_cannot_wall_is_refused()
    {
        using var ground = await Ground.Made();
        await using var db = ground.Db;
        db.Add(ground.Make());

        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }
}
