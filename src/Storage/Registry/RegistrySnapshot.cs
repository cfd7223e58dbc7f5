using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>The registry as it stood under one stamp, read once a process.</summary>
internal sealed class RegistrySnapshot
{
    private const int Kept = 8;
    private static readonly RegistrySnapshot Empty = new(new() { Stamp = Guid.Empty }, [], [], []);
    private static readonly ConcurrentDictionary<Guid, RegistrySnapshot> Known = new();

    private readonly Lazy<NamesInText> _names;

    private RegistrySnapshot(
        RegistryState state, IReadOnlyList<Organisation> organisations, IReadOnlyList<RegisteredOfficial> officials, IReadOnlyList<(Guid Id, string Name)> staff)
    {
        (Stamp, Names, Organisations, Officials) = (state.Stamp, state.Names, organisations, officials);
        Official[] people = [.. officials.Select(one => one.ToOfficial())];
        Rules = new(organisations, people);
        _names = new(() => new(organisations, people, staff));
    }

    public Guid Stamp { get; }
    public int Names { get; }
    public IReadOnlyList<Organisation> Organisations { get; }
    public IReadOnlyList<RegisteredOfficial> Officials { get; }
    public WallRules Rules { get; }

    /// <summary>Its organisations and people, ready to be found in a text.</summary>
    public NamesInText InText => _names.Value;

    public static async Task<RegistrySnapshot> Of(Database db, CancellationToken ct)
    {
        if (await db.Registry.AsNoTracking().SingleOrDefaultAsync(ct) is not { } state)
            return Empty;
        if (Known.TryGetValue(state.Stamp, out var known))
            return known;

        var organisations = await db.Organisations.AsNoTracking().OrderBy(one => one.Code).ToListAsync(ct);
        var officials = await db.Officials.AsNoTracking().OrderBy(one => one.Code).ToListAsync(ct);
        var staff = await db.Staff.AsNoTracking().Select(one => new { one.Id, one.Name }).ToListAsync(ct);
        if (Known.Count >= Kept)
            Known.Clear();
        return Known[state.Stamp] = new(state, [.. organisations.Select(one => one.ToOrganisation())], officials, [.. staff.Select(one => (one.Id, one.Name))]);
    }
}
