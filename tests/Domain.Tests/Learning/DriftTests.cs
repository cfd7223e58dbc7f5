using Xunit;

namespace QuttyMeken.Domain.Tests.Learning;

public sealed class DriftTests
{
    // By hand: ½ is added to each of two classes. Before (50 + ½)/101 = 0.5 each; now 80.5/101 = 0.79703 and 20.5/101 = 0.20297.
    // (0.79703 − 0.5) · ln(0.79703/0.5) + (0.20297 − 0.5) · ln(0.20297/0.5) = 0.29703 · 0.46629 + 0.29703 · 0.90155 = 0.40629.
    [Fact]
    public void The_index_is_as_worked_by_hand() => Assert.Equal(0.40629, Drift.StabilityIndex([50, 50], [80, 20]), 4);

    [Fact]
    public void What_did_not_change_has_no_index_and_an_empty_class_is_no_infinity()
    {
        Assert.Equal(0, Drift.StabilityIndex([30, 70], [30, 70]), 12);
        // Before 0.5/101 and 100.5/101, now 10.5/101 and 90.5/101: 0.0990099 · ln 21 + 0.0990099 · ln(100.5/90.5) = 0.30144 + 0.01038.
        Assert.Equal(0.31181, Drift.StabilityIndex([0, 100], [10, 90]), 4);
    }

    // Error of the difference: pooled share 144/1200 = 0.12, √(0.12 · 0.88 · (1/1000 + 1/200)) = 0.02517. Twelve points are 4.8 of it.
    [Theory]
    [InlineData(1000, 100, 200, 44, DriftLevel.Alarm)]
    // Eleven points and more, but among sixty: 113/1060, error 0.04102, 2.84 of it. To be watched, no alarm.
    [InlineData(1000, 100, 60, 13, DriftLevel.Watch)]
    // Six points among many: 5 of its errors, and still no alarm.
    [InlineData(2000, 200, 1000, 160, DriftLevel.Watch)]
    [InlineData(2000, 200, 1000, 140, DriftLevel.Calm)]
    // A fall is good news.
    [InlineData(1000, 400, 1000, 100, DriftLevel.Calm)]
    // Forty-nine raise none, whatever they say.
    [InlineData(1000, 0, 49, 49, DriftLevel.TooFew)]
    [InlineData(49, 0, 1000, 1000, DriftLevel.TooFew)]
    public void The_share_of_corrected_guesses_raises_an_alarm(int before, int wrongBefore, int now, int wrongNow, DriftLevel expected)
    {
        var drift = Drift.Of(Decided(before, wrongBefore), Decided(now, wrongNow));

        Assert.Equal(expected, drift.All.Overrides.Level);
        Assert.Equal(expected, drift.ByLanguage.Single(row => row.Language is ReportLanguage.Russian).Overrides.Level);
        Assert.Equal(expected, drift.BySector.Single(row => row.Sector is Sector.Education).Overrides.Level);
        Assert.Equal(expected is DriftLevel.Alarm ? 3 : 0, drift.Alarms);
    }

    [Fact]
    public void Guesses_left_to_a_person_are_watched_and_those_of_which_it_was_not_kept_do_not_count()
    {
        var drift = Drift.Of(
            [Of(Sector.Education, 900, isSure: true), Of(Sector.Education, 100, isSure: false), Of(Sector.Education, 5000, isSure: null)],
            [Of(Sector.Education, 140, isSure: true), Of(Sector.Education, 60, isSure: false)]);

        Assert.Equal((new Ratio(100, 1000), new Ratio(60, 200), DriftLevel.Alarm), (drift.All.Unsure.Before, drift.All.Unsure.Now, drift.All.Unsure.Level));
    }

    [Theory]
    [InlineData(100, 100, DriftLevel.Calm)]
    [InlineData(120, 80, DriftLevel.Calm)]
    [InlineData(140, 60, DriftLevel.Watch)]
    [InlineData(165, 35, DriftLevel.Alarm)]
    [InlineData(180, 19, DriftLevel.TooFew)]
    public void Another_mix_of_sectors_raises_an_alarm_when_there_are_enough(int schools, int clinics, DriftLevel expected)
    {
        var drift = Drift.Of([Of(Sector.Education, 500), Of(Sector.Healthcare, 500)], [Of(Sector.Education, schools), Of(Sector.Healthcare, clinics)]);

        Assert.Equal(expected, drift.All.Mix.Level);
        Assert.Equal(expected, drift.BySector.Single(row => row.Sector is Sector.Education).Mix.Level);
        Assert.Equal(new Ratio(clinics, schools + clinics), drift.BySector.Single(row => row.Sector is Sector.Healthcare).Mix.Now);
        Assert.Equal(DriftLevel.TooFew, drift.ByLanguage.Single(row => row.Language is ReportLanguage.Kazakh).Mix.Level);
    }

    [Fact]
    public void Nothing_at_all_is_too_few()
    {
        var drift = Drift.Of([], []);

        Assert.Equal((0, null, null), (drift.Alarms, drift.All.Mix.Index, drift.All.Overrides.Now.Share));
        Assert.All(drift.BySector.Append(drift.All).SelectMany(row => row.Levels), level => Assert.Equal(DriftLevel.TooFew, level));
    }

    private static Tally[] Decided(int all, int wrong) =>
        [Of(Sector.Education, all - wrong, Sector.Education), Of(Sector.Education, wrong, Sector.Other)];

    private static Tally Of(Sector guessed, int count, Sector? decided = null, bool? isSure = null) => new(ReportLanguage.Russian, guessed, decided, isSure, count);
}
