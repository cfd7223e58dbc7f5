using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

public sealed class WorkTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData("Question", MessageNature.Question, ReportStatus.NeedsInfo, "audit.asked")]
    [InlineData("News", MessageNature.News, ReportStatus.InTriage, "audit.told")]
    public async Task Writing_to_the_citizen_waits_for_the_bot(string sent, MessageNature nature, ReportStatus status, string action)
    {
        var report = await _office.Filed();

        var (answer, _) = await _office.Visit().Fill(report, "reply", ("Input.Nature", sent), ("Input.Text", "  Қай күні болды?\r\nСағаты ше? "));

        var message = Assert.Single(await _office.Thread(report));
        Assert.Equal((HttpStatusCode.Found, $"{Filing.Address(report)}?done=replied"), (answer.StatusCode, answer.Headers.Location!.PathAndQuery));
        Assert.Equal((nature, "Қай күні болды?\nСағаты ше?", Delivery.Waiting, _office.Staff.Id), (message.Nature, message.Text, message.Delivery, message.StaffId));
        Assert.Equal((status, _office.Staff.Id), ((await _office.Saved(report)).Status, (await _office.Saved(report)).ModeratorId));
        Assert.Contains(await _office.Log(report), entry => entry.Action == action && entry.Note is null);
    }

    [Theory]
    [InlineData("kk-KZ", "Біз адамның атын сұрамаймыз", "Бәрібір жіберу")]
    [InlineData("ru-RU", "Мы обещали людям не спрашивать", "Всё равно отправить")]
    public async Task A_question_about_who_they_are_is_held_back_once(string language, string warning, string button)
    {
        var report = await _office.Filed();
        var visitor = _office.Visit(language);

        var (answer, held) = await visitor.Fill(report, "reply", ("Input.Text", "Атыңыз кім?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(warning, held.QuerySelector("#held-back[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Атыңыз кім?", held.QuerySelector("#reply-text")!.TextContent);
        Assert.Equal(button, held.QuerySelector("button[name='Input.Confirmed']")!.TextContent);
        Assert.Empty(await _office.Thread(report));

        var (again, _) = await visitor.Submit(Filing.Address(report), held, "reply");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);

        await visitor.Submit(Filing.Address(report), held, "reply", ("Input.Confirmed", "true"));
        Assert.Single(await _office.Thread(report));
        Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.asked-identity");
    }

    [Fact]
    public async Task Classifying_keeps_the_citizens_answer_and_finds_the_organisation()
    {
        var report = await _office.Filed(Filing.Plain with { Guess = Filing.Guessed(Sector.LandRelations, 0.9f, new SectorShare(Sector.Education, 0.05f)), OrganisationText = "мектеп" });

        var (answer, _) = await _office.Visit("kk-KZ").Fill(report, "classify",
            ("Input.Suggested", "Education"), ("Input.Kind", "IllegalFees"), ("Input.District", "ulgikent"), ("Input.Organisation", "«Тиін» № 1 мектебі"));

        var saved = await _office.Saved(report);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal((Sector.Education, Kind.IllegalFees, "ulgikent", "school-1", "мектеп"), (saved.Sector, saved.Kind, saved.District, saved.OrganisationCode, saved.OrganisationText));
        Assert.Equal((Sector.LandRelations, Sector.LandRelations), (saved.CitizenSector, saved.GuessedSector));
        Assert.Contains(await _office.Log(report), entry => entry is { Action: "audit.classified", Note: "education illegal-fees" });
    }

    [Fact]
    public async Task Another_sector_goes_before_the_suggested_one_and_free_words_are_kept()
    {
        var report = await _office.Filed(Filing.Plain with { Guess = Filing.Guessed(Sector.LandRelations, 0.9f) });

        await _office.Visit().Fill(report, "classify", ("Input.Sector", "Agriculture"), ("Input.District", ""), ("Input.Organisation", "Ветпункт"));

        var saved = await _office.Saved(report);
        Assert.Equal((Sector.Agriculture, null, null, "Ветпункт"), (saved.Sector, saved.District, saved.OrganisationCode, saved.OrganisationText));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Sector.Education, null)]
    [InlineData(Sector.Healthcare, "Healthcare")]
    public async Task A_guess_that_is_not_sure_chooses_nothing_and_shows_the_best_three(Sector? citizen, string? chosen)
    {
        var report = await _office.Filed(Filing.Plain with
        {
            Sector = citizen,
            Guess = Filing.Guessed(Sector.Education, 0.5f, new(Sector.Healthcare, 0.2f), new(Sector.Agriculture, 0.1f), new(Sector.Other, 0.05f)) with { IsSure = false },
        });

        var (_, page) = await _office.Visit().Open(Filing.Address(report));

        var suggested = page.QuerySelectorAll("section[aria-labelledby=a1] fieldset.pick input[type=radio]");
        Assert.Equal(["Education", "Healthcare", "Agriculture"], suggested.Select(radio => radio.GetAttribute("value")!));
        Assert.Equal(chosen, suggested.SingleOrDefault(radio => radio.HasAttribute("checked"))?.GetAttribute("value"));
        Assert.Equal("", ((IHtmlSelectElement)page.QuerySelector("#classify-sector")!).Value);
        Assert.Contains("Нужен человек", page.QuerySelector("section[aria-labelledby=a1] table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tie_is_left_to_the_moderator_and_a_masked_organisation_out_of_the_form()
    {
        var tie = Filing.Guessed(Sector.PublicProcurement, 0.48f, new SectorShare(Sector.Education, 0.41f));
        var report = await _office.Filed(Filing.Plain with { Sector = null, OrganisationText = "земотдел 8 701 234 56 78", Guess = tie });
        var visitor = _office.Visit();

        var (_, page) = await visitor.Open(Filing.Address(report));
        await visitor.Submit(Filing.Address(report), page, "classify", ("Input.Suggested", "Education"));

        Assert.Empty(page.QuerySelectorAll("[name='Input.Suggested'][checked]"));
        Assert.Equal("земотдел 8 701 234 56 78", (await _office.Saved(report)).OrganisationText);
    }

    [Theory]
    [InlineData("InTriage", ReportStatus.InTriage)]
    [InlineData("NeedsInfo", ReportStatus.NeedsInfo)]
    [InlineData("InWork", ReportStatus.InWork)]
    public async Task A_report_is_moved_on_by_one_press(string pressed, ReportStatus status)
    {
        var report = await _office.Filed();

        await _office.Visit().Fill(report, "move", ("Input.Status", pressed));

        Assert.Equal(status, (await _office.Saved(report)).Status);
        Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.moved" && entry.Note == Code.Of(status));
    }

    [Theory]
    [InlineData(true, Delivery.Waiting)]
    [InlineData(false, Delivery.CodeOnly)]
    public async Task Closing_tells_the_citizen_what_came_of_it(bool mayBeAsked, Delivery delivery)
    {
        var report = await _office.Filed(Filing.Plain with { MayBeAsked = mayBeAsked });
        var visitor = _office.Visit();

        await visitor.Fill(report, "close", ("Input.Outcome", "PartlySubstantiated"), ("Input.Text", "Тексердік, ақша қайтарылды."));

        var (saved, message) = (await _office.Saved(report), Assert.Single(await _office.Thread(report)));
        Assert.Equal((ReportStatus.MeasuresTaken, false, _office.Clock.GetUtcNow()), (saved.Status, saved.IsOpen, saved.ClosedAt));
        Assert.Equal(Outcome.PartlySubstantiated, saved.Outcome);
        Assert.Equal((MessageNature.Outcome, "Тексердік, ақша қайтарылды.", delivery), (message.Nature, message.Text, message.Delivery));

        await visitor.Fill(report, "reopen");
        Assert.Equal((ReportStatus.InWork, true), ((await _office.Saved(report)).Status, (await _office.Saved(report)).IsOpen));
        Assert.Equal(["audit.closed", "audit.reopened"], (await _office.Log(report)).Select(entry => entry.Action).Where(action => action != "audit.report-opened"));
        Assert.Null((await _office.Saved(report)).Outcome);
    }

    [Fact]
    public async Task Masked_words_are_shown_on_one_answer_and_the_reason_is_in_the_log()
    {
        var report = await _office.Filed(Filing.Saying("Звоните 8 701 234 56 78"));
        var visitor = _office.Visit();

        var (answer, page) = await visitor.Fill(report, "reveal", ("Input.Reason", "Нужно сверить номер"));
        var (_, after) = await visitor.Open(Filing.Address(report));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Звоните 8 701 234 56 78", page.QuerySelector(".account")!.TextContent);
        Assert.DoesNotContain("234", after.QuerySelector(".account")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await _office.Log(report), entry => entry is { Action: "audit.text-shown", Note: "Нужно сверить номер" });
        Assert.Contains("Показан скрытый текст. Причина: Нужно сверить номер", after.QuerySelector(".log")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_failed_goes_into_the_line_again_and_only_that()
    {
        var (report, now) = (await _office.Filed(), _office.Clock.GetUtcNow());
        var failed = ThreadMessage.FromOffice(Guid.CreateVersion7(now), report, MessageNature.News, "Рахмет.", _office.Staff.Id, now);
        failed.Came(Delivery.Failed, now, "delivery.refused");
        await _office.Add(failed);
        var visitor = _office.Visit();

        await visitor.Fill(report, "retry", ("Input.Message", "1"));
        var (again, refused) = await visitor.Fill(report, "retry", ("Input.Message", "1"));
        var (none, _) = await visitor.Fill(report, "retry", ("Input.Message", "7"));

        var message = Assert.Single(await _office.Thread(report));
        Assert.Equal((Delivery.Waiting, null), (message.Delivery, message.DeliveryProblem));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (again.StatusCode, none.StatusCode));
        Assert.Equal("Это сообщение уже отправлено или стоит в очереди.", refused.QuerySelector("[role=alert]")!.TextContent.Trim());
        Assert.Single(await _office.Log(report), entry => entry.Action == "audit.retried");
    }

    [Theory]
    [InlineData("reply", "Input.Text", "", "#reply-problem", "Хабардың мәтінін жазыңыз.", "Напишите текст сообщения.")]
    [InlineData("reply", "Input.Nature", "Outcome", "#reply-nature-problem", "Сұрақ па, жаңалық па, біреуін таңдаңыз.", "Выберите: вопрос или новость.")]
    [InlineData("classify", "Input.Kind", "Astrology", "#classify-kind-problem", "Хабарламаның түрін таңдаңыз.", "Выберите вид сообщения.")]
    [InlineData("classify", "Input.Sector", "", "#classify-sector-problem", "Саланы таңдаңыз.", "Выберите сферу.")]
    [InlineData("classify", "Input.District", "atlantis", "#classify-district-problem", "Ауданды тізімнен таңдаңыз.", "Выберите район из списка.")]
    [InlineData("close", "Input.Outcome", "InWork", "#close-outcome-problem", "Нәтижені таңдаңыз.", "Выберите итог.")]
    [InlineData("close", "Input.Text", " ", "#close-problem", "Хабарлаушыға нәтижесін жазыңыз.", "Напишите автору, чем всё закончилось.")]
    [InlineData("reveal", "Input.Reason", "жоқ", "#reveal-problem", "Себебін жазыңыз: кемінде бес таңба.", "Укажите причину: хотя бы пять знаков.")]
    [InlineData("move", "Input.Status", "Closed", "[role=alert]", "Жұмыс мәртебелерінің бірін таңдаңыз.", "Выберите один из рабочих статусов.")]
    [InlineData("move", "Input.Status", "MeasuresTaken", "[role=alert]", "Жұмыс мәртебелерінің бірін таңдаңыз.", "Выберите один из рабочих статусов.")]
    public async Task A_bad_form_comes_back_with_the_reason_and_changes_nothing(
        string form, string field, string sent, string where, string kazakh, string russian)
    {
        var report = await _office.Filed(Filing.Saying("Тел 8 701 234 56 78"));
        foreach (var (language, reason) in new[] { ("kk-KZ", kazakh), ("ru-RU", russian) })
        {
            var (answer, page) = await _office.Visit(language).Fill(report, form, (field, sent));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal(reason, page.QuerySelector(where)!.TextContent.Trim());
        }

        Assert.Equal(0, (await _office.Saved(report)).Version);
        Assert.Empty(await _office.Thread(report));
    }

    [Fact]
    public async Task A_text_longer_than_a_messenger_takes_is_refused_and_kept()
    {
        var report = await _office.Filed();
        var text = new string('ә', ThreadMessage.MaxOfficeLength + 1);

        var (answer, page) = await _office.Visit().Fill(report, "reply", ("Input.Text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal((text, "true"), (page.QuerySelector("#reply-text")!.TextContent, page.QuerySelector("#reply-text")!.GetAttribute("aria-invalid")));
    }

    [Theory]
    [InlineData("reply", "Input.Text", "Рахмет")]
    [InlineData("classify", "Input.Sector", "Education")]
    [InlineData("move", "Input.Status", "InTriage")]
    [InlineData("close", "Input.Text", "Рахмет")]
    public async Task A_report_that_changed_meanwhile_is_shown_as_it_is_now(string form, string field, string sent)
    {
        var report = await _office.Filed();
        var visitor = _office.Visit("kk-KZ");
        var (_, old) = await visitor.Open(Filing.Address(report));
        await _office.Change(report, one => one.MoveTo(_office.Staff.Id, ReportStatus.InWork, _office.Clock.GetUtcNow(), _office.Region));

        var (answer, page) = await visitor.Submit(Filing.Address(report), old, form, ("Input.Outcome", "NotSubstantiated"), (field, sent));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Сіз оқып отырғанда бұл хабарлама өзгерді", page.QuerySelector("[role=alert]")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Жұмыс жүріп жатыр", page.QuerySelector(".top .tag")!.TextContent);
        Assert.Equal(1, (await _office.Saved(report)).Version);

        var (again, _) = await visitor.Submit(Filing.Address(report), page, form, ("Input.Outcome", "NotSubstantiated"), (field, sent));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.NotEqual(1, (await _office.Saved(report)).Version);
    }

    [Fact]
    public async Task The_report_is_the_one_in_the_address_whatever_the_form_says()
    {
        var (mine, other) = (await _office.Filed(), await _office.Filed());

        await _office.Visit().Fill(mine, "move", ("Input.Status", "InWork"), ("Input.CaseNumber", $"{other.CaseNumber}"));

        Assert.Equal((ReportStatus.InWork, ReportStatus.New), ((await _office.Saved(mine)).Status, (await _office.Saved(other)).Status));
    }

    [Fact]
    public async Task A_form_for_a_report_withdrawn_meanwhile_finds_nothing()
    {
        var report = await _office.Filed();
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open(Filing.Address(report));
        await _office.Change(report, one => one.Withdraw(_office.Clock.GetUtcNow()));

        var (answer, _) = await visitor.Submit(Filing.Address(report), page, "reply", ("Input.Text", "Рахмет"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await _office.Thread(report));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var report = await _office.Filed();

        var (answer, _) = await _office.Visit().Fill(report, "move", ("Input.Status", "InWork"), ("__RequestVerificationToken", null));

        Assert.Equal((HttpStatusCode.BadRequest, ReportStatus.New), (answer.StatusCode, (await _office.Saved(report)).Status));
    }

    [Fact]
    public async Task What_was_done_is_said_once_and_the_filters_stay()
    {
        var report = await _office.Filed();
        var visitor = _office.Visit();
        var path = $"{Filing.Address(report)}?district=guldi";
        var (_, page) = await visitor.Open(path);

        var (answer, _) = await visitor.Submit(path, page, "move", ("Input.Status", "InWork"));
        var (_, done) = await visitor.Open(answer.Headers.Location!.PathAndQuery);

        Assert.Equal($"{path}&done=moved", answer.Headers.Location!.PathAndQuery);
        Assert.Equal("Статус изменён.", done.QuerySelector("[role=status] p")!.TextContent.Trim());
        Assert.All(done.QuerySelectorAll<IHtmlFormElement>("main form:not([role=status] form)"), form => Assert.Equal(path, form.GetAttribute("action")));
    }

    public void Dispose() => _office.Dispose();
}
