using System.Text;
using System.Text.Json;
using QuttyMeken.Bot.Channels.WhatsApp;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class TwilioSignatureTests
{
    private const string Url = "https://bot.office.kz/whatsapp/webhook";

    public static TheoryData<string> Vectors => SharedFolder.Channels is null ? [""] : [.. Read().Select(vector => vector.Name)];

    [SharedTheory, MemberData(nameof(Vectors))]
    public void Twilio_s_own_vectors_are_judged_as_Twilio_judges_them(string name)
    {
        var vector = Read().Single(vector => vector.Name == name);
        var signature = new TwilioSignature(TwilioSettings.Options(("AuthToken", vector.AuthToken)));

        var signs = vector.Body is { } body
            ? signature.Signs(vector.Url, Encoding.UTF8.GetBytes(body), vector.Signature)
            : signature.Signs(vector.Url, FormOf(vector.Params), vector.Signature);

        Assert.Equal(vector.Valid, signs);
    }

    [SharedTheory, InlineData(26)]
    public void None_of_the_vectors_is_left_out(int count) => Assert.Equal(count, Read().DistinctBy(vector => vector.Name).Count());

    [Fact]
    public void While_tokens_are_exchanged_the_previous_one_signs_too()
    {
        var signature = new TwilioSignature(TwilioSettings.Options(("PreviousAuthToken", "before")));

        Assert.True(signature.Signs(Url, TwilioSettings.Form(("Body", "a")), TwilioSettings.Sign(Url, [("Body", "a")])));
        Assert.True(signature.Signs(Url, TwilioSettings.Form(("Body", "a")), TwilioSettings.Sign(Url, [("Body", "a")], "before")));
        Assert.False(signature.Signs(Url, TwilioSettings.Form(("Body", "a")), TwilioSettings.Sign(Url, [("Body", "a")], "never")));
    }

    [Fact]
    public void Every_field_counts_in_its_own_case_and_nothing_is_trimmed()
    {
        (string, string)[] fields = [("Body", "  сөз \n"), ("body", "other"), ("Жаңа", "өріс"), ("Empty", "")];
        var signature = new TwilioSignature(TwilioSettings.Options());

        Assert.True(signature.Signs(Url, TwilioSettings.Form(fields), TwilioSettings.Sign(Url, fields)));
        Assert.False(signature.Signs(Url, TwilioSettings.Form(fields[..3]), TwilioSettings.Sign(Url, [("Body", "сөз"), .. fields[1..]])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("жалған")]
    public void A_signature_of_the_wrong_shape_is_wrong(string given) =>
        Assert.False(new TwilioSignature(TwilioSettings.Options()).Signs(Url, TwilioSettings.Form(("Body", "a")), given));

    [Fact]
    public void A_body_other_than_the_signed_hash_is_wrong()
    {
        var url = $"{Url}?bodySHA256={new string('0', 64)}";

        Assert.False(new TwilioSignature(TwilioSettings.Options()).Signs(url, "{}"u8, TwilioSettings.Sign(url, [])));
        Assert.False(new TwilioSignature(TwilioSettings.Options()).Signs(Url, "{}"u8, TwilioSettings.Sign(Url, [])));
    }

    [Fact]
    public void A_form_of_one_name_many_thousand_times_does_not_stop_us()
    {
        var form = TwilioForm.Parse(string.Join('&', Enumerable.Range(0, 40_000).Select(number => $"a={number}")));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(new TwilioSignature(TwilioSettings.Options()).Signs(Url, form, "AAAA"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    private static TwilioForm FormOf(Dictionary<string, JsonElement>? fields) => new((fields ?? [])
        .SelectMany(field => field.Value.ValueKind is JsonValueKind.Array
            ? field.Value.EnumerateArray().Select(value => KeyValuePair.Create(field.Key, value.GetString()!))
            : [KeyValuePair.Create(field.Key, field.Value.GetString()!)]));

    private static List<Vector> Read() => JsonSerializer.Deserialize<List<Vector>>(
        File.ReadAllText(Path.Combine(SharedFolder.Channels!, "twilio-signature-vectors.json")), JsonSerializerOptions.Web)!;

    private sealed record Vector(
        string Name, string AuthToken, string Url, Dictionary<string, JsonElement>? Params, string? Body, string Signature, bool Valid);
}
