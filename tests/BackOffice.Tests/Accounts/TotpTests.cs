using System.Text;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(second);

        Assert.Equal(code, Totp.CodeAt(Key, time));
        Assert.Equal(second / 30, Totp.StepOf(Key, code, time));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_telephone_may_be_half_a_minute_off(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);

        Assert.Equal(taken, Totp.StepOf(Key, Totp.CodeAt(Key, now.AddSeconds(seconds)), now) is not null);
    }

    // RFC 4648, section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Letters_are_those_of_the_standard(string text, string letters) => Assert.Equal(letters, Base32.Write(Encoding.ASCII.GetBytes(text)));
}
