using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.BackOffice.Tests.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>One of everything that an address names.</summary>
internal sealed record Seed(int CaseNumber, int Quarantined, Guid Colleague, string Official, string Model)
{
    public static async Task<Seed> Sow(Office office)
    {
        var now = office.Clock.GetUtcNow();
        var report = new Report(Guid.CreateVersion7(now), 41_820_077, Filing.Plain, now, Region.Shipped("demo"));
        var image = new Attachment(Guid.CreateVersion7(now), FileKind.Image, now);
        image.BelongTo(report.Id);
        image.Keep(await office.Services.GetRequiredService<FileVault>().Put([1, 2, 3], default), 3, cleaned: true);
        var bytes = Made.Bytes("land-relations");
        var model = new ClassifierModel { Id = Guid.CreateVersion7(now), Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)), Bytes = bytes, TrainedAt = now };
        var official = new RegisteredOfficial { Code = "akim", Name = "Ақанов Арман", PostKk = "Әкім", PostRu = "Аким", IsLeadership = true };
        await office.Add(official);
        var held = new Report(Guid.CreateVersion7(now), 41_820_078, Filing.Saying("Әкім Ақанов Арман ақша сұрады."), now, Region.Shipped("demo"));
        await office.Add(held);
        var colleague = new StaffMember { Id = Guid.CreateVersion7(now), Name = "Әріптес Үлгі", Email = "colleague@example.kz", UserName = "colleague@example.kz", Role = StaffRole.Moderator };
        await office.Add(colleague);
        await office.Add(report);
        await office.Add(new Forwarding(Guid.CreateVersion7(now), report.Id, "dep-anticor", null, colleague.Id, now));
        await office.Add(image);
        await office.Add(model);
        return new(report.CaseNumber, held.CaseNumber, colleague.Id, official.Code, Made.Name(model));
    }
}
