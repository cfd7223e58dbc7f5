using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Documents;

/// <summary>The letter that goes with a report to a partner body. Says nothing about who wrote, since the office does not know.</summary>
internal sealed class CoverLetter(Region region, TextCatalog catalog, Language language)
{
    /// <param name="revealed">Whether what the office reads masked stands there in full.</param>
    public byte[] Write(Report report, Forwarding forwarding, string signer, bool revealed)
    {
        var number = Format.CaseNumber(report.CaseNumber);
        using var document = new WordDocument(language is Language.Kazakh ? "kk-KZ" : "ru-RU", $"{Say("cover.title")} {number}");
        document.Right(region.FindOrganisation(forwarding.Body)?.Name(language) ?? forwarding.Body);
        document.Title($"{Say("cover.title")} № {number}");
        document.Text(catalog.Fill("cover.intro", language, new Dictionary<string, string>
        {
            ["office"] = region.Facts.Office(language),
            ["date"] = Format.Date(region.DayOf(forwarding.At), language),
        }));
        document.Facts(Facts(report));
        if (forwarding.Note is { } note)
        {
            document.Heading(Say("cover.note"));
            document.Text(note);
        }

        document.Heading(Say(report.Language switch
        {
            ReportLanguage.Kazakh => "cover.text-kazakh",
            ReportLanguage.Russian => "cover.text-russian",
            ReportLanguage.Mixed => "cover.text-mixed",
        }));
        document.Text(revealed ? report.Text.ReplaceLineEndings("\n") : Masked(report.Text.ReplaceLineEndings("\n")));
        document.Text(Say("cover.anonymous"));
        document.Text(Say("cover.not-proof"));
        document.Signature(region.Facts.Office(language), signer);
        return document.Finish($"№ {number}");
    }

    private IEnumerable<(string Name, string Value)> Facts(Report report)
    {
        // The day, not the hour: who stood at a counter in that minute is nobody's business.
        yield return (Say("report.received"), Format.Date(region.DayOf(report.ReceivedAt), language));
        if (report.Sector is { } sector)
            yield return (Say("filter.sector"), Say($"sector.{Code.Of(sector)}"));
        if (report.Kind is { } kind)
            yield return (Say("filter.kind"), Say($"kind.{Code.Of(kind)}"));
        if (region.FindUnit(report.District) is { } district)
            yield return (Say("filter.district"), district.Name(language));
        if (region.FindOrganisation(report.OrganisationCode) is { } organisation)
            yield return (Say("classify.organisation"), organisation.Name(language));
        else if (report.OrganisationText is { Length: > 0 } words)
            yield return (Say("classify.organisation"), Masked(words));
        if (report.HappenedOn is { } day)
            yield return (Say("report.happened"), Format.Date(day, language));
        if (report.Amount is { } amount)
            yield return (Say("report.amount"), Format.Money(amount, language));
        yield return (Say("filter.urgency"), Say($"urgency.{Code.Of(report.Urgency)}"));
    }

    private string Masked(string text) => string.Concat(MaskedText.Of(text).Select(segment =>
        segment.Hidden is null ? text.Substring(segment.Start, segment.Length) : $"[{Say($"hidden.{segment.Hidden}")}]"));

    private string Say(string key) => catalog.Get(key, language);
}
