using System.Net;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.BackOffice.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Classifier;

public sealed class ModelsTests : IDisposable
{
    private const string Path = "/classifier/models";

    private readonly ReportsOffice _office = new() { Staff = { Role = StaffRole.Lead } };

    [Fact]
    public async Task Training_is_asked_for_once_and_its_progress_is_seen()
    {
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open(Path);

        var (first, _) = await visitor.Submit(Path, page, "train");
        var (second, again) = await visitor.Submit(Path, page, "train");

        Assert.Equal((HttpStatusCode.Found, $"{Path}?done=asked"), (first.StatusCode, first.Headers.Location!.PathAndQuery));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("Ждёт очереди", again.QuerySelector("label[for=progress]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0", again.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal(1, await _office.Query(db => db.TrainingRuns.CountAsync()));
        Assert.Equal(["audit.training-asked"], await Log());
    }

    [Fact]
    public async Task A_run_is_cancelled_on_the_page_and_an_ended_one_not_again()
    {
        var visitor = _office.Visit();
        await _office.Send(new Train.Command());
        var (_, page) = await visitor.Open(Path);

        var (answer, _) = await visitor.Submit(Path, page, "cancel");
        var (late, _) = await visitor.Submit(Path, page, "cancel");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, late.StatusCode));
        Assert.Equal(TrainingState.Cancelled, await _office.Query(db => db.TrainingRuns.Select(run => run.State).SingleAsync()));
        Assert.Equal(["audit.training-asked", "audit.training-cancelled"], await Log());
    }

