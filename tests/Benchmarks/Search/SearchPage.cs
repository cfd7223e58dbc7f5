using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;

namespace QuttyMeken.Benchmarks.Search;

/// <summary>
/// The page <c>/search</c> without its markup: the entry in the log, the index, the first twenty reports with their threads, and the excerpts. Each
/// iteration is one search, so that the percentile is one of searches.
/// </summary>
[Config(typeof(OneByOne))]
public class SearchPage
{
    private string _file = "";
    private OrganisationKeys _registry = null!;
    private Region _region = null!;

    [Params(10_000, 1_000_000)]
    public int Reports { get; set; }

    [Params(Library.Commonest, Library.Rare, "врач деньги", "мектеп ақша жинау", Library.Apart, "кипарис")]
    public string Words { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        _file = Library.Make(Reports);
        _region = Region.Shipped("aktobe");
        _registry = new(_region);
    }

    [Benchmark]
    public async Task<int> Search()
    {
        await using var db = Library.Open(_file);
        var handler = new BackOffice.Pages.Search.Search.QueryHandler(db, new Moderator(), _registry, _region, TimeProvider.System);
        return (await handler.Handle(new(SearchQuery.Of(Words), null), default)).Rows.Count;
    }

    private sealed class OneByOne : ManualConfig
    {
        public OneByOne()
        {
            AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(10).WithIterationCount(200).WithInvocationCount(1).WithUnrollFactor(1));
            AddColumn(StatisticColumn.Median, StatisticColumn.P95, StatisticColumn.Max);
        }
    }

    private sealed class Moderator : ICurrentStaff
    {
        public Guid Id { get; } = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        public StaffRole Role => StaffRole.Moderator;
    }
}
