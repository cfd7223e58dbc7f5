using System.Globalization;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot;

/// <summary>Puts together what the conversation may know of the world.</summary>
internal sealed class WorldMaker(Region region, Places places, TextCatalog texts, IReportClassifier classifier, BotOptions options, TimeProvider clock)
{
    public World Make(ReportChannel channel) => new(
        clock.GetUtcNow(), region, places, texts, classifier, channel, options.Limits, MaySpeakFirst: channel is not ReportChannel.WhatsApp);

    public Region Region => region;

    public DateOnly DayOf(DateTimeOffset time) => region.DayOf(time);

    public string MonthOf(DateTimeOffset time) => region.DayOf(time).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>What stands in place of masked personal data.</summary>
    public Func<PersonalDataKind, string> Label(Language language) => kind => texts.Get($"hidden.{Code.Of(kind)}", language);
}
