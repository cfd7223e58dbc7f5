using System.Diagnostics;
using System.Text;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("150 мың тг сұрады", 150_000)]
    [InlineData("1,5 млн деді", 1_500_000)]
    [InlineData("1.5 млн тенге", 1_500_000)]
    [InlineData("50к бер деді", 50_000)]
    [InlineData("50k", 50_000)]
    [InlineData("200 000 тенге", 200_000)]
    [InlineData("200\u00A0000 ₸", 200_000)]
    [InlineData("200000 тг", 200_000)]
    [InlineData("200000тг", 200_000)]
    [InlineData("200.000 тг", 200_000)]
    [InlineData("200,000 тенге", 200_000)]
    [InlineData("1 500 000 теңге", 1_500_000)]
    [InlineData("1.500.000 тг", 1_500_000)]
    [InlineData("300 мың берсең болды", 300_000)]
    [InlineData("300мың", 300_000)]
    [InlineData("300 мыңға келістік", 300_000)]
    [InlineData("екі жүз мың сұрап жатыр", 200_000)]
    [InlineData("жүз елу мың", 150_000)]
    [InlineData("он бес мың теңге", 15_000)]
    [InlineData("бір жарым миллион теңге", 1_500_000)]
    [InlineData("пол миллиона просит", 500_000)]
    [InlineData("полмиллиона просит", 500_000)]
    [InlineData("жарты миллион сұрады", 500_000)]
    [InlineData("сто тысяч", 100_000)]
    [InlineData("сто пятьдесят тысяч тенге", 150_000)]
    [InlineData("полтора миллиона", 1_500_000)]
    [InlineData("два с половиной миллиона", 2_500_000)]
    [InlineData("пятьсот тысяч", 500_000)]
    [InlineData("косарь дал", 1_000)]
    [InlineData("5 косарей заплатил", 5_000)]
    [InlineData("просит лям", 1_000_000)]
    [InlineData("два ляма требует", 2_000_000)]
    [InlineData("лимон сұрады", 1_000_000)]
    [InlineData("20 штук просит", 20_000)]
    [InlineData("пол ляма занёс", 500_000)]
    [InlineData("миллион сұрады", 1_000_000)]
    [InlineData("тысячу тенге с каждого", 1_000)]
    [InlineData("1 млн 500 мың тг", 1_500_000)]
    [InlineData("2 мың 500 теңге", 2_500)]
    [InlineData("50-100 мың сұрайды", 50_000)]
    [InlineData("50 т.тг", 50_000)]
    [InlineData("50 тыс.тг берді", 50_000)]
    [InlineData("просит 50000", 50_000)]
    [InlineData("50000 сұрады", 50_000)]
    [InlineData("2023 жылы 500 мың берді", 500_000)]
    [InlineData("5 мектепте 10 баладан 3000 тг", 3_000)]
    [InlineData("500 тг жинайды", 500)]
    [InlineData("тел 87011234567, 20 мың сұрады", 20_000)]
    [InlineData("100 мың доллар емес, 40 мың тенге", 40_000)]
    [InlineData("500 000 (пятьсот тысяч) тенге", 500_000)]
    [InlineData("200 mın tenge surady", 200_000)]
    [InlineData("100 myn tg", 100_000)]
    [InlineData("сумма ₸ 70 000", 70_000)]
    [InlineData("3 млрд тенге", 3_000_000_000)]
    [InlineData("150-мың тг", 150_000)]
    [InlineData("500 тысяч в 2023 году дал", 500_000)]
    [InlineData("Каспиға 25 000 аудардым", 25_000)]
    [InlineData("әр баладан 5000нан жинайды", 5_000)]
    [InlineData("20 мыңнан бердік", 20_000)]
    [InlineData("за операцию 350 тыс. попросил", 350_000)]
    [InlineData("жүз мың бересің деді", 100_000)]
    [InlineData("2,5 миллиона", 2_500_000)]
    public void A_sum_is_found(string text, long sum) => Assert.Equal(sum, Money.FindAmount(text));

    [Theory]
    [InlineData("")]
    [InlineData("ақша сұрады")]
    [InlineData("100$ сұрады")]
    [InlineData("$100 дал")]
    [InlineData("500 долларов просит")]
    [InlineData("100 мың доллар")]
    [InlineData("5 мектеп, 3 сынып")]
    [InlineData("2012 жылдан бері кезекте тұрмын")]
    [InlineData("2024 жылы ақша берді")]
    [InlineData("взял в 2023")]
    [InlineData("15.03.2024 күні ақша алды")]
    [InlineData("8 701 123 45 67 деп берді")]
    [InlineData("87011234567 номер дал")]
    [InlineData("200 адамнан")]
    [InlineData("5 мың адам тұрады")]
    [InlineData("2 тысячи человек")]
    [InlineData("миллион раз просил")]
    [InlineData("тысячи людей")]
    [InlineData("мынау дұрыс емес")]
    [InlineData("он просит деньги")]
    [InlineData("10 процентов просят")]
    [InlineData("10% откат")]
    [InlineData("10 соток")]
    [InlineData("кабинет 215")]
    [InlineData("к 50 дому")]
    [InlineData("12:30-да берді")]
    [InlineData("екі мың жиырма үшінші жылы")]
    [InlineData("5 штук справок")]
    [InlineData("2 лимона")]
    [InlineData("№ 123456 бойынша берді")]
    [InlineData("9999 млрд тенге")]
    [InlineData("подождите пол часа")]
    [InlineData("0 тенге")]
    public void What_is_no_sum_is_not_one(string text) => Assert.Null(Money.FindAmount(text));

    [Theory]
    [InlineData("150000", 150_000)]
    [InlineData("150 000", 150_000)]
    [InlineData("150 мың", 150_000)]
    [InlineData("150 тыс", 150_000)]
    [InlineData("шамамен 50000 болды", 50_000)]
    [InlineData("5000", 5_000)]
    [InlineData("2000", 2_000)]
    [InlineData("2024", 2_024)]
    [InlineData("миллион", 1_000_000)]
    [InlineData("косарь", 1_000)]
    [InlineData("20 штук", 20_000)]
    [InlineData("150 000-нан", 150_000)]
    [InlineData("100-200", 100)]
    [InlineData("екі жүз", 200)]
    [InlineData("1,5 млн", 1_500_000)]
    [InlineData("1000000000000", 1_000_000_000_000)]
    public void An_answer_may_be_a_bare_number(string text, long sum) => Assert.Equal(sum, Money.ReadAmount(text));

    [Theory]
    [InlineData("0")]
    [InlineData("жоқ")]
    [InlineData("нет")]
    [InlineData("")]
    [InlineData("100$")]
    [InlineData("12.05.2024")]
    [InlineData("87011234567")]
    [InlineData("1000000000001")]
    [InlineData("99999999999999999999999999999999999999")]
    public void An_answer_without_a_sum_is_none(string text) => Assert.Null(Money.ReadAmount(text));

    [Fact]
    public void Any_text_can_be_asked_for_a_sum()
    {
        foreach (var text in RandomTexts.Many(5000))
        {
            Assert.InRange(Money.FindAmount(text) ?? 1, 1, Money.Most);
            Assert.InRange(Money.ReadAmount(text) ?? 1, 1, Money.Most);
        }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("7 ")]
    [InlineData("100 ")]
    [InlineData("жүз ")]
    [InlineData("1.")]
    [InlineData("1-")]
    [InlineData("мың ")]
    public void The_longest_text_is_read_at_once(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 16_000 / piece.Length).ToString();
        Money.ReadAmount(text[..100]);
        var watch = Stopwatch.StartNew();

        Money.ReadAmount(text);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 250);
    }
}
