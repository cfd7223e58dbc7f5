namespace QuttyMeken.Domain.Search;

/// <summary>
/// A report names an organisation of the registry by its code, so the names are not among its words: the index holds a key of the code, and who
/// types a word of the name asks for the keys of all that have it.
/// </summary>
public sealed class OrganisationKeys
{
    /// <summary>A word of more names than these ("мектеп", "города") names none of them.</summary>
    private const int MostNames = 40;

    private readonly Dictionary<string, List<string>> _codes = new(StringComparer.Ordinal);

    public OrganisationKeys(Region region)
    {
        foreach (var one in region.Organisations)
            foreach (var key in new[] { one.NameKk, one.NameRu }.Concat(one.Aliases).SelectMany(WordForms.In).Distinct())
                (_codes.TryGetValue(key, out var codes) ? codes : _codes[key] = []).Add(one.Code);
    }

    /// <summary>Of the organisations whose name has one of these keys of a word.</summary>
    public IEnumerable<string> Named(IEnumerable<string> keys)
    {
        var codes = keys.SelectMany(key => _codes.GetValueOrDefault(key) ?? []).Distinct().ToList();
        return codes.Count > MostNames ? [] : codes.Select(code => Of(code)!);
    }

    /// <summary>In Latin letters, as no folded word is.</summary>
    public static string? Of(string? code) =>
        string.IsNullOrEmpty(code) ? null : $"org{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}";
}
