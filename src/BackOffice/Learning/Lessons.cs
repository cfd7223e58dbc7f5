using System.Buffers.Binary;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Learning;

/// <summary>A report as far as a model may learn from it.</summary>
internal sealed record Lesson(
    Guid Id, DateTimeOffset ReceivedAt, ReportLanguage Language, string Text,
    Sector? Guessed, Kind? GuessedKind, Sector? Citizen, Kind? CitizenKind, Sector? Moderator, Kind? ModeratorKind);

/// <summary>What a challenger learns from, and the two tables it is judged by. No text stands in more than one of them.</summary>
/// <param name="FromOffice">How many of <paramref name="Training"/> are the office's; the rest is the corpus.</param>
/// <param name="HeldOut">Reports that no model has ever learnt from.</param>
/// <param name="Newest">Reports of the last <see cref="Lessons.NewestDays"/> days, which this challenger has not learnt from.</param>
internal sealed record Split(
    IReadOnlyList<LabelledText> Training, int FromOffice, IReadOnlyList<LabelledText> HeldOut, IReadOnlyList<LabelledText> Newest);

/// <summary>Which reports teach, what, and which are kept to judge by.</summary>
internal static class Lessons
{
    public const int NewestDays = 30;
    private const int HeldOutOneIn = 10;

    // No letter: the model learns neither what stood there nor that something did.
    private const string Neutral = "…";

    public static Split Of(IEnumerable<Lesson> lessons, IReadOnlyList<LabelledText> corpus, DateTimeOffset now)
    {
        var (taught, heldOut, newest) = (new List<LabelledText>(), new List<LabelledText>(), new List<LabelledText>());
        // Every model has learnt the corpus: whoever sends the same words teaches no more, and judges nobody.
        var known = corpus.Select(row => Folding.Fold(row.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var lesson in lessons)
        {
            if (Labelled(lesson) is not { } row || known.Contains(Folding.Fold(row.Text)))
                continue;

            var table = IsHeldOut(lesson.Id) ? heldOut : lesson.ReceivedAt > now.AddDays(-NewestDays) ? newest : taught;
            // Nobody has said the language of a report: it is the model's own guess, good to judge by and not to learn from.
            table.Add(table == taught ? row with { Language = null } : row);
        }

        // The same words sent twice would be learnt on one side and asked on the other.
        var asked = heldOut.Concat(newest).Select(row => Folding.Fold(row.Text)).ToHashSet(StringComparer.Ordinal);
        taught.RemoveAll(row => asked.Contains(Folding.Fold(row.Text)));
        return new([.. corpus, .. taught], taught.Count, heldOut, newest);
    }

    /// <summary>The masked text with what a person said of it.</summary>
    /// <returns><see langword="null"/> where nobody has said more than the model.</returns>
    public static LabelledText? Labelled(Lesson lesson)
    {
        if (lesson.Moderator is { } settled)
            return Row(lesson, settled, lesson.ModeratorKind);
        if (lesson is { Citizen: { } told, Guessed: not null } && (told != lesson.Guessed || (lesson.CitizenKind is { } kind && kind != lesson.GuessedKind)))
            return Row(lesson, told, lesson.CitizenKind);

        return null;
    }

    /// <summary>
    /// One report in ten, for ever: the rule looks at the last four bytes of the id, which are random, so that no later decision moves
    /// a report in or out. It must never be changed: a model that has learnt from a report cannot be judged by it.
    /// </summary>
    public static bool IsHeldOut(Guid id) => BinaryPrimitives.ReadUInt32BigEndian(id.ToByteArray(bigEndian: true).AsSpan(12)) % HeldOutOneIn == 0;

    private static LabelledText Row(Lesson lesson, Sector sector, Kind? kind) => new(
        PersonalData.Mask(lesson.Text, _ => Neutral), Code.Of(sector), kind is { } known ? Code.Of(known) : null,
        lesson.Language switch { ReportLanguage.Kazakh => "kk", ReportLanguage.Russian => "ru", ReportLanguage.Mixed => "mixed" },
        Source: LabelledText.OfOffice);
}
