using System.Globalization;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot;

/// <summary>Puts together what the conversation may know of the world.</summary>
internal sealed class WorldMaker(Registry registry, TextCatalog texts, IReportClassifier classifier, BotOptions options, TimeProvider clock)
{
    public World Make(ReportChannel channel) => new(
        clock.GetUtcNow(), registry.Region, registry.Places, texts, classifier, channel, options.Limits, MaySpeakFirst: channel is not ReportChannel.WhatsApp);

    /// <summary>Looks whether the office changed the registry meanwhile.</summary>
    public Task LookAround(Database db, CancellationToken ct) => registry.Refresh(db, ct);

    public Region Region => registry.Region;

    public DateOnly DayOf(DateTimeOffset time) => registry.Region.DayOf(time);

    public string MonthOf(DateTimeOffset time) => registry.Region.DayOf(time).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>What stands in place of masked personal data.</summary>
    public Func<PersonalDataKind, string> Label(Language language) => kind => texts.Get($"hidden.{Code.Of(kind)}", language);
}
