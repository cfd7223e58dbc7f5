using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

// Every name below is made up.
public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("ертең ахметов серик келеді", "ахметов серик")]
    [InlineData("потом звонила наталья викторовна опять", "наталья викторовна")]
    [InlineData("серік ахметовке бердім", "серік ахметовке")]
    [InlineData("Кенжебеков болат келді", "Кенжебеков болат")]
    public void Two_names_are_found_without_capitals(string text, string name) => Finds(text, name, 0.6);

    [Theory]
    [InlineData("судья Касымова тянет", "Касымова", 0.8)]
    [InlineData("председатель ОСИ Жакупов молчит", "Жакупов", 0.8)]
    [InlineData("начальник отдела Ахметова знает", "Ахметова", 0.8)]
    [InlineData("пришел от имени Волковой курьер", "Волковой", 0.8)]
    [InlineData("бухгалтер Ким считает", "Ким", 0.6)]
    [InlineData("прораб Пономаренко увез", "Пономаренко", 0.8)]
    public void A_name_after_a_title_is_found(string text, string name, double confidence) => Finds(text, name, confidence);

    [Theory]
    [InlineData("его брат Данияр выиграл", "Данияр", 0.75)]
    [InlineData("қызым Айша оқиды", "Айша", 0.75)]
    [InlineData("дядя Саша с рынка", "Саша", 0.75)]
    [InlineData("меня зовут Асель", "Асель", 0.75)]
    [InlineData("фамилия его Досмагамбетов", "Досмагамбетов", 0.6)]
    [InlineData("тегі Досмағамбетов екен", "Досмағамбетов", 0.6)]
    [InlineData("брат данияр приходил", "данияр", 0.6)]
    public void A_name_after_a_relative_or_what_one_is_called_is_found(string text, string name, double confidence) =>
        Finds(text, name, confidence);

    [Theory]
    [InlineData("Гүлнар апай алды", "Гүлнар", 0.75)]
    [InlineData("гулнар апайға бердік", "гулнар", 0.6)]
    [InlineData("рақмет сізге Әйгерім қарындас", "Әйгерім", 0.75)]
    [InlineData("онда Сыпатай ағай бар", "Сыпатай", 0.6)]
    [InlineData("бірде ахметов деген кісі келді", "ахметов", 0.6)]
    [InlineData("маған Нұрлан дейтін хабарласты", "Нұрлан", 0.75)]
    public void A_name_before_a_word_of_respect_or_naming_is_found(string text, string name, double confidence) => Finds(text, name, confidence);

    [Theory]
    [InlineData("прораб Михалыч увез цемент", "Михалыч", 0.95)]
    [InlineData("онда Жакупов М отыр", "Жакупов М", 0.9)]
    [InlineData("шешім Төреғалиев Н. Ертең сот", "Төреғалиев Н", 0.9)]
    [InlineData("бар Сапаргали Мадина келді", "Сапаргали Мадина", 0.85)]
    [InlineData("келген Ернар Нурлыбекулы деген", "Ернар Нурлыбекулы", 0.95)]
    public void Spoken_patronymics_bare_initials_and_built_names_are_found(string text, string name, double confidence) =>
        Finds(text, name, confidence);

    [Fact]
    public void A_list_of_names_goes_on() => Assert.Equal(
        "сидели [n], [n] и [n]", PersonalData.Mask("сидели Куанышев Р, Жолдасова Г и Торегалиев", _ => "n"));

    [Theory]
    [InlineData("кафе Айгерим деген жер")]
    [InlineData("Айгерим деген кафе")]
    [InlineData("памятник Алие Молдагуловой")]
    [InlineData("на Абая и по Маресьева")]
    [InlineData("Әлия Молдағұлова жайлы кітап")]
    [InlineData("аким Мартука и директор Магнита")]
    [InlineData("мұғалім апай мен көрші ағай")]
    [InlineData("сын школьник, брат пенсионер")]
    [InlineData("болат па, арман жоқ")]
    [InlineData("врач Областной больницы")]
    [InlineData("Медбике апама айтты, фельдшерге Алла разы болсын")]
    [InlineData("фамилия одинаковая, фамилии одинаковые")]
    [InlineData("Заграничный паспорт")]
    [InlineData("детский сад Айгуль")]
    [InlineData("директор школы Ахметова знает")]
    [InlineData("ахметов көшесі, нурлан дүкені")]
    public void Streets_shops_and_heroes_stay(string text) => Assert.Empty(PersonalData.Find(text));

    [Theory]
    [InlineData("повернули на Маресьева опять", 0.4)]
    [InlineData("Кеше Нұрлан келді", 0.3)]
    public void A_lone_name_is_known_but_too_weak_to_be_masked(string text, double confidence)
    {
        Assert.Empty(PersonalData.Find(text));
        Assert.Equal(confidence, Assert.Single(PersonalData.Find(text, least: 0)).Confidence);
        Assert.InRange(confidence, 0, PersonalData.MaskFrom);
    }

    private static void Finds(string text, string name, double confidence)
    {
        var found = Assert.Single(PersonalData.Find(text));
        Assert.Equal(name, text.Substring(found.Start, found.Length));
        Assert.Equal(PersonalDataKind.PersonName, found.Kind);
        Assert.Equal(confidence, found.Confidence);
    }
}
