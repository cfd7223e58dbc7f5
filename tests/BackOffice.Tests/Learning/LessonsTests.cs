using QuttyMeken.BackOffice.Learning;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Learning;

public sealed class LessonsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Long = Now.AddDays(-90);

    // The last four bytes as one number: divisible by ten is held out.
    private static readonly Guid Taught = Guid.Parse("01955a00-0000-7000-8000-00000000000b");
    private static readonly Guid HeldOut = Guid.Parse("01955a00-0000-7000-8000-000000000014");

    private static readonly Lesson Guessed = new(
        Taught, Long, ReportLanguage.Kazakh, "Мектепте ақша жинап жатыр", Sector.Education, Kind.IllegalFees, null, null, null, null);

    [Fact]
    public void What_only_the_model_has_said_teaches_nothing() => Assert.Null(Lessons.Labelled(Guessed));

    [Fact]
    public void What_a_moderator_settled_teaches_whatever_the_citizen_said()
    {
        var settled = Guessed with { Citizen = Sector.Other, CitizenKind = Kind.RedTape, Moderator = Sector.Healthcare, ModeratorKind = Kind.BribeDemanded };

        var row = Lessons.Labelled(settled)!;
        Assert.Equal(("healthcare", "bribe-demanded", "kk"), (row.Sector, row.Kind, row.Language));
    }

    [Theory]
    [InlineData(Sector.Healthcare, null, "healthcare", null)]
    [InlineData(Sector.Healthcare, Kind.RedTape, "healthcare", "red-tape")]
    [InlineData(Sector.Education, Kind.RedTape, "education", "red-tape")]
    [InlineData(Sector.Education, Kind.IllegalFees, null, null)]
    [InlineData(Sector.Education, null, null, null)]
    public void A_citizen_teaches_by_correcting(Sector said, Kind? kind, string? sector, string? code)
    {
        var row = Lessons.Labelled(Guessed with { Citizen = said, CitizenKind = kind });

        Assert.Equal((sector, code), (row?.Sector, row?.Kind));
    }

    [Fact]
    public void No_personal_data_reaches_a_model()
    {
        var split = Lessons.Of([Settled("Звоните +7 701 234 56 78, ИИН 900101300017, почта aigul@example.kz, номер 123 ABC 04")], [], Now);

        var text = Assert.Single(split.Training).Text;
        Assert.Contains("[…]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("234 56 78", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aigul", text, StringComparison.Ordinal);
        Assert.DoesNotContain("phone", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Each_report_stands_in_one_table_and_its_own_language_teaches_nothing()
    {
        LabelledText[] corpus = [new("Дайын мәтін", "education", "red-tape", "kk")];
        var split = Lessons.Of(
            [
                Settled("ескі"), Settled("бақылаудағы ескі", HeldOut), Settled("жаңа", at: Now.AddDays(-29)),
                Settled("бақылаудағы жаңа", HeldOut, Now.AddDays(-1)), Settled("тура ай", at: Now.AddDays(-30)),
            ],
            corpus, Now);

        Assert.Equal(["Дайын мәтін", "ескі", "тура ай"], split.Training.Select(row => row.Text));
        Assert.Equal(["kk", null, null], split.Training.Select(row => row.Language));
        Assert.Equal(2, split.FromOffice);
        Assert.Equal(["бақылаудағы ескі", "бақылаудағы жаңа"], split.HeldOut.Select(row => row.Text));
        Assert.Equal(("жаңа", "kk"), (Assert.Single(split.Newest).Text, split.Newest[0].Language));
    }

    [Fact]
    public void The_same_words_are_never_learnt_on_one_side_and_asked_on_the_other()
    {
        LabelledText[] corpus = [new("Дайын мәтін", "education", "red-tape", "kk")];
        var split = Lessons.Of([Settled("Екі рет жіберілген"), Settled("екі рет ЖІБЕРІЛГЕН", HeldOut), Settled("дайын мәтін", HeldOut), Settled("Дайын мәтін")], corpus, Now);

        Assert.Equal("Дайын мәтін", Assert.Single(split.Training).Text);
        Assert.Equal("екі рет ЖІБЕРІЛГЕН", Assert.Single(split.HeldOut).Text);
    }

    [Fact]
    public void One_in_ten_is_held_out_and_always_the_same()
    {
        var ids = Enumerable.Range(0, 10_000).Select(at => Guid.CreateVersion7(Now.AddSeconds(at))).ToList();

        Assert.InRange(ids.Count(Lessons.IsHeldOut), 850, 1_150);
        // The rule itself: whoever changes it lets a model be judged by what it has learnt.
        Assert.True(Lessons.IsHeldOut(Guid.Parse("01955a00-0000-7000-8000-000000000000")));
        Assert.True(Lessons.IsHeldOut(Guid.Parse("ffffffff-ffff-7fff-8fff-ffff0000000a")));
        Assert.False(Lessons.IsHeldOut(Guid.Parse("01955a00-0000-7000-8000-000000000001")));
        Assert.False(Lessons.IsHeldOut(Guid.Parse("01955a00-0000-7000-8000-0000000000ff")));
    }

    private static Lesson Settled(string text, Guid? id = null, DateTimeOffset? at = null) =>
        Guessed with { Id = id ?? Taught, ReceivedAt = at ?? Long, Text = text, Moderator = Sector.Healthcare, ModeratorKind = Kind.RedTape };
}
