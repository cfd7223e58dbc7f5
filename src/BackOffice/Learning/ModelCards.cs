using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Classifier;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Learning;

public sealed record ModelFacts(ModelHeader Header, ModelCard Card);

/// <summary>What stands in a model about itself, read from its bytes once: they never change under one hash.</summary>
internal sealed class ModelCards
{
    private readonly ConcurrentDictionary<string, ModelFacts> _known = new();

    /// <returns><see langword="null"/> for a model of another version of the program, which cannot be read here.</returns>
    public async Task<ModelFacts?> Of(Database db, string hash, CancellationToken ct)
    {
        if (_known.TryGetValue(hash, out var known))
            return known;

        var bytes = await db.ClassifierModels.Where(model => model.Hash == hash).Select(model => model.Bytes).SingleAsync(ct);
        return Read(bytes) is { } facts ? _known.GetOrAdd(hash, facts) : null;
    }

    private static ModelFacts? Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var model = TextModel.Load(stream);
            return new(model.Header, model.Card);
        }
        catch (ModelException)
        {
            return null;
        }
    }
}
