using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Storage;

/// <summary>
/// The region with the organisations as the database has them. Begins with those of the region file, and is read anew when somebody has
/// changed the registry, here or in another process.
/// </summary>
public sealed class Registry(Region seed)
{
    private volatile State _state = new(Guid.Empty, seed, new(() => new(seed)));

    public Region Region => _state.Region;
    public Places Places => _state.Places.Value;

    /// <summary>Looks whether the registry has changed: one row is read when it has not.</summary>
    public async Task Refresh(Database db, CancellationToken ct)
    {
        var snapshot = await RegistrySnapshot.Of(db, ct);
        if (snapshot.Stamp == _state.Stamp || snapshot.Organisations.Count == 0)
            return;

        var region = seed.With(snapshot.Organisations);
        _state = new(snapshot.Stamp, region, new(() => new(region)));
    }

    /// <summary>
    /// Brings what the region file has into the registry, by code. What somebody changed here stays as it is; so does what the file has no more.
    /// </summary>
    public static Task Fill(Database db, Region file, CancellationToken ct) => db.InOneTransaction(async inside =>
    {
        var organisations = await db.Organisations.ToDictionaryAsync(one => one.Code, inside);
        foreach (var one in file.Organisations)
        {
            var aliases = string.Join('\n', one.Aliases);
            if (!organisations.TryGetValue(one.Code, out var row))
                db.Organisations.Add(row = new() { Code = one.Code, Type = one.Type, Sector = Code.Parse<Sector>(one.Sector), NameKk = one.NameKk, NameRu = one.NameRu });
            else if (row.ChangedAt is not null)
                continue;
            (row.Type, row.Sector, row.Unit, row.Parent) = (one.Type, Code.Parse<Sector>(one.Sector), one.Unit, one.Parent);
            (row.NameKk, row.NameRu, row.Aliases) = (one.NameKk, one.NameRu, aliases);
        }

        var officials = await db.Officials.ToDictionaryAsync(one => one.Code, inside);
        foreach (var one in file.Officials)
        {
            if (!officials.TryGetValue(one.Code, out var row))
                db.Officials.Add(row = new() { Code = one.Code, Name = one.Name, PostKk = one.PostKk, PostRu = one.PostRu });
            else if (row.ChangedAt is not null)
                continue;
            (row.Name, row.PostKk, row.PostRu, row.Organisation) = (one.Name, one.PostKk, one.PostRu, one.Organisation);
            (row.IsFirstHead, row.IsLeadership) = (one.IsFirstHead, one.IsLeadership);
        }

        return true;
    }, ct);

    private sealed record State(Guid Stamp, Region Region, Lazy<Places> Places);
}
