using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Pages.Reports.Duplicates;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Duplicates;

public sealed class AlikeTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData("kk-KZ", "Ұқсас хабарламалар", "ұқсастығы", "Біріктіру", "Басқа оқиға")]
    [InlineData("ru-RU", "Похожие сообщения", "сходство", "Объединить", "Это другое")]
    public async Task What_resembles_a_report_stands_beside_it_with_its_share_age_and_state(string language, string title, string share, string merge, string apart)
    {
        var (first, second) = await Two();
        await _office.Filed(Filing.Saying(Sent.Other));

        var part = await Part(first, language);

        Assert.Equal(title, part.QuerySelector("h2")!.TextContent);
        var row = Assert.Single(part.QuerySelectorAll("ul.items > li"));
        Assert.Equal($"/reports/{second.CaseNumber}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.StartsWith(share, row.QuerySelector("small")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2\u00a0", row.QuerySelector("small")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Telegram", row.QuerySelector("small")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([merge, apart], row.QuerySelectorAll("button").Select(button => button.TextContent));
    }

    [Fact]
    public async Task The_first_words_are_masked()
    {
        await _office.Filed(Filing.Saying($"8 701 234 56 78 {Sent.Account}"));
        var copy = await _office.Filed(Filing.Saying(Sent.Account));

        var part = await Part(copy);

        Assert.Single(part.QuerySelectorAll("ul.items > li"));
        Assert.DoesNotContain("701", part.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_report_names_its_main_one_and_the_main_one_its_members()
    {
        var (main, report) = await Two();

        var (answer, _) = await _office.Visit().Fill(report, "merge", ("Merging.Main", $"{main.CaseNumber}"));

        Assert.Equal((HttpStatusCode.Found, $"{Filing.Address(report)}?done=merged"), (answer.StatusCode, answer.Headers.Location!.PathAndQuery));
        var saved = await _office.Saved(report);
        Assert.Equal((ReportStatus.Duplicate, false, main.Id), (saved.Status, saved.IsOpen, saved.MainId));
        Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.merged" && entry.Note == $"{main.CaseNumber}");
        Assert.Contains(await _office.Log(main), entry => entry.Action == "audit.merged" && entry.Note == $"{report.CaseNumber}");

        var (_, page) = await _office.Visit().Open(Filing.Address(report));
        var part = page.QuerySelector("#alike")!;
        Assert.Equal($"/reports/{main.CaseNumber}", Assert.Single(part.QuerySelectorAll("ul.items a")).GetAttribute("href"));
        Assert.Contains("Основное сообщение", part.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name=_handler][value=reopen]"));
        Assert.Contains("Объединено: №", page.QuerySelector("ol.log")!.TextContent, StringComparison.Ordinal);
        var members = await Part(main);
        Assert.Equal($"/reports/{report.CaseNumber}", Assert.Single(members.QuerySelectorAll("ul.items a")).GetAttribute("href"));
        Assert.Contains("Объединены с этим: 1", members.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_report_is_worked_on_again()
    {
        var (main, report) = await Two();
        await _office.Visit().Fill(report, "merge", ("Merging.Main", $"{main.CaseNumber}"));

        await _office.Visit().Fill(report, "split");

        var saved = await _office.Saved(report);
        Assert.Equal((ReportStatus.InWork, true, null), (saved.Status, saved.IsOpen, saved.MainId));
        Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.split" && entry.Note == $"{main.CaseNumber}");
        Assert.Contains(await _office.Log(main), entry => entry.Action == "audit.split" && entry.Note == $"{report.CaseNumber}");
    }

    [Fact]
    public async Task Merging_makes_no_chains()
    {
        var (main, member) = await Two();
        var third = await _office.Filed(Filing.Saying(Sent.Account));
        await _office.Visit().Fill(member, "merge", ("Merging.Main", $"{main.CaseNumber}"));

        // Into a member: into its main one.
        await _office.Visit().Fill(third, "merge", ("Merging.Main", $"{member.CaseNumber}"));
        Assert.Equal(main.Id, (await _office.Saved(third)).MainId);

        // A main one takes its members along.
        var last = await _office.Filed(Filing.Saying(Sent.Account));
        await _office.Visit().Fill(main, "merge", ("Merging.Main", $"{last.CaseNumber}"));
        foreach (var moved in new[] { main, member, third })
            Assert.Equal(last.Id, (await _office.Saved(moved)).MainId);
        Assert.Contains(await _office.Log(third), entry => entry.Action == "audit.merged" && entry.Note == $"{last.CaseNumber}");
    }

    [Fact]
    public async Task A_pair_that_was_told_apart_is_not_suggested_again()
    {
        var (first, second) = await Two();

        var (answer, _) = await _office.Visit().Fill(first, "tell-apart", ("Apart.Other", $"{second.CaseNumber}"));

        Assert.Equal($"{Filing.Address(first)}?done=apart", answer.Headers.Location!.PathAndQuery);
        foreach (var report in new[] { first, second })
        {
            Assert.Contains("Похожих сообщений не найдено", (await Part(report)).TextContent, StringComparison.Ordinal);
            Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.not-duplicate");
        }

        Assert.Equal(_office.Staff.Id, (await _office.Query(db => db.NotDuplicates.SingleAsync())).StaffId);
    }

    [Fact]
    public async Task What_a_rule_refuses_is_said_and_changes_nothing()
    {
        var (main, report) = await Two();
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open(Filing.Address(report));

        var (itself, said) = await visitor.Submit(Filing.Address(report), page, "merge", ("Merging.Main", $"{report.CaseNumber}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, itself.StatusCode);
        Assert.Contains("нельзя объединить с самим собой", said.QuerySelector("#alike [role=alert]")!.TextContent, StringComparison.Ordinal);

        await _office.Change(report, one => one.MoveTo(_office.Staff.Id, ReportStatus.InWork, _office.Clock.GetUtcNow(), _office.Region));
        var (late, _) = await visitor.Submit(Filing.Address(report), page, "merge", ("Merging.Main", $"{main.CaseNumber}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Null((await _office.Saved(report)).MainId);

        await visitor.Fill(report, "merge", ("Merging.Main", $"{main.CaseNumber}"));
        await Assert.ThrowsAsync<RuleBrokenException>(() => _office.Send(new TellApart.Command { CaseNumber = main.CaseNumber, Other = report.CaseNumber }));
        Assert.Empty(await _office.Query(db => db.NotDuplicates.ToListAsync()));
    }

    [Fact]
    public async Task A_report_the_reader_may_not_know_of_is_nowhere()
    {
        var (hidden, report) = await Two();
        var visitor = _office.Visit();
        await visitor.Fill(report, "merge", ("Merging.Main", $"{hidden.CaseNumber}"));
        await Hide(hidden);

        var (_, page) = await visitor.Open(Filing.Address(report));

        Assert.Contains("Объединено с другим сообщением", page.QuerySelector("#alike")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"{hidden.CaseNumber}", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain($"{hidden.CaseNumber:0000-0000}", page.Body.TextContent, StringComparison.Ordinal);

        var copy = await _office.Filed(Filing.Saying(Sent.Account));
        Assert.DoesNotContain($"{hidden.CaseNumber}", (await Part(copy)).InnerHtml, StringComparison.Ordinal);
        var (_, open) = await visitor.Open(Filing.Address(copy));
        foreach (var (form, field) in new[] { ("merge", "Merging.Main"), ("tell-apart", "Apart.Other") })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit(Filing.Address(copy), open, form, (field, $"{hidden.CaseNumber}"))).Answer.StatusCode);
        Assert.Null((await _office.Saved(copy)).MainId);
    }

    [Fact]
    public async Task Who_only_reads_sees_them_and_changes_nothing()
    {
        var (main, report) = await Two();
        var (_, page) = await _office.Visit().Open(Filing.Address(report));
        _office.Staff.Role = StaffRole.Analyst;

        var part = await Part(report);

        Assert.Single(part.QuerySelectorAll("ul.items > li"));
        Assert.Empty(part.QuerySelectorAll("button, form"));
        foreach (var (form, field) in new[] { ("merge", "Merging.Main"), ("tell-apart", "Apart.Other") })
            await _office.Visit().Submit(Filing.Address(report), page, form, (field, $"{main.CaseNumber}"));
        Assert.Null((await _office.Saved(report)).MainId);
        Assert.Empty(await _office.Query(db => db.NotDuplicates.ToListAsync()));
    }

    public void Dispose() => _office.Dispose();

    private async Task<(Report First, Report Second)> Two() =>
        (await _office.Filed(Filing.Saying(Sent.Account), TimeSpan.FromHours(2)), await _office.Filed(Filing.Saying(Sent.Copy), TimeSpan.FromHours(2)));

    private async Task<IElement> Part(Report report, string language = "ru-RU") =>
        (await _office.Visit(language).Open(Filing.Address(report))).Page.QuerySelector("#alike")!;

    private Task<int> Hide(Report report) => _office.Query(db => db.Reports.Where(r => r.Id == report.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Quarantined)));
}
