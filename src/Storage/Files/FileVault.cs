using Microsoft.AspNetCore.DataProtection;

namespace QuttyMeken.Storage;

/// <summary>
/// Attachments, each encrypted under the ring for files that Bot and the office both hold, each under a random name.
/// </summary>
/// <param name="folder">Folder of the encrypted files; made when it is missing.</param>
/// <param name="ring">The files' ring.</param>
public sealed class FileVault(string folder, IDataProtectionProvider ring)
{
    private readonly IDataProtector _protector = ring.CreateProtector("attachments");

    /// <returns>The random name it is kept under.</returns>
    public async Task<string> Put(byte[] content, CancellationToken ct)
    {
        var name = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Where(name), _protector.Protect(content), ct);
        return name;
    }

    /// <returns>The content, or <see langword="null"/> when it is gone.</returns>
    public async Task<byte[]?> Get(string name, CancellationToken ct) =>
        File.Exists(Where(name)) ? _protector.Unprotect(await File.ReadAllBytesAsync(Where(name), ct)) : null;

    public void Remove(string name) => File.Delete(Where(name));

    private string Where(string name) => name.All(char.IsAsciiHexDigit)
        ? Path.Combine(folder, name)
        : throw new ArgumentException("Not a name of this store.", nameof(name));
}
