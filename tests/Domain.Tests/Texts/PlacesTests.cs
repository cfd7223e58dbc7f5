using System.Text;
using System.Text.Json;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

public sealed class PlacesTests
{
    private static readonly Places Places = new(RegionOf([]));

    [Theory]
    [InlineData("Қарғалы ауданы", "kargaly")]
    [InlineData("карғалы ауданында", "kargaly")]
    [InlineData("Каргалинский район", "kargaly")]
    [InlineData("в Каргалинском районе", "kargaly")]
    [InlineData("каргалинского р-на", "kargaly")]
    [InlineData("Бадамшада болды", "kargaly")]
    [InlineData("в Бадамше", "kargaly")]
    [InlineData("Бадамшадағы мектеп", "kargaly")]
    [InlineData("kargaly audany", "kargaly")]
    [InlineData("Хромтауда", "khromtau")]
    [InlineData("в Хромтау", "khromtau")]
    [InlineData("хромтауский район", "khromtau")]
    [InlineData("Хромтав", "khromtau")]
    [InlineData("Мәртөктің әкімі", "martuk")]
    [InlineData("Мартөк", "martuk")]
    [InlineData("Мартукский", "martuk")]
    [InlineData("Мәртөгінде", "martuk")]
    [InlineData("Ақтөбе қаласы", "aktobe-city")]
    [InlineData("Ақтөбеден", "aktobe-city")]
    [InlineData("г. Актобе", "aktobe-city")]
    [InlineData("город Актюбинск", "aktobe-city")]
    [InlineData("aqtobe", "aktobe-city")]
    [InlineData("Ақтөбе, Алматы ауданы", "aktobe-city")]
    [InlineData("район Астана", "aktobe-city")]
    [InlineData("Актюбинская область, Хромтауский район", "khromtau")]
    [InlineData("Ақтөбе облысы Алға ауданы", "alga")]
    [InlineData("Актобе, Алгинский район", "alga")]
    [InlineData("алга", "alga")]
    [InlineData("Алғада жер бермейді", "alga")]
    [InlineData("Темір ауданы, Шұбарқұдық", "temir")]
    [InlineData("Шұбарқұдықта", "temir")]
    [InlineData("из Шубаркудука", "temir")]
    [InlineData("Әйтеке би", "aitekebi")]
    [InlineData("Әйтеке биде", "aitekebi")]
    [InlineData("Айтекебийский район", "aitekebi")]
    [InlineData("Комсомольское селосында", "aitekebi")]
    [InlineData("Кандыагаште", "mugalzhar")]
    [InlineData("Мугаджарский район", "mugalzhar")]
    [InlineData("Хобдинский район", "kobda")]
    [InlineData("Менің ауылым Хромтау ауданында, ол жақта жол нашар, әкім елемейді, айта-айта шаршадық", "khromtau")]
    public void A_district_is_found(string text, string slug) => Assert.Equal(slug, Places.FindDistrict(text)?.Slug);

    [Theory]
    [InlineData("")]
    [InlineData("білмеймін")]
    [InlineData("біздің ауданда")]
    [InlineData("в нашем районе")]
    [InlineData("Актюбинская область")]
    [InlineData("Ақтөбе облысында")]
    [InlineData("Хромтауда және Бадамшада")]
    [InlineData("Ақтөбеден Хромтауға дейін")]
    [InlineData("темір жол билетін сатып алды деді")]
    [InlineData("менен ақша алған адам бар еді")]
    [InlineData("жұмыс алға жылжымай тұр ғой")]
    [InlineData("Алматы")]
    [InlineData("Астанаға бардым")]
    [InlineData("школа")]
    public void Where_none_or_two_are_named_none_is_found(string text) => Assert.Null(Places.FindDistrict(text));

