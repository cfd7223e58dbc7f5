using MediatR;
using Microsoft.AspNetCore.Components;
using QuttyMeken.BackOffice.Duty;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>By which channels the people on duty are reached, whether they work, and a trial.</summary>
public sealed partial class Alarms(IMediator mediator)
{
    [SupplyParameterFromForm(FormName = "test")]
    private Press? Input { get; set; }

    private IReadOnlyList<Channel> Channels { get; set; } = [];

    private bool? Reached { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Channels = await mediator.Send(new Query());
    }

    private async Task Test()
    {
        Reached = await mediator.Send(new Trial());
        Channels = await mediator.Send(new Query());
    }

    public sealed record Press;

    public sealed record Query : IRequest<IReadOnlyList<Channel>>;

    internal sealed record Trial : IRequest<bool>;

    /// <param name="State">What this copy of the office last saw of it; <see langword="null"/> when it has not been used.</param>
    public sealed record Channel(string Name, Seen? State);

    public sealed record Seen(DateTimeOffset At, bool Reached);

    internal sealed class QueryHandler(AlarmBell bell, ICurrentStaff staff) : IRequestHandler<Query, IReadOnlyList<Channel>>
    {
        public Task<IReadOnlyList<Channel>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            return Task.FromResult<IReadOnlyList<Channel>>([.. bell.Channels.Select(name =>
                new Channel(name, bell.States.TryGetValue(name, out var state) ? new(state.At, state.Reached) : null))]);
        }
    }

    internal sealed class TrialHandler(AlarmBell bell, Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Trial, bool>
    {
        public async Task<bool> Handle(Trial trial, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.alarm-tested" });
            await db.SaveChangesAsync(ct);
            return await bell.Ring(new(0, 0), ct);
        }
    }
}
