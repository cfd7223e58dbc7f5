using System.Security.Cryptography;

namespace QuttyMeken.Bot.Channels.WebChat;

/// <param name="Address">With a part of the content's hash, so that it may be kept for good.</param>
internal sealed record WebAsset(string Name, string Type, byte[] Bytes, string Address);

/// <summary>The stylesheet, the script and the mark: they travel inside the program, so the chat looks the same from whichever host serves it.</summary>
internal static class WebAssets
{
    public static readonly WebAsset Style = Load("citizen.css", "text/css; charset=utf-8");
    public static readonly WebAsset Script = Load("chat.js", "text/javascript; charset=utf-8");
    public static readonly WebAsset Icon = Load("icon.svg", "image/svg+xml");
    public static readonly IReadOnlyList<WebAsset> All = [Style, Script, Icon];

    private static WebAsset Load(string name, string type)
    {
        using var stream = typeof(WebAssets).Assembly.GetManifestResourceStream($"WebChat/{name}")
            ?? throw new InvalidOperationException($"{name} does not travel with the program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        return new(name, type, bytes, $"/chat/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}");
    }
}
