using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Bot.Jobs;
using QuttyMeken.Bot.Tests.Channels;
using QuttyMeken.Bot.Tests.Runner;
using QuttyMeken.Classifier;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.Bot.Tests.Jobs;

public sealed class ModelKeeperTests : IAsyncLifetime
{
    private const string Strange = "ff";

    private readonly WholeBot _bot = new();
    private ModelKeeper _keeper = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_promoted_model_is_taken_up_by_a_running_bot_and_the_earlier_one_after_a_return()
    {
        var first = await Add("education", "мектеп");
        var second = await Add("healthcare", "аурухана");
        await Promote(first);
        await Start();
        await Serves(first);

        await Promote(second);
        await Serves(second);
        Assert.Equal(Domain.Sector.Healthcare, _bot.Service<ServedClassifier>().Classify("мектеп")!.Sector);

        await Promote(first);
        await Serves(first);
        Assert.Equal(Domain.Sector.Education, _bot.Service<ServedClassifier>().Classify("аурухана")!.Sector);
    }

    [Fact]
    public async Task A_running_bot_keeps_its_model_when_the_promoted_one_cannot_be_read()
    {
        var good = await Add("education", "мектеп");
        await Promote(good);
        await Start();
        await Serves(good);
        await AddStrange();

        await Promote(Strange);
        await Assert.ThrowsAsync<ModelException>(() => _keeper.LookForWork(default));

        await Serves(good);
    }

    [Fact]
    public async Task A_bot_that_starts_on_a_model_it_cannot_read_takes_the_shipped_one_and_says_so()
    {
        await AddStrange();
        await Promote(Strange);

        await Start();
        await Eventually.Holds(() => _bot.Service<ServedClassifier>().Hash is not null, _bot.Clock, seconds: 300);       // it is trained first

        var serving = await _bot.Query(db => db.ClassifierModels.Promoted().FirstAsync());
        Assert.Equal(serving.Hash, _bot.Service<ServedClassifier>().Hash);
        Assert.NotEqual(Strange, serving.Hash);
        Assert.Equal(2, await _bot.Query(db => db.ModelPromotions.CountAsync(row => row.StaffId == null)));
    }

    public async Task DisposeAsync()
    {
        await _keeper.StopAsync(default);
        await _bot.DisposeAsync();
    }

    private async Task Start()
    {
        _keeper = ActivatorUtilities.CreateInstance<ModelKeeper>(_bot.App.Services);
        await _keeper.StartAsync(default);
    }

    private Task Serves(string hash) => Eventually.Holds(() => _bot.Service<ServedClassifier>().Hash == hash, _bot.Clock);

    private Task<int> AddStrange() => _bot.Query(db =>
    {
        var now = _bot.Clock.GetUtcNow();
        db.Add(new ClassifierModel { Id = Guid.CreateVersion7(now), Hash = Strange, Bytes = [1, 2, 3], TrainedAt = now });
        return db.SaveChangesAsync();
    });

    // Of one label: it says the same of every text, so that one is told from the other.
    private async Task<string> Add(string sector, string word)
    {
        var bytes = Training.Train([new($"{word} бір", sector, "red-tape"), new($"{word} екі", sector, "red-tape")], seed: 1);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        var now = _bot.Clock.GetUtcNow();
        await _bot.Query(db =>
        {
            db.Add(new ClassifierModel { Id = Guid.CreateVersion7(now), Hash = hash, Bytes = bytes, TrainedAt = now });
            return db.SaveChangesAsync();
        });
        return hash;
    }

    private async Task Promote(string hash) => await _bot.Query(async db =>
    {
        var serving = await db.ClassifierModels.Promoted().FirstOrDefaultAsync();
        db.Promote(await db.ClassifierModels.SingleAsync(model => model.Hash == hash), serving, null, _bot.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });
}
