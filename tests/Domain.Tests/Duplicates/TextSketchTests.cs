using System.Security.Cryptography;
using Xunit;

namespace QuttyMeken.Domain.Tests.Duplicates;

public sealed class TextSketchTests
{
    private const string Account =
        "Емханада терапевтке кезекке тұрғаныма үш апта болды. Регистратурадағы қыз бес мың берсеңіз ертең кіресіз деді, түбіртек жоқ.";

    [Theory]
    [InlineData("Емханада терапевтке кезекке турганыма уш апта болды. Регистратурадагы кыз бес мын берсениз ертен киресиз деди, тубиртек жок")]
    [InlineData("ЕМХАНАДА  терапевтке, кезекке тұрғаныма үш апта болды!!! Регистратурадағы қыз: «бес мың берсеңіз ертең кіресіз» деді түбіртек жоқ")]
    public void Letters_capitals_and_signs_do_not_matter(string typed) => Assert.Equal(1, Similarity(Account, typed), 3);

    [Theory]
    [InlineData("Регистратурадағы қыз бес мың берсеңіз ертең кіресіз деді, түбіртек жоқ. Емханада терапевтке кезекке тұрғаныма үш апта болды.")]
    [InlineData("Емхнада терапевтке кезеке тұрғаныма үш апта болды. Регистратурадағы қыз бес мың берсеңіз ертең кіресіз дедді, түбіртек жоқ.")]
    public void A_copy_is_alike(string copy) => Assert.InRange(Similarity(Account, copy), TextSketch.Alike, 1);

    [Theory]
    [InlineData("Емханада невропатологқа кезек бір айдан кейін ғана. Регистратурада отырған келіншек «таныс болса табылады» деп күледі, ақша сұраған жоқ.")]
    [InlineData("В поликлинике к терапевту запись через три недели, девушка в регистратуре говорит: пять тысяч, и завтра примут, чека не дают.")]
    public void Another_story_of_the_same_place_is_not(string other) => Assert.InRange(Similarity(Account, other), 0, 0.3);

    [Theory]
    [InlineData("врач просит деньги")]
    [InlineData("Дәрігер ақша сұрап жатыр, не істейміз")]
    [InlineData("")]
    [InlineData("пара пара пара пара пара пара пара пара пара пара пара пара пара пара пара пара пара пара")]
    public void A_few_words_are_not_compared(string text) => Assert.Null(TextSketch.Of(text));

    [Fact]
    public void A_sketch_has_the_same_size_for_the_longest_text()
    {
        var sketch = TextSketch.Of(string.Join(' ', Enumerable.Range(0, 3_000).Select(number => number * 7)))!;

        Assert.Equal((TextSketch.SignatureLength, TextSketch.BandCount), (sketch.Signature.Length, sketch.Bands.Length));
    }

    /// <summary>Stored sketches are compared with new ones. Whoever changes this number empties Sketches and SketchBands in a migration.</summary>
    [Fact]
    public void A_sketch_is_the_same_in_every_version_of_the_program()
    {
        var sketch = TextSketch.Of(Account)!;

        byte[] all = [.. sketch.Signature, .. sketch.Bands.SelectMany(BitConverter.GetBytes)];
        Assert.Equal("d3d402687feb2def", Convert.ToHexStringLower(SHA256.HashData(all))[..16]);
    }

    private static double Similarity(string one, string other) => TextSketch.Similarity(TextSketch.Of(one)!.Signature, TextSketch.Of(other)!.Signature);
}
