using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>What the model says of a text: the given one's word, else one made up from the label, wrong now and then.</summary>
internal sealed class Guesses(IReportClassifier? classifier, Random random)
{
    private const string NoModel = "demo";
    private const double Wrong = 0.12;
    private const double WrongOfNew = 0.85;
    private const int NextBest = 3;

    // About one guess in four is then left to a person.
    private const double SureFrom = 0.7;

    private static readonly Sector[] All = Enum.GetValues<Sector>();
    private static readonly Kind[] Kinds = Enum.GetValues<Kind>();

    // Who is taken for whom (DOMAIN.md §3, "confused with").
    private static readonly Dictionary<Sector, Sector[]> Neighbours = new()
    {
        [Sector.LandRelations] = [Sector.ConstructionArchitecture, Sector.Agriculture, Sector.CitizenServiceCentres],
        [Sector.Education] = [Sector.PublicProcurement, Sector.CivilServiceHr, Sector.ConstructionArchitecture],
        [Sector.Healthcare] = [Sector.SocialProtection, Sector.PublicProcurement, Sector.LawEnforcement],
        [Sector.Entrepreneurship] = [Sector.TaxCustoms, Sector.PublicProcurement, Sector.LandRelations],
        [Sector.PublicProcurement] = [Sector.ConstructionArchitecture, Sector.TransportRoads, Sector.Entrepreneurship],
        [Sector.LawEnforcement] = [Sector.TransportRoads, Sector.CitizenServiceCentres, Sector.CourtsEnforcement],
        [Sector.CourtsEnforcement] = [Sector.LawEnforcement, Sector.TaxCustoms, Sector.SocialProtection],
        [Sector.TransportRoads] = [Sector.LawEnforcement, Sector.PublicProcurement, Sector.HousingUtilities],
        [Sector.ConstructionArchitecture] = [Sector.LandRelations, Sector.PublicProcurement, Sector.HousingUtilities],
        [Sector.TaxCustoms] = [Sector.Entrepreneurship, Sector.CourtsEnforcement, Sector.LawEnforcement],
        [Sector.Environment] = [Sector.HousingUtilities, Sector.LandRelations, Sector.Agriculture],
        [Sector.Agriculture] = [Sector.LandRelations, Sector.Entrepreneurship, Sector.SocialProtection],
        [Sector.CitizenServiceCentres] = [Sector.LawEnforcement, Sector.LandRelations, Sector.TransportRoads],
    };

    public bool AreMadeUp { get; } = classifier is null;

    /// <param name="isNew">Something the made-up model has not met before: it is mostly wrong, so that the watch over it has something to find.</param>
    public Guess Of(Account account, bool isNew) => classifier?.Classify(account.Text) ?? MadeUp(account, isNew);

    private Guess MadeUp(Account account, bool isNew)
    {
        var isWrong = random.Hits(isNew ? WrongOfNew : Wrong);
        var best = isWrong ? Neighbour(account.Sector) : account.Sector;
        var confidence = isWrong ? random.Between(0.55, 0.72) : random.Between(0.58, 0.97);
        var next = new List<Sector>();
        if (isWrong)
            next.Add(account.Sector);
        while (next.Count < NextBest)
            if (Neighbour(best) is var other && other != best && !next.Contains(other))
                next.Add(other);

        var left = 1 - confidence;
        var shares = next.Select(sector => new SectorShare(sector, Rounded(left -= left * 0.45))).OrderByDescending(share => share.Confidence);
        var kind = random.Hits(Wrong) ? random.Pick(Kinds) : account.Kind;
        return new(account.Language, best, Rounded(confidence), [.. shares], kind, Rounded(random.Between(0.5, 0.96)), Reasons(account.Core), NoModel, confidence >= SureFrom);
    }

    private Sector Neighbour(Sector sector)
    {
        if (Neighbours.TryGetValue(sector, out var near) && random.Hits(0.7))
            return random.Pick(near);

        var other = random.Pick(All);
        return other == sector ? Neighbour(sector) : other;
    }

    // The sums may have been changed: only words.
    private List<string> Reasons(string text) => [.. text
        .Split([' ', ',', '.', '!', '?', ':', ';', '«', '»', '(', ')', '"', '…', '—', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length is > 3 and < 40 && word.All(char.IsLetter)).Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(word => word.Length).Take(random.Next(2, 5))];

    private static float Rounded(double share) => (float)Math.Round(share, 3);
}
