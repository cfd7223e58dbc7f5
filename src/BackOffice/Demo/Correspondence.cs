using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>What the office and the citizen write to each other about one report, and the deeds that go with it.</summary>
internal sealed class Correspondence(Report report, Incident incident, Phrases phrases, Region region, Random random, DateTimeOffset now, Guid staffId)
{
    private readonly Letters _letters = phrases.Letters(incident.Account.Reply);
    private readonly Outcomes _outcomes = phrases.Outcomes(incident.Account.Reply);
    private readonly string _topic = Topics.Of(incident.Account);
    private readonly List<ThreadMessage> _messages = [];
    private readonly List<Exchange> _asked = [];

    public Report Report => report;
    public Guid StaffId => staffId;
    public IReadOnlyList<ThreadMessage> Messages => _messages;

    /// <summary>The first look: mostly it settles what the report is about.</summary>
    public void Take(DateTimeOffset at)
    {
        if (random.Hits(0.06))
        {
            report.MoveTo(staffId, ReportStatus.InTriage, at, region);
            return;
        }

        var knows = report.OrganisationText is not null && random.Hits(0.7);
        report.Classify(staffId, incident.Account.Sector, incident.Account.Kind, report.District,
            knows ? incident.Organisation : report.OrganisationCode, report.OrganisationText, at, region);
    }

    /// <param name="reached">Whether the citizen could have read it.</param>
    public Exchange Ask(DateTimeOffset at, out bool reached)
    {
        var from = Of(_letters.Exchanges, ofTopic: 0.5).Where(exchange => !_asked.Contains(exchange) && !IsGiven(exchange.Given)).ToList();
        if (from.Count == 0)
            from = [.. _letters.Exchanges[Phrases.Everything].Where(exchange => !_asked.Contains(exchange) && exchange.Given is null)];
        var exchange = random.Pick(from);
        _asked.Add(exchange);
        report.Wrote(staffId, isQuestion: true, at, region);
        reached = Send(MessageNature.Question, exchange.Ask, at).Delivery is not Delivery.Failed;
        return exchange;
    }

    public void Answer(string text, DateTimeOffset at)
    {
        var asked = _messages[^1];
        if (asked.Delivery is not (Delivery.CodeOnly or Delivery.Failed))
            asked.Came(Delivery.Read, at);
        FromCitizen(text, at);
    }

    public void Add(DateTimeOffset at) => FromCitizen(random.Pick(_letters.Additions), at);

    public void TellNews(DateTimeOffset at)
    {
        report.Wrote(staffId, isQuestion: false, at, region);
        Send(MessageNature.News, random.Pick(Of(_letters.News, ofTopic: 0.4)), at);
    }

    public void Close(ReportStatus outcome, DateTimeOffset at)
    {
        switch (outcome)
        {
            case ReportStatus.Forwarded:
                report.Forward(staffId, at);
                break;
            case ReportStatus.LinkedToRisk:
                report.LinkToRisk(staffId, at);
                break;
            case ReportStatus.Duplicate:
                report.MarkDuplicate(staffId, at);
                break;
            default:
                report.Close(staffId, Topics.Finding(outcome, _topic, random), at);
                break;
        }

        Send(MessageNature.Outcome, random.Pick(Of(_outcomes.Texts[Code.Of(outcome)], Topics.IsPlain(_topic) || _topic is "outside" ? 1 : 0.6)), at);
    }

    public void Rate(ReportStatus outcome, DateTimeOffset at)
    {
        var stars = Topics.Stars(outcome, random);
        report.Rate(stars, at);
        if (!Topics.IsPlain(_topic) && random.Hits(0.36))
            report.Remark(random.Pick(stars switch { > 3 => _outcomes.Remarks.Good, 3 => _outcomes.Remarks.Middling, _ => _outcomes.Remarks.Bad }), at);
    }

    private void FromCitizen(string text, DateTimeOffset at)
    {
        report.Answered(at, region);
        _messages.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(at), report.Id, text, at));
    }

    private ThreadMessage Send(MessageNature nature, string text, DateTimeOffset at)
    {
        var message = ThreadMessage.FromOffice(Guid.CreateVersion7(at), report, nature, text, staffId, at);
        _messages.Add(message);
        if (report.MayBeAsked)
            Deliver(message, at);
        return message;
    }

    // Telegram does not tell what was delivered; "read" is when the citizen opens it in the chat.
    private void Deliver(ThreadMessage message, DateTimeOffset at)
    {
        var sent = Earlier(at + TimeSpan.FromSeconds(random.Next(1, 6)), now);
        if (report.Channel is not ReportChannel.WebChat && random.Hits(0.035))
        {
            message.Came(Delivery.Failed, sent, report.Channel is ReportChannel.WhatsApp && random.Hits(0.3) ? "delivery.window-closed" : "delivery.blocked");
            return;
        }

        message.Came(Delivery.Sent, sent);
        if (report.Channel is ReportChannel.WhatsApp && random.Hits(0.9))
            message.Came(Delivery.Delivered, Earlier(sent + TimeSpan.FromSeconds(random.Next(2, 600)), now));
        var read = sent + random.Wait(TimeSpan.FromHours(5));
        if (read < now && random.Hits(0.6))
            message.Came(Delivery.Read, read);
    }

    private bool IsGiven(string? given) => given switch
    {
        "when" => report.Happened is not null,
        "district" => report.District is not null,
        "organisation" => report.OrganisationCode is not null || report.OrganisationText is not null,
        "amount" => report.Amount is not null,
        _ => false,
    };

    private IReadOnlyList<T> Of<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> from, double ofTopic) =>
        from.TryGetValue(_topic, out var own) && random.Hits(ofTopic) ? own : from[Phrases.Everything];

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
