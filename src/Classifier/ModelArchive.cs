using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace QuttyMeken.Classifier;

/// <summary>What stands in a model's <c>header.json</c>. The same rows and seed give the same header.</summary>
/// <param name="RouteFrom">Least confidence of a sector that may be routed without a person; below it a person should look. From 0 to 1.</param>
/// <param name="NothingHasNoSector">Whether an irrelevant text is always of the sector <c>other</c>.</param>
/// <param name="SecondKindFrom">Least likelihood of a second kind that is told, from 0 to 1.</param>
public sealed record ModelHeader(int FormatVersion, int Seed, int Rows, string Design, TaskHeader Sector, TaskHeader? Kind, TaskHeader? SecondKind, TaskHeader Language, float RouteFrom, bool NothingHasNoSector, float SecondKindFrom);

/// <param name="HeldOutAccuracy">On folds that were held out of training; <see langword="null"/> when the rows were too few.</param>
public sealed record TaskHeader(IReadOnlyList<string> Labels, float Temperature, double? HeldOutAccuracy);

internal sealed record ModelParts(FeatureDesign Features, FeatureSpace Topics, LinearModel Sectors, LinearModel? Kinds, LinearModel? SecondKinds, LanguageModel Language);

/// <summary>A model as one zip: a header in JSON, the traits, and a table of weights for each question.</summary>
internal static class ModelArchive
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The name of a model: SHA-256 of its bytes in hexadecimal.</summary>
    public static string Name(ReadOnlySpan<byte> model) => Convert.ToHexStringLower(SHA256.HashData(model));

    public static byte[] Write(ModelParts parts, ModelHeader header, ModelCard card)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "header.json", entry => JsonSerializer.Serialize(entry, header, Json));
            Add(archive, "card.json", entry => JsonSerializer.Serialize(entry, card, Json));
            Add(archive, "design.json", entry => JsonSerializer.Serialize(entry, parts.Features, Json));
            AddBinary(archive, "topics.bin", parts.Topics.Write);
            AddBinary(archive, "sectors.bin", parts.Sectors.Write);
            if (parts.Kinds is not null)
                AddBinary(archive, "kinds.bin", parts.Kinds.Write);
            if (parts.SecondKinds is not null)
                AddBinary(archive, "second-kinds.bin", parts.SecondKinds.Write);
            AddBinary(archive, "language.bin", parts.Language.Write);
        }

        return bytes.ToArray();
    }

    public static TextModel Read(ZipArchive archive)
    {
        using (var versioned = JsonDocument.Parse(Open(archive, "header.json")))
        {
            if (!versioned.RootElement.TryGetProperty("formatVersion", out var version) || !version.TryGetInt32(out var number))
                throw new InvalidDataException("header.json does not tell the format version.");
            if (number != TextModel.FormatVersion)
                throw new ModelException($"The model is of format {number}; this program reads format {TextModel.FormatVersion}. Train it anew.");
        }

        var header = Parse<ModelHeader>(archive, "header.json");
        var topics = ReadBinary(archive, "topics.bin", FeatureSpace.Read);
        return new(
            new(
                Parse<FeatureDesign>(archive, "design.json"), topics, Weights("sectors.bin", header.Sector), header.Kind is null ? null : Weights("kinds.bin", header.Kind),
                header.SecondKind is null ? null : Weights("second-kinds.bin", header.SecondKind),
                ReadBinary(archive, "language.bin", reader => LanguageModel.Read(reader, header.Language.Labels))),
            header, Parse<ModelCard>(archive, "card.json"));

        LinearModel Weights(string name, TaskHeader task)
        {
            var model = ReadBinary(archive, name, reader => LinearModel.Read(reader, task.Labels, task.Temperature));
            return model.Features == topics.Count ? model : throw new InvalidDataException($"{name} does not fit its traits.");
        }
    }

    private static T Parse<T>(ZipArchive archive, string name)
    {
        using var entry = Open(archive, name);
        return JsonSerializer.Deserialize<T>(entry, Json) ?? throw new InvalidDataException($"{name} is empty.");
    }

    private static T ReadBinary<T>(ZipArchive archive, string name, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(Open(archive, name));
        return read(reader);
    }

    private static Stream Open(ZipArchive archive, string name) =>
        archive.GetEntry(name)?.Open() ?? throw new InvalidDataException($"{name} is missing.");

    private static void AddBinary(ZipArchive archive, string name, Action<BinaryWriter> write) => Add(archive, name, entry =>
    {
        using var writer = new BinaryWriter(entry);
        write(writer);
    });

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        write(stream);
    }
}
