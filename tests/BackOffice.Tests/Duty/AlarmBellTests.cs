using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QuttyMeken.BackOffice.Duty;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Duty;

public sealed class AlarmBellTests : IDisposable
{
    private readonly ReportsOffice _office = new();
    private readonly Ears _ears = new();

    [Fact]
    public async Task It_rings_once_for_what_is_new_and_again_while_nobody_has_looked()
    {
        var bell = Bell();
        await _office.Filed();
        await bell.Look(default);
        Assert.Empty(_ears.Heard);

        var first = await Urgent();
        await bell.Look(default);
        await bell.Look(default);
        Assert.Equal([new(1, 1)], _ears.Heard);

        var second = await Urgent();
        await bell.Look(default);
        Assert.Equal(new(1, 2), _ears.Heard[^1]);

        _office.Clock.Advance(AlarmBell.Again);
        await bell.Look(default);
        Assert.Equal([new(1, 1), new(1, 2), new(0, 2)], _ears.Heard);

        foreach (var report in new[] { first, second })
            await _office.Change(report, one => one.MoveTo(_office.Staff.Id, ReportStatus.InTriage, _office.Clock.GetUtcNow(), _office.Region));
        _office.Clock.Advance(AlarmBell.Again);
        await bell.Look(default);
        Assert.Equal(3, _ears.Heard.Count);
    }

    [Fact]
    public async Task What_becomes_urgent_while_it_is_worked_on_rings_once()
    {
        var report = await _office.Filed();
        await _office.Change(report, one => one.MoveTo(_office.Staff.Id, ReportStatus.InWork, _office.Clock.GetUtcNow(), _office.Region));
        await _office.Change(report, one => one.Press(_office.Clock.GetUtcNow(), _office.Region));

        await Bell().Look(default);
        _office.Clock.Advance(AlarmBell.Again);
        await Bell().Look(default);

        Assert.Equal([new(1, 0)], _ears.Heard);
    }

    [Fact]
    public async Task A_bell_that_nobody_heard_rings_again_within_minutes_and_one_channel_is_enough()
    {
        await Urgent();
        _ears.Deaf = true;
        await Bell().Look(default);
        _ears.Deaf = false;
        await Bell().Look(default);
        Assert.Empty(_ears.Heard);

        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        var bell = Bell(new Ears { Deaf = true });
        await bell.Look(default);
        await bell.Look(default);

        Assert.Equal([new(1, 1)], _ears.Heard);
        Assert.Equal((true, false), (bell.States["ears"].Reached, bell.States["other"].Reached));
    }

    [Fact]
    public async Task A_closed_report_that_is_pressed_again_rings_again()
    {
        var report = await Urgent();
        await Bell().Look(default);
        await _office.Change(report, one => one.Close(_office.Staff.Id, Outcome.Substantiated, _office.Clock.GetUtcNow()));
        await Bell().Look(default);
        Assert.Equal(0, await _office.Query(db => db.Alarms.CountAsync()));

        await _office.Change(report, one => one.Press(_office.Clock.GetUtcNow(), _office.Region));
        await Bell().Look(default);

        Assert.Equal(2, _ears.Heard.Count);
    }

    public void Dispose() => _office.Dispose();

    private Task<Report> Urgent() => _office.Filed(Filing.Plain with { Danger = true });

    private AlarmBell Bell(Ears? other = null) => new(
        _office.Services.GetRequiredService<IServiceScopeFactory>(), other is null ? [_ears] : [_ears, new Named(other)], _office.Clock, NullLogger<AlarmBell>.Instance);

    private sealed class Ears : IAlarmChannel
    {
        public bool Deaf { get; set; }
        public List<UrgentNumbers> Heard { get; } = [];
        public string Name => "ears";

        public Task Send(UrgentNumbers numbers, CancellationToken ct)
        {
            if (Deaf)
                throw new HttpRequestException();
            Heard.Add(numbers);
            return Task.CompletedTask;
        }
    }

    private sealed class Named(Ears ears) : IAlarmChannel
    {
        public string Name => "other";

        public Task Send(UrgentNumbers numbers, CancellationToken ct) => ears.Send(numbers, ct);
    }
}
