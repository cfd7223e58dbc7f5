using System.Text;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

// Every number below is made up; check digits are computed.
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Нөмірі +7 701 123 45 67 деді", "+7 701 123 45 67")]
    [InlineData("тел 8(701)123-45-67.", "8(701)123-45-67")]
    [InlineData("8 (707) 123 45 67", "8 (707) 123 45 67")]
    [InlineData("87771234567ге қоңырау шал", "87771234567")]
    [InlineData("87051234567 тендерші", "87051234567")]
    [InlineData("87051234567 tg", "87051234567")]
    [InlineData("+77051234567", "+77051234567")]
    [InlineData("пишите 8-747-123-45-67", "8-747-123-45-67")]
    [InlineData("8.702.123.45.67", "8.702.123.45.67")]
    [InlineData("8 7132 55 44 33", "8 7132 55 44 33")]
    [InlineData("8 (7132) 55-44-33", "8 (7132) 55-44-33")]
    [InlineData("(7132) 55-44-33", "(7132) 55-44-33")]
    [InlineData("звоните 701 123 45 67", "701 123 45 67")]
    [InlineData("каспи 7011234567 аудар", "7011234567")]
    [InlineData("+996 555 123 456", "+996 555 123 456")]
    [InlineData("+7 912 345-67-89", "+7 912 345-67-89")]
    [InlineData("кабинет 12, 8 701 123 4567", "8 701 123 4567")]
    [InlineData("12 87011234567", "87011234567")]
    [InlineData("үй телефоны 55-44-33", "55-44-33")]
    [InlineData("8 7 0 1 1 2 3 4 5 6 7", "8 7 0 1 1 2 3 4 5 6 7")]
    [InlineData("8701\u200B1234567", "8701\u200B1234567")]
    [InlineData("８７０１１２３４５６７", "８７０１１２３４５６７")]
    public void A_phone_is_found(string text, string phone) => Finds(PersonalDataKind.Phone, text, phone);

    [Theory]
    [InlineData("ЖСН 900215350122", "900215350122")]
    [InlineData("иин: 010203500127 деп", "010203500127")]
    [InlineData("900215 350122", "900215 350122")]
    [InlineData("екінші рет есептелетін 900215300800", "900215300800")]
    public void An_identification_number_is_found(string text, string iin) => Finds(PersonalDataKind.Iin, text, iin);

    [Theory]
    [InlineData("карта 4111 1111 1111 1111", "4111 1111 1111 1111")]
    [InlineData("5555555555554444", "5555555555554444")]
    [InlineData("3782-822463-10005 карта", "3782-822463-10005")]
    public void A_card_is_found(string text, string card) => Finds(PersonalDataKind.Card, text, card);

    [Theory]
    [InlineData("счет KZ86125KZT5004100100", "KZ86125KZT5004100100")]
    [InlineData("КZ86 125K ZT50 0410 0100 шот", "КZ86 125K ZT50 0410 0100")]
    public void An_account_is_found(string text, string account) => Finds(PersonalDataKind.Iban, text, account);

    [Theory]
    [InlineData(PersonalDataKind.Email, "жазыңыз: a.b+c@mail.example.kz.", "a.b+c@mail.example.kz")]
    [InlineData(PersonalDataKind.Email, "почта иван@пример.рф", "иван@пример.рф")]
    [InlineData(PersonalDataKind.ProfileLink, "мынау https://t.me/some_body, көріңіз", "https://t.me/some_body")]
    [InlineData(PersonalDataKind.ProfileLink, "instagram.com/some.body/", "instagram.com/some.body/")]
    [InlineData(PersonalDataKind.ProfileLink, "wa.me/77011234567", "wa.me/77011234567")]
    [InlineData(PersonalDataKind.ProfileLink, "(www.vk.com/id123)", "www.vk.com/id123")]
    [InlineData(PersonalDataKind.ProfileLink, "https://www.facebook.com/profile.php?id=1", "https://www.facebook.com/profile.php?id=1")]
    [InlineData(PersonalDataKind.ProfileLink, "телеграм @some_body жазды", "@some_body")]
    [InlineData(PersonalDataKind.CarPlate, "көлігі 123ABC04 екен", "123ABC04")]
    [InlineData(PersonalDataKind.CarPlate, "машина 123 ABC 04", "123 ABC 04")]
    [InlineData(PersonalDataKind.CarPlate, "123 АВС 04", "123 АВС 04")]
    [InlineData(PersonalDataKind.CarPlate, "номер 123abc04", "123abc04")]
    [InlineData(PersonalDataKind.CarPlate, "123 AB 04", "123 AB 04")]
    [InlineData(PersonalDataKind.CarPlate, "старый D123BCD", "D123BCD")]
    public void Addresses_and_plates_are_found(PersonalDataKind kind, string text, string what) => Finds(kind, text, what);

    [Theory]
    [InlineData("Директор Ахметова Айгүл Серікқызы ақша сұрады", "Ахметова Айгүл Серікқызы")]
    [InlineData("бұл Серікұлы Нұрлан деген кісі", "Серікұлы Нұрлан")]
    [InlineData("деньги взял Петров Иван Сидорович", "Петров Иван Сидорович")]
    [InlineData("завуч Айгуль Сериковна", "Айгуль Сериковна")]
    [InlineData("дали Айгуль Сериковне конверт", "Айгуль Сериковне")]
    [InlineData("просил Ахметов А.С. лично", "Ахметов А.С")]
    [InlineData("А. С. Ахметов подписал", "А. С. Ахметов")]
    [InlineData("маған Ержан Болатов айтты", "Ержан Болатов")]
    [InlineData("ақшаны Ержан Болатовқа бердім", "Ержан Болатовқа")]
    [InlineData("Нұрлан Ахметовтың ағасы", "Нұрлан Ахметовтың")]
    [InlineData("через Асхат Дәулет решили", "Асхат Дәулет")]
    [InlineData("врач Иванова требует", "Иванова")]
    [InlineData("у врача Ивановой", "Ивановой")]
    [InlineData("от Сергея Петрова слышал", "Сергея Петрова")]
    [InlineData("аким Қасымов білмейді", "Қасымов")]
    [InlineData("деп Сериков Нурлану сказал", "Сериков Нурлану")]
    [InlineData("сосын Марии Ивановне бердім", "Марии Ивановне")]
    [InlineData("Байжанова Салтанат алды", "Байжанова Салтанат")]
    [InlineData("МЕКТЕП ДИРЕКТОРЫ АХМЕТОВА АҚША СҰРАДЫ", "АХМЕТОВА")]
    [InlineData("через Иванова-Петрова Сергея", "Иванова-Петрова Сергея")]
    public void A_name_is_found(string text, string name) => Finds(PersonalDataKind.PersonName, text, name);

    [Theory]
    [InlineData("200 000 тенге берді")]
    [InlineData("87 000 000 000 тг бюджет")]
    [InlineData("8 700 000 000 теңге")]
    [InlineData("77012345678 тенге")]
    [InlineData("1 500 000, 2 000 000")]
    [InlineData("15.03.2024 күні, 2024-03-15, 12-05-24")]
    [InlineData("15.03.2024 12:30")]
    [InlineData("с 2012 по 2024 год, 2023 2024 2025")]
    [InlineData("№ 123456789012 шарт")]
    [InlineData("900215350125")]
    [InlineData("901315350129")]
    [InlineData("БИН 000140001239")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("KZ86125KZT5004100101")]
    [InlineData("100 см 15, 100 км 20, 200 ТОО 12")]
    [InlineData("5 «А» сынып, 3 Б класс")]
    [InlineData("цена @ 500, @abc")]
    [InlineData("t.me, instagram, vk.com")]
    [InlineData("сайт gov.kz/memleket/ministry и egov.kz")]
    [InlineData("Ақтөбе қаласы Алматы ауданы")]
    [InlineData("Министерство Финансов Республики Казахстан")]
    [InlineData("Управление Государственных Доходов")]
    [InlineData("Кеше Нұрлан келді")]
    [InlineData("Основа Закона такова")]
    [InlineData("Магазин Магнит закрыли")]
    [InlineData("ул. Ахметова Нурлана 5")]
    [InlineData("Қ. Жұбанов атындағы университет")]
    [InlineData("школа имени Айбергенова")]
    [InlineData("Снова Готов. Слова Директора")]
    [InlineData("Ұлы Жібек Жолы")]
    [InlineData("Құтты Мекен боты")]
    [InlineData("Қаулы Шықты")]
    [InlineData("МЕКТЕПТЕ АҚША ЖИНАП ЖАТЫР")]
    [InlineData("КСК Ахметова")]
    [InlineData("ТОО Нурлан Строй")]
    [InlineData("Жамбыл Жабаев көшесінде")]
    [InlineData("Марат Оспанов атындағы аурухана")]
    [InlineData("Бауыржан Момышұлы көшесі")]
    [InlineData("Халыққа Қызмет Көрсету Орталығы")]
    [InlineData("Аудандық Білім Бөлімі")]
    [InlineData("Мектеп директоры ақша жинайды")]
    [InlineData("Тендерді Өз Фирмасы жеңді")]
    [InlineData("Республика Казахстан Актюбинская Область")]
    public void What_only_looks_like_personal_data_stays(string text) => Assert.Empty(PersonalData.Find(text));

    [Fact]
    public void A_masked_text_names_what_was_there() => Assert.Equal(
        "Хабарлас: [Phone], ЖСН [Iin], [PersonName] ақша алды 😀 200 000 тг",
        PersonalData.Mask("Хабарлас: +7 701 123 45 67, ЖСН 900215350122, Ахметов А.С ақша алды 😀 200 000 тг", Label));

    [Fact]
    public void What_overlaps_is_masked_whole() =>
        Assert.Equal("[Email] [ProfileLink]", PersonalData.Mask("87011234567@mail.kz https://wa.me/77011234567?text=1", Label));

    [Fact]
    public void Places_are_sorted_and_lie_inside_any_text()
    {
        foreach (var text in RandomTexts.Many(5000))
        {
            var end = 0;
            foreach (var (_, start, length, _) in PersonalData.Find(text))
            {
                Assert.InRange(start, end, text.Length - 1);
                Assert.InRange(length, 1, text.Length - start);
                end = start + length;
            }
        }
    }

    [Fact]
    public void A_masked_text_holds_nothing_that_was_found()
    {
        foreach (var text in RandomTexts.Many(5000))
        {
            var rest = PersonalData.Mask(text, kind => "\u2588").Replace("[\u2588]", "\n", StringComparison.Ordinal);
            foreach (var one in PersonalData.Find(text).Where(one => one.Length > 6))
                Assert.DoesNotContain(text.Substring(one.Start, one.Length), rest.Split('\n'));
        }
    }

    [Theory]
    [InlineData("қысқа  мәтін\n\nекі жол", 40, "қысқа мәтін екі жол")]
    [InlineData("бірінші екінші үшінші", 16, "бірінші екінші…")]
    [InlineData("бірінші екінші үшінші", 15, "бірінші екінші…")]
    [InlineData("бірінші екінші үшінші", 14, "бірінші…")]
    [InlineData("😀😀😀😀", 4, "😀…")]
    [InlineData("😀😀😀😀", 1, "…")]
    [InlineData("тел 87011234567 деген кісі", 14, "тел [Phone]…")]
    public void An_opening_is_masked_and_cut_between_words(string text, int most, string opening) =>
        Assert.Equal(opening, PersonalData.Opening(text, Label, most));

    [Fact]
    public void An_opening_is_never_longer_and_never_splits_a_character()
    {
        foreach (var text in RandomTexts.Many(2000).Where(text => !HasLoneHalf(text)))
            for (var most = 1; most < 30; most += 4)
            {
                var opening = PersonalData.Opening(text, Label, most);
                Assert.InRange(opening.Length, 0, most);
                Assert.False(HasLoneHalf(opening));
            }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("7 ")]
    [InlineData("87 ")]
    [InlineData("8701 ")]
    [InlineData("12-")]
    [InlineData("+")]
    [InlineData("a.")]
    [InlineData("KZ1")]
    [InlineData("@a")]
    [InlineData("t.me/")]
    [InlineData("А.")]
    [InlineData("Асан ")]
    [InlineData("123 ")]
    [InlineData("Ов")]
    [InlineData(" ")]
    public void The_longest_text_is_searched_at_once(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 16_000 / piece.Length).ToString();
        Assert.InRange(Quick.Milliseconds(() => PersonalData.Find(text)), 0, 1000);
    }

    private static bool HasLoneHalf(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[++at])))
                return true;
        return false;
    }

    private static string Label(PersonalDataKind kind) => kind.ToString();

    private static void Finds(PersonalDataKind kind, string text, string what)
    {
        var found = Assert.Single(PersonalData.Find(text));
        Assert.Equal(what, text.Substring(found.Start, found.Length));
        Assert.Equal(kind, found.Kind);
    }
}
