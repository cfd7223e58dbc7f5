namespace QuttyMeken.Domain;

/// <summary>Part of public life a report is about. Stored by <see cref="Code"/>; source: DOMAIN.md §3.</summary>
public enum Sector
{
    LandRelations, Education, Healthcare, Entrepreneurship, PublicProcurement, LawEnforcement, CourtsEnforcement,
    SocialProtection, HousingUtilities, TransportRoads, ConstructionArchitecture, TaxCustoms, CivilServiceHr,
    Environment, Agriculture, CitizenServiceCentres, Other,
}
