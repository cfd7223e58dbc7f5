using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>Where somebody goes next on the way in.</summary>
/// <param name="Path"><see langword="null"/>: they are in.</param>
public sealed record Passage(string? Path);

/// <summary>The way in from a right password.</summary>
internal sealed class Entrance(Authenticators authenticators, HalfWay halfWay, Sessions sessions, DoorSettings settings)
{
    public const string CodePage = "/signin/code";
    public const string AddPage = "/signin/add-authenticator";

    public async Task<Passage> AfterPassword(StaffMember person, CancellationToken ct)
    {
        var page = await authenticators.Has(person.Id, ct) ? CodePage : settings.RequireSecondFactor ? AddPage : null;
        if (page is null)
            await sessions.Begin(person, ct);
        else
            await halfWay.Begin(person);
        return new(page);
    }
}
