using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Tests.Pages.Classifier;

/// <summary>Models and decided reports, as small as they can be.</summary>
internal static class Made
{
    /// <summary>A model that can be read and says the same of every text.</summary>
    public static byte[] Bytes(string sector) =>
        Training.Train([new($"{sector} бір", sector, "red-tape", "kk"), new($"{sector} екі", sector, "red-tape", "ru")], seed: 1);

    public static async Task<ClassifierModel> Model(this ReportsOffice office, string sector, Comparison? comparison = null, byte[]? bytes = null)
    {
        bytes ??= Bytes(sector);
        var now = office.Clock.GetUtcNow();
        var model = new ClassifierModel
        {
            Id = Guid.CreateVersion7(now),
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Bytes = bytes,
            TrainedAt = now,
            Comparison = comparison?.Write(),
        };
        await office.Add(model);
        return model;
    }

    public static Task Serve(this ReportsOffice office, ClassifierModel model) => office.Query(async db =>
    {
        var serving = await db.ClassifierModels.Promoted().FirstOrDefaultAsync();
        db.Promote(await db.ClassifierModels.SingleAsync(one => one.Id == model.Id), serving, null, office.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    public static string Name(ClassifierModel model) => model.Hash[..12];

    /// <summary>A report with a guess and, where one is given, a moderator's decision.</summary>
    public static Report Decided(ReportsOffice office, Sector guessed, Sector? decided, TimeSpan? age = null, string? text = null, bool isSure = true)
    {
        var said = text is null ? Filing.Plain : Filing.Saying(text);
        var report = Filing.Make(office, said with { Sector = null, Guess = Filing.Guessed(guessed, 0.8f) with { IsSure = isSure } }, age);
        if (decided is { } settled)
            report.Classify(office.Staff.Id, settled, Kind.RedTape, null, null, null, report.ReceivedAt, office.Region);
        return report;
    }
}
