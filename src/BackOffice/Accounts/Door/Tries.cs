using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>What may be guessed at: each is counted by itself.</summary>
internal enum Guessed { Password, Code }

/// <summary>Whether somebody may try.</summary>
/// <param name="IsLast">If this try fails too, the door closes.</param>
internal sealed record Turn(bool IsOpen, bool IsLast = false);

/// <summary>
/// Slows guessing down. Wrong tries count against the account from one network, or from one known device of its owner, never against the
/// account itself: else five wrong passwords an hour would keep any colleague out. Many networks together meet a higher bound, which a known
/// device does not. Memory only, under a key that dies with the process: no address is stored or logged. Each copy counts for itself.
/// </summary>
internal sealed class Tries(TimeProvider clock)
{
    public const int Most = 5;

    /// <summary>Wrong tries an hour against one account from all places that are not known.</summary>
    public const int MostFromStrangers = 50;

    public static readonly TimeSpan Closed = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan StrangersWindow = TimeSpan.FromHours(1);
    private const int MostKept = 100_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, Count> _counts = [];
    private readonly Lock _gate = new();

    /// <summary>Takes a try before it is known whether it is right, so that tries sent all at once count like any others.</summary>
    /// <param name="account">The e-mail as it was typed, or the person's id: also where nobody has it.</param>
    /// <param name="device">The known device, or <see langword="null"/>: then <paramref name="address"/> counts.</param>
    public Turn Take(Guessed what, string account, string? device, IPAddress? address)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var own = Of(Key(what, account, device, address), now);
            if (own.Taken >= Most)
                return new(false);

            var strangers = device is null ? Of(KeyOf($"{what}\n{account}\nstrangers"), now) : null;
            if (strangers is { Taken: >= MostFromStrangers })
                return new(false);

            (own.Taken, own.Ends) = (own.Taken + 1, now + Closed);
            if (strangers is not null)
                (strangers.Taken, strangers.Ends) = (strangers.Taken + 1, strangers.Taken == 0 ? now + StrangersWindow : strangers.Ends);
            return new(true, own.Taken == Most || strangers is { Taken: MostFromStrangers });
        }
    }

    /// <summary>The try was right: the ones before it from the same place are forgotten.</summary>
    public void Forgive(Guessed what, string account, string? device, IPAddress? address)
    {
        lock (_gate)
            _counts.Remove(Key(what, account, device, address));
    }

    private Count Of(string key, DateTimeOffset now)
    {
        if (_counts.TryGetValue(key, out var count) && count.Ends > now)
            return count;

        if (_counts.Count >= MostKept)
            MakeRoom(now);
        return _counts[key] = new();
    }

    // Each of these costs a caller a slow hash of a password: a hundred thousand of them take hours.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, _) in _counts.Where(pair => pair.Value.Ends <= now).ToList())
            _counts.Remove(key);
        foreach (var (key, _) in _counts.OrderBy(pair => pair.Value.Ends).Take(_counts.Count - MostKept / 2).ToList())
            _counts.Remove(key);
    }

    private string Key(Guessed what, string account, string? device, IPAddress? address) =>
        KeyOf($"{what}\n{account}\n{device ?? NetworkOf(address)}");

    private string KeyOf(string words) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(words)));

    // A household or an office has a /24 or a /48 to itself, and walks through its addresses at will.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "none";

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Convert.ToHexString(plain.GetAddressBytes(), 0, plain.AddressFamily is AddressFamily.InterNetwork ? 3 : 6);
    }

    private sealed class Count
    {
        public int Taken { get; set; }
        public DateTimeOffset Ends { get; set; } = DateTimeOffset.MaxValue;
    }
}
