using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

// What is only found, or surely not found, because of the words beside it. Every number and address is made up.
public sealed class PersonalDataCueTests
{
    [Theory]
    [InlineData("үйдің телефоны 543210 болатын", "543210", 0.75)]
    [InlineData("раб. тел.: 54 32 10", "54 32 10", 0.75)]
    [InlineData("звоните по номеру 210 345", "210 345", 0.75)]
    [InlineData("тел дом. 3-12-45", "3-12-45", 0.75)]
    [InlineData("8/701/222/11/00 хабарлас", "8/701/222/11/00", 1)]
    [InlineData("каспи 7011234567", "7011234567", 0.9)]
    public void A_short_number_is_a_phone_where_the_text_says_so(string text, string what, double confidence) =>
        Finds(PersonalDataKind.Phone, text, what, confidence);

    [Theory]
    [InlineData("пишите восемь семьсот один сто двадцать три сорок пять шестьдесят семь", "восемь семьсот один сто двадцать три сорок пять шестьдесят семь")]
    [InlineData("сегіз жеті жүз екі жүз он бір жиырма екі отыз үш деп жаз", "сегіз жеті жүз екі жүз он бір жиырма екі отыз үш")]
    [InlineData("восемь 701 300 40 50", "восемь 701 300 40 50")]
    [InlineData("семь ноль один 123 45 67", "семь ноль один 123 45 67")]
    public void A_dictated_phone_is_found(string text, string what) => Finds(PersonalDataKind.Phone, text, what, 0.9);

    [Theory]
    [InlineData("ИИН 900215350125", "900215350125")]
    [InlineData("баламның ЖСН-і: 900215 350125", "900215 350125")]
    public void A_mistyped_identification_number_is_found_where_the_text_says_so(string text, string what) =>
        Finds(PersonalDataKind.Iin, text, what, 0.7);

    [Theory]
    [InlineData("имейл proba (собака) mail.ru пишите", "proba (собака) mail.ru")]
    [InlineData("proba собака mail точка ru", "proba собака mail точка ru")]
    [InlineData("proba @ mail.ru", "proba @ mail.ru")]
    public void A_spelled_mail_address_is_found(string text, string what) => Finds(PersonalDataKind.Email, text, what, 0.9);

    [Theory]
    [InlineData("https://pay.kaspi.kz/pay/abcd1234 төле", "https://pay.kaspi.kz/pay/abcd1234", 1)]
    [InlineData("chat.whatsapp.com/AbCd1234", "chat.whatsapp.com/AbCd1234", 1)]
    [InlineData("tg://resolve?domain=synak04", "tg://resolve?domain=synak04", 1)]
    [InlineData("инста synak_adam.04 деген", "synak_adam.04", 0.7)]
    [InlineData("телеграм: proba04kz", "proba04kz", 0.7)]
    public void Links_and_bare_user_names_are_found(string text, string what, double confidence) =>
        Finds(PersonalDataKind.ProfileLink, text, what, confidence);

    [Theory]
    [InlineData("госномер 321 кмт 04", "321 кмт 04", 0.7)]
    [InlineData("номер А 123 ВСМ старый", "А 123 ВСМ", 0.7)]
    [InlineData("прицеп 12 ABC 04", "12 ABC 04", 0.7)]
    [InlineData("көлігі 845 abc 04", "845 abc 04", 0.7)]
    [InlineData("стоял 845 ABC 04", "845 ABC 04", 0.9)]
    public void A_plate_is_found_where_the_text_speaks_of_a_car(string text, string what, double confidence) =>
        Finds(PersonalDataKind.CarPlate, text, what, confidence);

    [Theory]
    [InlineData("телефон 120000 тұрады")]
    [InlineData("звонил 112, 1414 и 109")]
    [InlineData("тел жоқ, кезек 543210")]
    [InlineData("хабарласқан күні 12-05-24")]
    [InlineData("восемь миллионов семьсот тысяч сто двадцать")]
    [InlineData("екі жүз елу мың бес жүз")]
    [InlineData("дом номер 100 кв 15")]
    [InlineData("машина прошла 200 км 10 раз")]
    [InlineData("жолға көлік 300 тг 15 минут")]
    [InlineData("инстаграм instagram.com, телеграм жаңалық")]
    [InlineData("kaspi.kz/shop сайтында")]
    [InlineData("собака mail жоқ")]
    [InlineData("ИИН 909915350125, договор 900215350125")]
    [InlineData("12/05/2024, дело 7512-23-00-3/451")]
    public void What_no_word_makes_personal_stays(string text) => Assert.Empty(PersonalData.Find(text));

    [Theory]
    [InlineData("ЖСН 900215350122")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("KZ86125KZT5004100100")]
    [InlineData("a.b@mail.kz")]
    [InlineData("8 701 123 45 67")]
    public void What_has_a_check_digit_or_a_shape_of_its_own_is_sure(string text) =>
        Assert.Equal(1, Assert.Single(PersonalData.Find(text)).Confidence);

    [Fact]
    public void Every_find_has_a_confidence_and_less_is_asked_for_by_a_lower_one()
    {
        foreach (var text in RandomTexts.Many(2000))
        {
            Assert.All(PersonalData.Find(text, least: 0), one => Assert.InRange(one.Confidence, 0.1, 1));
            Assert.All(PersonalData.Find(text), one => Assert.InRange(one.Confidence, PersonalData.MaskFrom, 1));
        }
    }

    private static void Finds(PersonalDataKind kind, string text, string what, double confidence)
    {
        var found = Assert.Single(PersonalData.Find(text));
        Assert.Equal(what, text.Substring(found.Start, found.Length));
        Assert.Equal((kind, confidence), (found.Kind, found.Confidence));
    }
}
