using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>What people call a model: the beginning of its hash.</summary>
internal static class ModelName
{
    private const int Length = 12;

    public static string Of(string hash) => hash.Length > Length ? hash[..Length] : hash;

    /// <exception cref="NotThereException">No model has this name.</exception>
    public static async Task<ClassifierModel> Named(this IQueryable<ClassifierModel> models, string name, CancellationToken ct) =>
        name.Length == Length && await models.Where(model => model.Hash.StartsWith(name)).FirstOrDefaultAsync(ct) is { } found ? found : throw new NotThereException();
}
