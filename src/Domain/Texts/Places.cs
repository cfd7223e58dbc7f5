namespace QuttyMeken.Domain.Texts;

/// <summary>Finds the district and the organisations that free text names. Build one for a region and keep it: the index is folded once.</summary>
/// <remarks>Source: DOMAIN.md §5.3.</remarks>
public sealed class Places(Region region)
{
    private readonly DistrictIndex _districts = new(region);
    private readonly OrganisationIndex _organisations = new(region.Organisations, unit => DistrictOf(region, unit)?.Slug);

    /// <returns>The city or district that the text names best; <see langword="null"/> when it names none, or two alike.</returns>
    public Unit? FindDistrict(string text) => _districts.Find(text);

    /// <summary>Organisations whose name or alias is close to what was typed, the closest first.</summary>
    /// <param name="districtSlug">Where it happened: organisations of other districts step back.</param>
    public IReadOnlyList<Organisation> FindOrganisations(string typed, string? districtSlug, int most = 3) =>
        _organisations.Find(typed, districtSlug, most);

    /// <summary>The city or district a unit lies in; <see langword="null"/> for the region itself.</summary>
    internal static Unit? DistrictOf(Region region, string? slug)
    {
        var unit = region.FindUnit(slug);
        for (var depth = 0; unit is not null && depth < 8; depth++)
        {
            if (region.Districts.Contains(unit))
                return unit;
            unit = region.FindUnit(unit.Parent);
        }

        return null;
    }
}
