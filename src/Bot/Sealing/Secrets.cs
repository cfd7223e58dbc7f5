using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace QuttyMeken.Bot.Sealing;

/// <summary>Random keys for hashes, one file each, sealed in Bot's ring. Made at first use; every copy of Bot that shares the folder shares them.</summary>
internal sealed class Secrets(string folder, IDataProtector ring)
{
    private const int Length = 32;
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <exception cref="CryptographicException">The ring that sealed the key is not there. Nothing is made anew: what was hashed with it could never be found again.</exception>
    public byte[] Get(string name) => _known.GetOrAdd(name, Read);

    public void Destroy(Func<string, bool> which)
    {
        if (!Directory.Exists(folder))
            return;

        foreach (var name in Directory.EnumerateFiles(folder, "*.key").Select(file => Path.GetFileNameWithoutExtension(file)).Where(which).ToList())
        {
            File.Delete(Where(name));
            _known.TryRemove(name, out _);
        }
    }

    private byte[] Read(string name)
    {
        if (!File.Exists(Where(name)))
            Make(name);

        try
        {
            return ring.Unprotect(File.ReadAllBytes(Where(name)));
        }
        catch (CryptographicException lost)
        {
            throw new CryptographicException(
                $"The key '{name}' of Bot cannot be opened: Keys:Bot is not the folder it was made in. Restore that folder.", lost);
        }
    }

    // Written aside and moved, so that of two copies that start at once both read the same key.
    private void Make(string name)
    {
        Directory.CreateDirectory(folder);
        var aside = Where($"{name}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}") + ".new";
        File.WriteAllBytes(aside, ring.Protect(RandomNumberGenerator.GetBytes(Length)));
        try
        {
            File.Move(aside, Where(name), overwrite: false);
        }
        catch (IOException) when (File.Exists(Where(name)))
        {
            File.Delete(aside);
        }
    }

    private string Where(string name) => Path.Combine(folder, name + ".key");
}
