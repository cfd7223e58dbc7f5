using System.IO.Compression;
using System.Security.Cryptography;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

[Collection(nameof(ShippedCorpus))]
public sealed class ReportClassifierTests(ShippedCorpus shipped)
{
    private readonly ReportClassifier classifier = ReportClassifier.Load(shipped.Bytes);

    [Theory]
    [InlineData("Жол полициясы айыппұлдың орнына ақша сұрады", Sector.LawEnforcement, Kind.BribeDemanded, ReportLanguage.Kazakh)]
    [InlineData("zhol policiyasy aiyppuldyn ornyna aqsha surady", Sector.LawEnforcement, Kind.BribeDemanded, ReportLanguage.Kazakh)]
    [InlineData("В школе опять собирают деньги на шторы, с каждого родителя по пять тысяч", Sector.Education, Kind.IllegalFees, ReportLanguage.Russian)]
    [InlineData("Спасибо врачам областной больницы, операцию сделали быстро и бесплатно", Sector.Healthcare, Kind.PositiveFeedback, ReportLanguage.Russian)]
    public void A_plain_report_finds_its_sector_kind_and_language(string text, Sector sector, Kind kind, ReportLanguage language)
    {
        var guess = classifier.Classify(text)!;

        Assert.Equal((sector, kind, language), (guess.Sector, guess.Kind, guess.Language));
    }

    [Theory]
    [InlineData("Хирург потребовал 200 тысяч за операцию, пришлось отдать, перевела на каспи", Kind.BribePaid, Kind.BribeDemanded)]
    [InlineData("Спасибо врачам областной больницы", Kind.PositiveFeedback, null)]
    public void A_second_kind_is_told_where_the_text_tells_of_two(string text, Kind kind, Kind? second)
    {
        var guess = classifier.Classify(text)!;

        Assert.Equal((kind, second), (guess.Kind, guess.SecondKind));
    }

    [Fact]
    public void A_guess_names_its_model_and_the_three_sectors_after_the_best()
    {
        var guess = classifier.Classify("Жер бөлімі ақша сұрайды")!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(shipped.Bytes)), guess.Model);
        Assert.Equal(3, guess.NextBest.Count);
        Assert.DoesNotContain(guess.Sector, guess.NextBest.Select(share => share.Sector));
        Assert.True(guess.Confidence >= guess.NextBest[0].Confidence && guess.NextBest[0].Confidence >= guess.NextBest[2].Confidence);
        Assert.InRange(guess.Confidence + guess.NextBest.Sum(share => share.Confidence), 0f, 1.0001f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    [InlineData("😂😂😂 !!!")]
    [InlineData("12 345")]
    [InlineData("\ud83d")]
    public void A_text_without_words_is_about_nothing(string text)
    {
        var guess = classifier.Classify(text)!;

        Assert.Equal((Sector.Other, Kind.Irrelevant), (guess.Sector, guess.Kind));
        Assert.InRange(guess.Confidence, 0f, 0.2f);
        Assert.Empty(guess.Reasons);
    }

    [Fact]
    public void Reasons_are_words_of_the_text_as_they_stand_there()
    {
        const string text = "ЖОЛ ПОЛИЦИЯСЫНЫҢ қызметкері «протокол толтырмаймын» деп, 20 мың теңге сұрады.";

        var reasons = classifier.Classify(text)!.Reasons;

        Assert.InRange(reasons.Count, 1, 5);
        Assert.All(reasons, reason => Assert.Contains(reason, text, StringComparison.Ordinal));
        Assert.Contains("ПОЛИЦИЯСЫНЫҢ", reasons);
    }

    [Fact]
    public void The_longest_report_is_answered()
    {
        var text = string.Concat(Enumerable.Repeat("дәрігер ақша сұрады ", Report.MaxTextLength))[..Report.MaxTextLength];

        Assert.Equal(Sector.Healthcare, classifier.Classify(text)!.Sector);
    }

    [Fact]
    public void Many_threads_get_the_answers_that_one_gets()
    {
        var texts = shipped.HoldOut.Take(200).Select(row => row.Text).ToList();
        var alone = texts.ConvertAll(text => classifier.Classify(text)!.Confidence);

        var together = texts.AsParallel().AsOrdered().Select(text => classifier.Classify(text)!.Confidence).ToList();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_model_read_from_a_stream_gives_the_same_answers()
    {
        using var stream = new MemoryStream(shipped.Bytes);
        var read = ReportClassifier.Load(stream);

        Assert.All(shipped.HoldOut.Take(50), row =>
            Assert.Equal(classifier.Classify(row.Text)!.NextBest, read.Classify(row.Text)!.NextBest));
    }

    [Fact]
    public void A_model_of_another_format_is_refused()
    {
        using var changed = new MemoryStream();
        changed.Write(shipped.Bytes);
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("header.json")!.Delete();
            using var header = archive.CreateEntry("header.json").Open();
            header.Write("""{ "formatVersion": 99 }"""u8);
        }

        var refused = Assert.Throws<ModelException>(() => ReportClassifier.Load(changed.ToArray()));

        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        Assert.Throws<ModelException>(() => ReportClassifier.Load([1, 2, 3]));
        Assert.Throws<ModelException>(() => ReportClassifier.Load(shipped.Bytes[..(shipped.Bytes.Length / 2)]));
    }

    [Fact]
    public void A_model_with_labels_of_its_own_is_not_offered_to_citizens()
    {
        var model = Training.Train(TinyFile.Rows, seed: 1);

        var refused = Assert.Throws<ModelException>(() => ReportClassifier.Load(model));

        Assert.Contains("apples", refused.Message, StringComparison.Ordinal);
    }
}
