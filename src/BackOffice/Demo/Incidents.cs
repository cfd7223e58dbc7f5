using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>What a citizen told, and the organisation meant, which the citizen did not always name well.</summary>
internal sealed record Incident(Account Account, Submission Submission, string? Organisation);

/// <summary>Makes up what citizens send.</summary>
internal sealed class Incidents(Region region, TextCatalog texts, Phrases phrases, Guesses guesses, Random random)
{
    private static readonly (Sector, double)[] Sectors =
    [
        (Sector.Healthcare, 15), (Sector.Education, 14), (Sector.LandRelations, 12), (Sector.HousingUtilities, 11), (Sector.LawEnforcement, 7),
        (Sector.TransportRoads, 6.5), (Sector.SocialProtection, 6), (Sector.CitizenServiceCentres, 5), (Sector.Entrepreneurship, 4.5),
        (Sector.Other, 5), (Sector.PublicProcurement, 4), (Sector.Agriculture, 4), (Sector.CivilServiceHr, 3.5), (Sector.ConstructionArchitecture, 3),
        (Sector.CourtsEnforcement, 3), (Sector.Environment, 2.5), (Sector.TaxCustoms, 2),
    ];

    // A mixed text is answered in Kazakh: 55 to 45.
    private static readonly (ReportLanguage, double)[] Languages =
        [(ReportLanguage.Kazakh, 48), (ReportLanguage.Mixed, 7), (ReportLanguage.Russian, 45)];

    private static readonly (ReportChannel, double)[] Channels =
        [(ReportChannel.Telegram, 55), (ReportChannel.WhatsApp, 30), (ReportChannel.WebChat, 15)];

    private static readonly (Happened?, double)[] Times =
        [(null, 28), (Happened.Today, 9), (Happened.ThisWeek, 18), (Happened.ThisMonth, 15), (Happened.Earlier, 18), (Happened.OnDate, 12)];

    private readonly CorpusDeck _accounts = new(phrases, random);

    public Incident Next(DateTimeOffset at, bool ofOutbreak)
    {
        var sector = ofOutbreak ? Outbreak.In : random.Weighted(Sectors);
        var place = ofOutbreak ? Outbreak.District(region) : random.Hits(0.93) ? random.Weighted(Districts(sector)) : null;
        var account = _accounts.Next(random.Weighted(Languages), sector, place, ofOutbreak);
        var guess = guesses.Of(account, isNew: ofOutbreak);
        var isNoise = account.Kind is Kind.Irrelevant;
        var organisation = isNoise || sector is Sector.Other ? null : ofOutbreak ? Outbreak.Organisation(region) : Meant(sector, place);
        var (code, typed) = organisation is null ? (null, null) : Named(organisation);
        var happened = isNoise ? null : random.Weighted(Times);
        var submission = new Submission(
            random.Weighted(Channels), account.Language, account.Text,
            PersonalData.Opening(account.Text, kind => texts.Get($"hidden.{Code.Of(kind)}", account.Reply), Report.MaxOpeningLength),
            guess, CitizensSector(guess, account.Sector), isNoise || random.Hits(0.35) ? null : account.Kind,
            place?.Slug, code, typed, happened,
            happened is Happened.OnDate ? region.DayOf(at).AddDays(-random.Next(1, 60)) : null,
            isNoise || account.Kind is Kind.PositiveFeedback || !random.Hits(0.7) ? null : Money.FindAmount(account.Text),
            Pressured(isNoise), !isNoise && random.Hits(0.01), random.Hits(0.93), random.Hits(0.65));
        return new(account, submission, organisation?.Code);
    }

    private List<(Domain.Unit?, double)> Districts(Sector sector) => [.. region.Districts.Select((unit, at) => ((Domain.Unit?)unit, unit.Level == "city"
        ? sector switch { Sector.Agriculture => 1, Sector.LandRelations => 4, _ => 6.5 }
        : 1.6 / (1 + 0.15 * at)))];

    // In the district itself, or in the region's body where the district has none.
    private Organisation? Meant(Sector sector, Domain.Unit? place)
    {
        var all = region.Organisations.Where(one => one.Sector == Code.Of(sector)).ToList();
        var near = all.Where(one => place is not null && one.Unit == place.Slug).ToList();
        var ofRegion = all.Where(one => one.Unit is null || one.Unit == region.Facts.Slug).ToList();
        var from = near.Count > 0 && random.Hits(0.8) ? near : ofRegion.Count > 0 ? ofRegion : near;
        return from.Count > 0 && random.Hits(0.72) ? random.Pick(from) : null;
    }

    private (string? Code, string? Typed) Named(Organisation organisation) => organisation.Aliases.Count > 0 && random.Hits(0.15)
        ? (null, random.Pick(organisation.Aliases))
        : (organisation.Code, null);

    private Sector? CitizensSector(Guess guess, Sector truth)
    {
        if (random.Hits(0.10))
            return null;
        if (guess.Sector != truth)
            return random.Hits(0.65) ? truth : guess.Sector;

        // People correct what was right, too. A good model leaves them less to correct.
        return random.Hits(guesses.AreMadeUp ? 0.01 : 0.06) && guess.NextBest.Count > 0 ? guess.NextBest[0].Sector : guess.Sector;
    }

    private bool? Pressured(bool isNoise) => isNoise || random.Hits(0.12) ? null : random.Hits(0.023);
}
