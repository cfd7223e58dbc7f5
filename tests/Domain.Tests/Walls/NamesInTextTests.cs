using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.Domain.Tests.Walls;

public sealed class NamesInTextTests
{
    private static readonly Guid Aigul = Guid.Parse("01955a00-0000-7000-8000-000000000001");

    private static readonly NamesInText Names = new(
        [
            new("reg-land", "region-dept", "land-relations", "Үлгі облысының жер қатынастары басқармасы", "Управление земельных отношений Образцовой области")
                { Aliases = ["облзем", "жер басқармасы"] },
            new("guldi-education", "district-dept", "education", "Гүлді ауданының білім бөлімі", "Отдел образования Гульдинского района") { Aliases = ["районо"] },
            new("ertegi-education", "district-dept", "education", "Ертегі ауданының білім бөлімі", "Отдел образования Ертегинского района") { Aliases = ["районо"] },
        ],
        [
            new("akhmetov", "Ахметов Асхат Серікұлы", "Басшы", "Руководитель", "reg-land", IsFirstHead: true),
            new("dosov", "Досқалиева Гүлнар Маратқызы", "Басшы", "Руководитель"),
            new("serikuly", "Жүсіпұлы Ерлан", "Маман", "Специалист"),
            new("kim", "Ким Вера", "Маман", "Специалист"),
            new("petrovskaya", "Петровская Анна Ивановна", "Маман", "Специалист"),
        ],
        [(Aigul, "Айгүл Сейтова")]);

    [Theory]
    [InlineData("Ахметов А. ақша сұрады", "akhmetov", MentionState.Certain)]
    [InlineData("А.С. Ахметову передали конверт", "akhmetov", MentionState.Certain)]
    [InlineData("асхат ахметовтың інісі", "akhmetov", MentionState.Certain)]
    [InlineData("АХМЕТОВ АСХАТ", "akhmetov", MentionState.Certain)]
    [InlineData("Ahmetov Ashat", "akhmetov", MentionState.Possible)]
    [InlineData("Асхат Серікұлы кабинетінде алды", "akhmetov", MentionState.Certain)]
    [InlineData("к Асхату Сериковичу", "akhmetov", MentionState.Certain)]
    [InlineData("Ахметов сұрады", "akhmetov", MentionState.Possible)]
    [InlineData("ахметовке бердік", "akhmetov", MentionState.Possible)]
    [InlineData("с Ахметовой говорили", "akhmetov", MentionState.Possible)]
    [InlineData("Ахметұлы деген", "akhmetov", MentionState.Possible)]
    [InlineData("Ахмтеов деген басшы", "akhmetov", MentionState.Possible)]
    [InlineData("ахмет айтамын", "akhmetov", null)]
    [InlineData("Асхат деген көршім", "akhmetov", null)]
    [InlineData("Досқалиевке барыңыз", "dosov", MentionState.Possible)]
    [InlineData("Досқлиева Гүлнарға", "dosov", MentionState.Certain)]
    [InlineData("Жүсіпұлының айтуынша", "serikuly", MentionState.Possible)]
    [InlineData("Жүсіпқызы Айнұр", "serikuly", MentionState.Possible)]
    [InlineData("Жүсіпов Ерлан", "serikuly", MentionState.Certain)]
    [InlineData("бухгалтер Ким", "kim", MentionState.Possible)]
    [InlineData("ким ол білмеймін", "kim", null)]
    [InlineData("Петровской Анне", "petrovskaya", MentionState.Certain)]
    [InlineData("у Петровского", "petrovskaya", MentionState.Possible)]
    [InlineData("Петров пришёл", "petrovskaya", null)]
    public void A_person_is_found_as_people_write_names(string text, string official, MentionState? expected) =>
        Assert.Equal(expected, Names.Find(text).TryGetValue(Subject.Official(official), out var state) ? state : null);

    [Theory]
    [InlineData("Облземде кезекте тұрмын", "reg-land", MentionState.Possible)]
    [InlineData("Жер басқармасына бардым", "reg-land", MentionState.Certain)]
    [InlineData("в Управлении земельных отношений Образцовой области", "reg-land", MentionState.Certain)]
    [InlineData("Гүлді ауданының білім бөлімінде", "guldi-education", MentionState.Certain)]
    [InlineData("в районо сказали", "guldi-education", MentionState.Possible)]
    [InlineData("в районо сказали", "ertegi-education", MentionState.Possible)]
    [InlineData("Гүлді ауданының білім бөлімінде", "ertegi-education", null)]
    [InlineData("жерім бар", "reg-land", null)]
    public void An_organisation_is_found_by_its_names(string text, string code, MentionState? expected) =>
        Assert.Equal(expected, Names.Find(text).TryGetValue(Subject.Organisation(code), out var state) ? state : null);

    [Fact]
    public void What_was_typed_for_the_organisation_is_looked_for_by_likeness()
    {
        var found = Names.FindTyped("отдел образования");

        Assert.Equal([Subject.Organisation("ertegi-education"), Subject.Organisation("guldi-education")], found.Keys.OrderBy(one => one.Code, StringComparer.Ordinal));
        Assert.All(found.Values, state => Assert.Equal(MentionState.Possible, state));
    }

    [Fact]
    public void The_offices_own_people_are_looked_for_too() =>
        Assert.Equal(MentionState.Certain, Names.Find("Сейтова Айгүлдің өзі ақша алды")[Subject.Member(Aigul)]);
}