    [Fact]
    public async Task A_worker_that_is_not_heard_any_more_is_said_to_be_silent()
    {
        await _office.Send(new Train.Command());
        await _office.Query(async db =>
        {
            (await db.TrainingRuns.SingleAsync()).Claim(_office.Staff.Id, _office.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        _office.Clock.Advance(TrainingRun.Lease);

        var (_, page) = await _office.Visit().Open(Path);

        Assert.Contains("не отвечает", page.QuerySelector("label[for=progress]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenger_is_promoted_on_the_page_that_compares_it_and_the_earlier_comes_back_with_one_press()
    {
        var champion = await _office.Model("education");
        await _office.Serve(champion);
        var challenger = await _office.Model("healthcare", Compared(champion));
        var visitor = _office.Visit();
        var address = $"{Path}/{Made.Name(challenger)}";
        var (_, page) = await visitor.Open(address);

        var (promoted, _) = await visitor.Submit(address, page, "promote");
        Assert.Equal((HttpStatusCode.Found, $"{Path}?done=promoted"), (promoted.StatusCode, promoted.Headers.Location!.PathAndQuery));
        Assert.Equal(challenger.Hash, await Serving());

        var (_, list) = await visitor.Open(Path);
        Assert.DoesNotContain(list.QuerySelectorAll("button[name='Back.Name']"), button => button.GetAttribute("value") == Made.Name(challenger));
        var (returned, _) = await visitor.Submit(Path, list, "return", ("Back.Name", Made.Name(champion)));

        Assert.Equal((HttpStatusCode.Found, $"{Path}?done=returned"), (returned.StatusCode, returned.Headers.Location!.PathAndQuery));
        Assert.Equal(champion.Hash, await Serving());
        Assert.Equal(["audit.model-promoted", "audit.model-returned"], await Log());
        Assert.Equal(
            [(champion.Id, null, null), (challenger.Id, _office.Staff.Id, champion.Id), (champion.Id, _office.Staff.Id, challenger.Id)],
            (await _office.Query(db => db.ModelPromotions.OrderBy(row => row.At).ToListAsync())).Select(row => (row.ModelId, row.StaffId, row.ReplacedId)));
        var (_, after) = await visitor.Open(Path);
        Assert.Equal(3, after.QuerySelectorAll("section[aria-labelledby=promotions] li").Length);
    }

    [Fact]
    public async Task The_comparison_says_what_it_may_and_no_more()
    {
        var champion = await _office.Model("education");
        await _office.Serve(champion);
        var challenger = await _office.Model("healthcare", Compared(champion));

        var (_, page) = await _office.Visit().Open($"{Path}/{Made.Name(challenger)}");

        var verdicts = page.QuerySelectorAll(".trial .notice").Select(notice => notice.TextContent.Trim()).ToList();
        Assert.Equal(["Новая модель лучше. Сообщений: 200.", "Текстов мало, судить нельзя. Сообщений: 49, нужно хотя бы 50."], verdicts);
        Assert.Equal(["60 %", "80 %", "+20"], page.QuerySelectorAll(".trial")[0].QuerySelectorAll("tbody tr:first-child td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Another_promotion_meanwhile_stops_this_one()
    {
        var champion = await _office.Model("education");
        var (one, other) = (await _office.Model("healthcare"), await _office.Model("agriculture"));
        await _office.Serve(champion);
        var visitor = _office.Visit();
        var address = $"{Path}/{Made.Name(one)}";
        var (_, page) = await visitor.Open(address);
        await _office.Serve(other);

        var (answer, again) = await visitor.Submit(address, page, "promote");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("включили другую модель", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(other.Hash, await Serving());
        Assert.Equal((HttpStatusCode.Found, one.Hash), ((await visitor.Submit(address, again, "promote")).Answer.StatusCode, await Serving()));
    }

    [Fact]
    public async Task What_no_Bot_could_read_is_never_promoted()
    {
        var strange = await _office.Model("", bytes: [1, 2, 3]);
        var visitor = _office.Visit();
        var address = $"{Path}/{Made.Name(strange)}";
        var (opened, page) = await visitor.Open(address);

        var (answer, _) = await visitor.Submit(address, page, "promote");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (opened.StatusCode, answer.StatusCode));
        Assert.Null(await Serving());
    }

    [Fact]
    public async Task A_form_without_a_model_is_refused_with_words()
    {
        await _office.Serve(await _office.Model("education"));
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open(Path);

        var (answer, again) = await visitor.Submit(Path, page, "return");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Выберите модель.", again.QuerySelector("[role=alert]")!.TextContent.Trim());
    }

    [Theory]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Analyst)]
    public async Task Who_may_only_look_finds_no_buttons_and_is_refused_without_them(StaffRole role)
    {
        var (champion, challenger) = (await _office.Model("education"), await _office.Model("healthcare"));
        await _office.Serve(champion);
        var visitor = _office.Visit();
        var address = $"{Path}/{Made.Name(challenger)}";
        var (_, form) = await visitor.Open(address);
        var (_, train) = await visitor.Open(Path);
        _office.Staff.Role = role;

        var (_, compare) = await visitor.Open(address);
        var (_, list) = await visitor.Open(Path);

        Assert.Empty(compare.QuerySelectorAll("main form"));
        Assert.Empty(list.QuerySelectorAll("main button"));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Submit(Path, train, "train")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Submit(address, form, "promote")).Answer.StatusCode);
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(new Promote.Command { Name = Made.Name(challenger), Instead = Made.Name(champion) }));
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(new Train.Command()));
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(new CancelTraining.Command()));
        Assert.Equal(champion.Hash, await Serving());
        Assert.False(await _office.Query(db => db.TrainingRuns.AnyAsync()));
    }

    [Theory]
    [InlineData("000000000000")]
    [InlineData("%25")]
    [InlineData("a")]
    public async Task What_is_no_model_is_no_page(string name) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open($"{Path}/{name}")).Answer.StatusCode);

    [Fact]
    public async Task An_office_without_a_model_says_where_the_first_comes_from()
    {
        var (_, page) = await _office.Visit("kk-KZ").Open(Path);

        Assert.Equal("Істеп тұрған модель әлі жоқ", page.QuerySelector(".empty h3")!.TextContent);
    }

    public void Dispose() => _office.Dispose();

    private static Comparison Compared(ClassifierModel champion) => new(champion.Hash, 2_000, 400,
        new(200, Scored(0.6), Scored(0.8)), new(49, Scored(0.6), Scored(0.8)));

    private static Measured Scored(double sector) => new(sector, sector, 0.7, 0.6, new Dictionary<string, double> { ["kk"] = sector });

    private Task<string?> Serving() => _office.Query(db => db.ClassifierModels.Promoted().Select(model => model.Hash).FirstOrDefaultAsync());

    private Task<List<string>> Log() => _office.Query(db => db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
}
