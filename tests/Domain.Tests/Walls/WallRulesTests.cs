using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.Domain.Tests.Walls;

/// <summary>Each line of the algorithm of DOMAIN.md §9, worked by hand on one small tree: region ← education ← (school, lyceum); land.</summary>
public sealed class WallRulesTests
{
    private static readonly Guid Me = Guid.Parse("01955a00-0000-7000-8000-000000000001");

    private static readonly WallRules Rules = new(
        [Made("region"), Made("education", "region"), Made("school", "education"), Made("lyceum", "education"), Made("land", "region")],
        [
            new("akim", "Ақанов А.", "Әкім", "Аким", "region", IsFirstHead: true),
            new("head", "Басшыбаев Б.", "Басшы", "Руководитель", "education", IsFirstHead: true),
            new("teacher", "Мұғалімов М.", "Мұғалім", "Учитель", "school"),
        ]);

    public static TheoryData<string, Ties, string[]> Table => new()
    {
        { "nobody's tie: only oneself", new(Me, null, [], []), [] },
        { "named: the linked account of a mentioned person", new(Me, null, [], ["teacher"]), ["teacher", "school", "education", "region"] },
        { "first head: of the organisation and of all below it", new(Me, null, [], ["head"]), ["head", "education", "school", "lyceum", "region"] },
        { "first head of an ancestor", new(Me, null, [], ["akim"]), ["akim", "region", "education", "school", "lyceum", "land"] },
        { "home: inside the report's organisation, and its own parts", new(Me, "education", [], []), ["education", "region", "school", "lyceum"] },
        { "home at the bottom does not hide a sister", new(Me, "school", [], []), ["school", "education", "region"] },
        { "declared: a person who heads", new(Me, null, [Subject.Official("head")], []), ["head", "education", "school", "lyceum"] },
        { "declared: a person who does not", new(Me, null, [Subject.Official("teacher")], []), ["teacher"] },
        { "declared: an organisation and its parts, not what is above", new(Me, null, [Subject.Organisation("education")], []), ["education", "school", "lyceum"] },
        { "an unknown code hides itself", new(Me, "gone", [Subject.Official("left")], []), ["gone", "left"] },
    };

    [Theory, MemberData(nameof(Table))]
    public void A_person_is_concerned_by(string line, Ties ties, string[] expected) => Assert.Equal(
        [line, .. expected.Append(Me.ToString("N")).Order(StringComparer.Ordinal)], [line, .. Rules.SubjectsOf(ties).Select(one => one.Code).Order(StringComparer.Ordinal)]);

    [Fact]
    public void A_ring_of_parents_ends()
    {
        var ring = new WallRules([Made("a", "b"), Made("b", "a")], []);

        Assert.Equal(["a", "b"], ring.WithParts("a").Order());
        Assert.True(ring.IsUnder("a", "b"));
        Assert.Equal(2, ring.Above("a").Count);
    }

    private static Organisation Made(string code, string? parent = null) => new(code, "region-dept", "other", code, code, Parent: parent);
}
