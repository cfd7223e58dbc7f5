using System.Globalization;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <param name="RequireSecondFactor">Whether a password alone leads no further than to adding a second factor.</param>
/// <param name="Idle">A session that was not used for so long has ended.</param>
internal sealed record DoorSettings(bool RequireSecondFactor, TimeSpan Idle)
{
    private const int LeastIdle = 5;
    private const int MostIdle = 1_440;
    private const int UsualIdle = 120;

    /// <exception cref="InvalidDataException">A setting is wrong: which one, and what to write.</exception>
    public static DoorSettings Read(IConfiguration settings)
    {
        var factor = settings["Office:RequireSecondFactor"] is not { Length: > 0 } written ? true
            : bool.TryParse(written, out var said) ? said
            : throw new InvalidDataException($"Office:RequireSecondFactor is '{written}'. Write true or false.");
        var idle = settings["Office:IdleMinutes"] is not { Length: > 0 } minutes ? UsualIdle
            : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= LeastIdle and <= MostIdle ? number
            : throw new InvalidDataException($"Office:IdleMinutes is '{minutes}'. Write a number from {LeastIdle} to {MostIdle}.");
        return new(factor, TimeSpan.FromMinutes(idle));
    }
}
