using System.Net;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.BackOffice.Accounts.Door;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Accounts;

public sealed class TriesTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly Tries _tries;

    public TriesTests() => _tries = new(_clock);

    [Fact]
    public void Five_wrong_tries_close_one_network_for_a_quarter_of_an_hour()
    {
        var turns = Enumerable.Range(0, 6).Select(_ => From("203.0.113.5")).ToList();

        Assert.Equal([true, true, true, true, true, false], turns.Select(turn => turn.IsOpen));
        Assert.Equal([false, false, false, false, true, false], turns.Select(turn => turn.IsLast));
        _clock.Advance(Tries.Closed);
        Assert.True(From("203.0.113.5").IsOpen);
    }

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.77", false)]     // the neighbour's computer
    [InlineData("203.0.113.5", "203.0.114.5", true)]
    [InlineData("203.0.113.5", "::ffff:203.0.113.9", false)]
    [InlineData("2001:db8:1:2::3", "2001:db8:1:ff::9", false)]
    [InlineData("2001:db8:1:2::3", "2001:db8:2:2::3", true)]
    public void What_is_closed_is_a_network_not_the_account(string attacker, string owner, bool open)
    {
        for (var attempt = 0; attempt < 6; attempt++)
            From(attacker);

        Assert.Equal(open, From(owner).IsOpen);
    }

    [Fact]
    public void A_known_device_is_never_closed_by_others()
    {
        for (var network = 0; network < 100; network++)
            for (var attempt = 0; attempt < 6; attempt++)
                From($"203.0.{network}.5");

        Assert.False(From("198.51.100.1").IsOpen);      // many networks together have met their bound
        Assert.True(From("203.0.0.5", device: "owner").IsOpen);
        for (var attempt = 0; attempt < 4; attempt++)
            From("203.0.0.5", device: "owner");
        Assert.False(From("203.0.0.5", device: "owner").IsOpen);
    }

    [Fact]
    public void Strangers_may_try_again_after_an_hour()
    {
        for (var attempt = 0; attempt < Tries.MostFromStrangers; attempt++)
            Assert.True(From($"203.0.{attempt}.5").IsOpen);
        Assert.False(From("198.51.100.1").IsOpen);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(From("198.51.100.1").IsOpen);
    }

    [Fact]
    public void A_right_one_forgets_those_before_it()
    {
        for (var attempt = 0; attempt < 4; attempt++)
            From("203.0.113.5");
        _tries.Forgive(Guessed.Password, "a@example.kz", null, IPAddress.Parse("203.0.113.5"));

        Assert.All(Enumerable.Range(0, 5), _ => Assert.True(From("203.0.113.5").IsOpen));
    }

    [Fact]
    public void Codes_and_other_accounts_count_by_themselves()
    {
        for (var attempt = 0; attempt < 6; attempt++)
            From("203.0.113.5");

        Assert.True(_tries.Take(Guessed.Code, "a@example.kz", null, IPAddress.Parse("203.0.113.5")).IsOpen);
        Assert.True(_tries.Take(Guessed.Password, "b@example.kz", null, IPAddress.Parse("203.0.113.5")).IsOpen);
    }

    private Turn From(string address, string? device = null) => _tries.Take(Guessed.Password, "a@example.kz", device, IPAddress.Parse(address));
}
