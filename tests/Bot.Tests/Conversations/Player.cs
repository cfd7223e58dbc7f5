using System.Text;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Tests.Conversations;

/// <summary>Plays a conversation line by line against the engine alone: no database, no messenger, a clock that stands.</summary>
internal sealed class Player
{
    public const string Story = "Ақтөбеде балабақша кезегінде үш жыл тұрмыз, бөлімдегі қызметкер 150 000 теңге берсеңіз орын табылады деді";
    public const string RussianStory = "В Актобе три года стоим в очереди в детсад, в отделе сказали: 150 000 тенге, и место найдётся сразу";
    private static readonly TextCatalog Catalog = TextCatalog.Load();
    private static readonly Region Aktobe = Region.Shipped("aktobe");
    private static readonly Places Where = new(Aktobe);

    public Player(ReportChannel channel = ReportChannel.Telegram, IReportClassifier? classifier = null) => World = new(
        new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero), Aktobe, Where, Catalog, classifier ?? new Knows(), channel, new Limits());

    public World World { get; set; }
    public Conversation State { get; set; } = Conversation.New;
    public List<Effect> Effects { get; } = [];
    public Dictionary<string, CaseView> Cases { get; } = [];
    public Guid Filed { get; } = Guid.Parse("01955a00-0000-7000-8000-0000000000aa");
    public string Code { get; } = "4821093755162204";
    public int PressCount { get; private set; }

    /// <summary>The last message: its lines and its choices as text.</summary>
    public string Heard { get; private set; } = "";
    public IReadOnlyList<Choice> Offered { get; private set; } = [];

    public Player Says(params string[] lines)
    {
        foreach (var line in lines)
            Gets(new Said(line, $"m{Effects.Count}"));
        return this;
    }

    /// <summary>Presses the button with this label, in whichever language it stands.</summary>
    public Player Press(string label)
    {
        var index = Offered.Select((choice, at) => (choice, at)).First(one => Label(one.choice) == label).at;
        PressCount++;
        return Gets(new Pressed(Offered[index].Id == OutMessage.ReadKey ? OutMessage.ReadKey : $"{State.Turn}.{index}"));
    }

    public Player Gets(Input input)
    {
        var inputs = new Queue<Input>([input]);
        var says = new List<Say>();
        while (inputs.TryDequeue(out var next))
        {
            var turn = Interview.Advance(State, next, World);
            State = turn.Next;
            foreach (var effect in turn.Effects)
            {
                Effects.Add(effect);
                switch (effect)
                {
                    case Say say:
                        says.Add(say);
                        break;
                    case FileReport:
                        inputs.Enqueue(new Filed(Filed, Code));
                        break;
                    case LookUp lookUp:
                        inputs.Enqueue(Cases.TryGetValue(lookUp.Code, out var found) ? new CaseFound(found, true) : new CaseNotFound());
                        break;
                    case OpenReport open:
                        inputs.Enqueue(Cases.Values.FirstOrDefault(one => one.ReportId == open.ReportId) is { } view ? new CaseFound(view, false) : new CaseNotFound());
                        break;
                }
            }
        }

        if (says.Count > 0)
        {
            var heard = new StringBuilder();
            foreach (var line in says.SelectMany(say => say.Lines))
                heard.AppendLine(Text(line));
            Heard = heard.ToString();
            Offered = says[^1].Choices;
        }
        else
        {
            Heard = "";
        }

        return this;
    }

    public T Single<T>() where T : Effect => Effects.OfType<T>().Single();

    public string Label(Choice choice) => choice.Label ?? Catalog.Get(choice.LabelKey, State.Language);

    public string Text(string key) => Catalog.Get(key, State.Language);

    private string Text(Line line)
    {
        var own = $"{line.Key}.{QuttyMeken.Domain.Code.Of(World.Channel)}";
        return Catalog.Fill(Catalog.Has(own) ? own : line.Key, State.Language, line.Places);
    }

    public static Guess Education(float confidence = 0.9f) => new(
        ReportLanguage.Kazakh, Sector.Education, confidence, [new(Sector.SocialProtection, 0.05f)], Kind.BribeDemanded, 0.8f, ["балабақша"], "test");

    /// <summary>A model that is sure of everything but greetings.</summary>
    public sealed class Knows(Guess? guess = null) : IReportClassifier
    {
        public Guess? Classify(string text) => guess ?? Education();
    }

    public sealed class KnowsNothing : IReportClassifier
    {
        public Guess? Classify(string text) => null;
    }
}
