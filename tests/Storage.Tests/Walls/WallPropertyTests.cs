using CsCheck;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.Storage.Tests.Walls;

/// <summary>Whatever the tree, the ties and the mentions are: a reader's list is exactly what the algorithm, asked report by report, does not hide.</summary>
public sealed class WallPropertyTests
{
    private const int Organisations = 6;
    private const int Reports = 8;

    // Parents by number, always of a lower number or none; the home; up to three ties; whose organisation each report is about.
    private static readonly Gen<(int[] Parents, int Home, int Head, int[] Ties, int[] About, bool TiesFirst)> Worlds = Gen.Select(
        Gen.Int[-1, Organisations - 1].Array[Organisations], Gen.Int[-1, Organisations - 1], Gen.Int[-1, Organisations - 1],
        Gen.Int[0, Organisations - 1].Array[0, 3], Gen.Int[0, Organisations - 1].Array[Reports], Gen.Bool);

    [Fact]
    public Task What_is_shown_and_what_is_walled_are_all_there_is() => Worlds.SampleAsync(async world =>
    {
        using var ground = await Ground.Made();
        await ground.Save([.. world.Parents.Select((parent, number) => Ground.Place(Name(number), parent >= 0 && parent < number ? Name(parent) : null))]);
        if (world.TiesFirst)
            await Tie();
        var reports = new List<Report>();
        foreach (var about in world.About)
            reports.Add(await ground.File(organisation: Name(about)));
        if (!world.TiesFirst)
            await Tie();

        var seen = await ground.Ask(db => db.VisibleTo(new Reader(ground.Aigul.Id, ground.Aigul.Role)).Select(r => r.Id).ToListAsync());
        var walled = await ground.Ask(db => db.Walls.Where(w => w.StaffId == ground.Aigul.Id).Select(w => w.ReportId).ToListAsync());

        Assert.Equal(reports.Select(r => r.Id).Order(), seen.Concat(walled).Order());
        Assert.Equal(reports.Where((_, index) => Hides(world, world.About[index])).Select(r => r.Id).Order(), walled.Order());

        async Task Tie()
        {
            await ground.Change<StaffMember>(s => s.Id == ground.Aigul.Id, s => s.HomeOrganisation = world.Home < 0 ? null : Name(world.Home));
            await ground.Save([.. world.Ties.Distinct().Select(tie => Ground.Tie(ground.Aigul, Subject.Organisation(Name(tie))))]);
            if (world.Head >= 0)
                await ground.Save(Ground.Head("head", "Тәжібаев Қайрат", Name(world.Head)), Ground.Tie(ground.Aigul, Subject.Official("head")));
        }
    }, iter: 60, threads: 1);

    // DOMAIN.md §9 as it is written: from the report upwards.
    private static bool Hides((int[] Parents, int Home, int Head, int[] Ties, int[], bool) world, int about)
    {
        var up = Line(about);
        return up.Contains(world.Head) || up.Any(world.Ties.Contains) || up.Contains(world.Home) || (world.Home >= 0 && Line(world.Home).Contains(about));

        List<int> Line(int from)
        {
            List<int> line = [from];
            while (world.Parents[line[^1]] is var parent && parent >= 0 && parent < line[^1])
                line.Add(parent);
            return line;
        }
    }

    private static string Name(int number) => $"place-{number}";
}
