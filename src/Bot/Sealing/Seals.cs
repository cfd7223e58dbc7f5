using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Sealing;

/// <summary>
/// Everything that only Bot can do: seal and open what tells of a person, and find it again by keyed hashes. The keys lie in Bot's ring;
/// nothing in Storage or the back office can make one of these.
/// </summary>
public sealed class Seals
{
    private readonly Secrets _secrets;
    private readonly IDataProtector _conversations;
    private readonly IDataProtector _outbox;
    private readonly IDataProtector _sources;
    private readonly IDataProtector _addresses;

    /// <param name="bot">Bot's ring.</param>
    /// <param name="addresses">Bot's ring for reply addresses, whose keys change monthly.</param>
    /// <param name="secrets">Random keys for hashes, themselves sealed in Bot's ring.</param>
    internal Seals(IDataProtectionProvider bot, IDataProtectionProvider addresses, Secrets secrets)
    {
        _secrets = secrets;
        _conversations = bot.CreateProtector("conversation");
        _outbox = bot.CreateProtector("outbox");
        _sources = bot.CreateProtector("file-source");
        _addresses = addresses.CreateProtector("reply-address");
    }

    public static Seals Open(DataLayout layout, IConfiguration settings)
    {
        var bot = StorageHost.Ring(layout.BotKeys, "bot", settings);
        var addresses = StorageHost.Ring(Path.Combine(layout.BotKeys, "addresses"), "addresses", settings, TimeSpan.FromDays(31));
        return new(bot, addresses, new Secrets(Path.Combine(layout.BotKeys, "secrets"), bot.CreateProtector("secrets")));
    }

    public byte[] ConversationKey(ReportChannel channel, string address) => Hash("chat", $"{Code.Of(channel)}:{address}");

    /// <summary>What the outbox keeps the order of a chat by, for one day. To anybody without Bot's keys it is random.</summary>
    public Guid ChatToken(ReportChannel channel, string address, DateOnly day) =>
        new(Hash("order", $"{day:yyyyMMdd}:{Code.Of(channel)}:{address}").AsSpan(0, 16));

    public byte[] UpdateKey(ReportChannel channel, string updateId) => Hash("update", $"{Code.Of(channel)}:{updateId}");

    public byte[] MessageKey(ReportChannel channel, string providerMessageId) => Hash("message", $"{Code.Of(channel)}:{providerMessageId}");

    /// <summary>Tells a later edit of a message by, within one draft.</summary>
    public string Mark(ReportChannel channel, string address, string messageId) =>
        Convert.ToBase64String(Hash("message", $"{Code.Of(channel)}:{address}:{messageId}"), 0, 9);

    public byte[] CodeKey(string digits) => Hash("code", digits);

    /// <param name="month"><c>2026-11</c>: the key is made for it and destroyed after it.</param>
    public byte[] IndependenceKey(string month, ReportChannel channel, string address, string organisation, string kind) =>
        Hash($"independence-{month}", $"{Code.Of(channel)}:{address}\n{organisation}\n{kind}");

    /// <summary>Destroys the keys of months that are over: their marks mean nothing any more.</summary>
    public void ForgetMonthsBefore(string month) => _secrets.Destroy(name =>
        name.StartsWith("independence-", StringComparison.Ordinal) && string.CompareOrdinal(name["independence-".Length..], month) < 0);

    public byte[] SealConversation(Memory memory) => Seal(_conversations, memory);
    public Memory OpenConversation(byte[] body) => Open<Memory>(_conversations, body);
    /// <returns><see langword="null"/> when its key is gone or its form is of another version: then there is nothing to remember.</returns>
    public Memory? TryOpenConversation(byte[] body)
    {
        try
        {
            return OpenConversation(body);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    internal byte[] SealOutbox(Parcel parcel) => Seal(_outbox, parcel);
    internal Parcel OpenOutbox(byte[] body) => Open<Parcel>(_outbox, body);
    internal byte[] SealSource(FileSource source) => Seal(_sources, source);
    internal FileSource OpenSource(byte[] body) => Open<FileSource>(_sources, body);
    internal byte[] SealAddress(ChatAddress address) => Seal(_addresses, address);
    internal ChatAddress OpenAddress(byte[] body) => Open<ChatAddress>(_addresses, body);

    private byte[] Hash(string secret, string value) => HMACSHA256.HashData(_secrets.Get(secret), Encoding.UTF8.GetBytes(value));

    private static byte[] Seal<T>(IDataProtector protector, T value) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value, SealedJson.Options));

    private static T Open<T>(IDataProtector protector, byte[] body) =>
        JsonSerializer.Deserialize<T>(protector.Unprotect(body), SealedJson.Options)
        ?? throw new CryptographicException("A sealed body is empty.");
}

internal static class SealedJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