    [Theory]
    [InlineData("5 мектеп", "school-5")]
    [InlineData("№5 мектеп", "school-5")]
    [InlineData("5-ші мектеп", "school-5")]
    [InlineData("5мектепте", "school-5")]
    [InlineData("школа №5", "school-5")]
    [InlineData("в школе 5", "school-5")]
    [InlineData("5-я школа", "school-5")]
    [InlineData("15 школа", "school-15")]
    [InlineData("mektep 15", "school-15")]
    [InlineData("№ 5 емхана", "polyclinic-5")]
    [InlineData("5 поликлиника", "polyclinic-5")]
    [InlineData("горзо", "city-land")]
    [InlineData("горземотдел", "city-land")]
    [InlineData("земельный отдел города", "city-land")]
    [InlineData("қалалық жер бөлімі", "city-land")]
    [InlineData("облздрав", "reg-health")]
    [InlineData("денсаулық басқармасы", "reg-health")]
    [InlineData("управление здравоохранения", "reg-health")]
    [InlineData("аурухана", "hospital-region")]
    [InlineData("облыстық ауруханада", "hospital-region")]
    [InlineData("областная больница", "hospital-region")]
    [InlineData("облостной болница", "hospital-region")]
    [InlineData("полиция", "dep-police")]
    [InlineData("департамент полиции", "dep-police")]
    [InlineData("ДГД", "dep-revenue")]
    [InlineData("налоговая", "dep-revenue")]
    [InlineData("Алға ауданының әкімдігі", "alga-akimat")]
    [InlineData("акимат Хромтауского района", "khromtau-akimat")]
    [InlineData("цон", "gov-for-citizens")]
    [InlineData("в цоне", "gov-for-citizens")]
    [InlineData("сот", "court-region")]
    public void A_typed_organisation_is_found(string typed, string code) =>
        Assert.Equal(code, Places.FindOrganisations(typed, null) is [var first, ..] ? first.Code : null);

    [Theory]
    [InlineData("")]
    [InlineData("№")]
    [InlineData("25 мектеп")]
    [InlineData("5")]
    [InlineData("білмеймін")]
    [InlineData("не знаю")]
    [InlineData("көрші")]
    [InlineData("магазин")]
    [InlineData("мені алдап кетті")]
    public void What_no_organisation_is_called_finds_none(string typed) => Assert.Empty(Places.FindOrganisations(typed, null));

    [Fact]
    public void Organisations_of_the_district_come_first()
    {
        Assert.Equal("alga-akimat", Places.FindOrganisations("әкімдік", "alga")[0].Code);
        Assert.Equal("khromtau-akimat", Places.FindOrganisations("акимат", "khromtau")[0].Code);
    }

    [Fact]
    public void No_more_are_given_than_asked_for() => Assert.Equal(2, Places.FindOrganisations("әкімдігі", null, 2).Count);

    [Fact]
    public void Any_text_can_be_asked()
    {
        foreach (var text in RandomTexts.Many(2000))
        {
            Places.FindDistrict(text);
            Assert.InRange(Places.FindOrganisations(text, "alga").Count, 0, 3);
        }
    }

    [Fact]
    public void Five_hundred_organisations_are_searched_quickly()
    {
        var places = new Places(RegionOf([.. Enumerable.Range(20, 480).Select(number => Organisation(
            $"school-{number}", $"№ {number} жалпы білім беретін мектеп", $"Общеобразовательная школа № {number}", null, $"{number} мектеп", $"школа {number}"))]));
        var all = Quick.Milliseconds(() =>
        {
            for (var i = 0; i < 50; i++)
                places.FindOrganisations(i % 2 == 0 ? $"{i + 20} жалпы мектеп" : "облыстық денсаулық сақтау басқармасы", "alga");
        });

        Assert.InRange(all / 50, 0, 10);
    }

    [Fact]
    public void The_longest_text_is_searched_at_once()
    {
        var text = new StringBuilder().Insert(0, "Хромтауда Алға Бадамша ", 690).ToString();

        Assert.InRange(Quick.Milliseconds(() => Places.FindDistrict(text)), 0, 1000);
    }

    private static Region RegionOf(object[] more)
    {
        object[] units =
        [
            Unit("aktobe-city", "city", "Ақтөбе қаласы", "город Актобе", "Ақтөбе", "Актобе", "Актюбинск"),
            Unit("aktobe-city-almaty", "city-district", "Алматы ауданы", "район Алматы") with { Parent = "aktobe-city" },
            Unit("aktobe-city-astana", "city-district", "Астана ауданы", "район Астана") with { Parent = "aktobe-city" },
            Unit("kargaly-okrug", "rural-okrug", "Қарғалы ауылдық округі", "Каргалинский сельский округ") with { Parent = "aktobe-city" },
            Unit("aitekebi", "district", "Әйтеке би ауданы", "Айтекебийский район", "Комсомольское"),
            Unit("alga", "district", "Алға ауданы", "Алгинский район", "Алга"),
            Unit("kargaly", "district", "Қарғалы ауданы", "Каргалинский район", "Қарғалы", "Бадамша"),
            Unit("kobda", "district", "Қобда ауданы", "Кобдинский район", "Хобда", "Хобдинский"),
            Unit("martuk", "district", "Мәртөк ауданы", "Мартукский район", "Мартөк", "Мартук"),
            Unit("mugalzhar", "district", "Мұғалжар ауданы", "Мугалжарский район"),
            Unit("kandyagash", "town", "Қандыағаш қаласы", "г. Кандыагаш") with { Parent = "mugalzhar" },
            Unit("temir", "district", "Темір ауданы", "Темирский район", "Шұбарқұдық", "Шубаркудук"),
            Unit("khromtau", "district", "Хромтау ауданы", "Хромтауский район"),
        ];
        object[] organisations =
        [
            Organisation("reg-health", "Ақтөбе облысының денсаулық сақтау басқармасы", "Управление здравоохранения Актюбинской области", null, "облздрав"),
            Organisation("reg-education", "Ақтөбе облысының білім басқармасы", "Управление образования Актюбинской области", null),
            Organisation("city-land", "Ақтөбе қаласының жер қатынастары бөлімі", "Отдел земельных отношений города Актобе", "aktobe-city", "горзо", "қалалық жер бөлімі", "горземотдел"),
            Organisation("city-education", "Ақтөбе қаласының білім бөлімі", "Отдел образования города Актобе", "aktobe-city", "гороо"),
            Organisation("alga-akimat", "Алға ауданының әкімдігі", "Акимат Алгинского района", "alga"),
            Organisation("khromtau-akimat", "Хромтау ауданының әкімдігі", "Акимат Хромтауского района", "khromtau"),
            Organisation("martuk-akimat", "Мәртөк ауданының әкімдігі", "Акимат Мартукского района", "martuk"),
            Organisation("dep-police", "Ақтөбе облысының полиция департаменті", "Департамент полиции Актюбинской области", null),
            Organisation("dep-revenue", "Ақтөбе облысы бойынша мемлекеттік кірістер департаменті", "Департамент государственных доходов по Актюбинской области", null, "ДГД", "налоговая", "салық"),
            Organisation("court-region", "Ақтөбе облыстық соты", "Актюбинский областной суд", null),
            Organisation("gov-for-citizens", "«Азаматтарға арналған үкімет» мемлекеттік корпорациясының Ақтөбе облысы бойынша филиалы", "Филиал государственной корпорации «Правительство для граждан» по Актюбинской области", null, "ЦОН", "ХҚКО"),
            Organisation("hospital-region", "Облыстық аурухана (үлгі жазба)", "Областная больница (образец записи)", null),
            Organisation("polyclinic-5", "№ 5 қалалық емхана", "Городская поликлиника № 5", "aktobe-city"),
            Organisation("school-5", "№ 5 жалпы білім беретін мектеп", "Общеобразовательная школа № 5", "aktobe-city"),
            Organisation("school-15", "№ 15 жалпы білім беретін мектеп", "Общеобразовательная школа № 15", "aktobe-city"),
            .. more,
        ];
        var file = new
        {
            Region = new
            {
                Slug = "aktobe-region",
                NameKk = "Ақтөбе облысы",
                NameRu = "Актюбинская область",
                InKk = "Ақтөбе облысында",
                InRu = "в Актюбинской области",
                TimeZone = "Asia/Aqtobe",
                ProjectNameKk = "Құтты мекен",
                ProjectNameRu = "Құтты мекен",
                OfficeKk = "Кеңсе",
                OfficeRu = "Офис",
                TriageDays = 3,
            },
            Units = units,
            Organisations = organisations,
        };
        return Region.Read(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(file, JsonSerializerOptions.Web)));
    }

    private static UnitRow Unit(string slug, string level, string nameKk, string nameRu, params string[] aliases) =>
        new(slug, level, "aktobe-region", nameKk, nameRu, aliases);

    private static object Organisation(string code, string nameKk, string nameRu, string? unit, params string[] aliases) =>
        new { Code = code, Type = "sample", Sector = "other", NameKk = nameKk, NameRu = nameRu, Unit = unit, Aliases = aliases };

    private sealed record UnitRow(string Slug, string Level, string Parent, string NameKk, string NameRu, string[] Aliases);
}
