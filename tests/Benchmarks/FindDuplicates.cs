using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Benchmarks;

/// <summary>
/// What resembles one report among all: the query with its context and connection, as a page asks it. The reports are made: 20 bands and a signature each,
/// and a thousand texts that are asked for in turn, whose every band is shared by some others.
/// </summary>
[ShortRunJob]
[MemoryDiagnoser]
public class FindDuplicates
{
    private const int Texts = 1_000;
    private const int First = 10_000_000;

    private readonly TextSketch[] _asked = [.. Enumerable.Range(0, Texts).Select(Asked)];
    private DbContextOptions<SqliteDatabase> _options = null!;
    private int _next;

    [Params(10_000, 1_000_000)]
    public int Reports { get; set; }

    /// <summary>Reports that share each single band of a text that is asked for. The most there can be are looked at when a text was sent by very many.</summary>
    [Params(3, Likenesses.MostOfBand)]
    public int Sharing { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "quttymeken-benchmarks")).FullName;
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, $"duplicates-{Reports}-{Sharing}.db") }.ToString();
        _options = new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(connection).Options;
        using var db = new SqliteDatabase(_options);
        if (!db.Database.EnsureCreated())
            return;

        var random = new Random(1);
        var keys = new HashSet<long>(Reports * TextSketch.BandCount);
        foreach (var band in _asked.SelectMany(sketch => sketch.Bands))
            for (var other = 0; other < Sharing; other++)
                keys.Add(SketchBand.KeyOf(band, First + random.Next(Reports)));
        for (var report = 0; keys.Count < Reports * TextSketch.BandCount; report = (report + 1) % Reports)
            keys.Add(SketchBand.KeyOf(random.Next(int.MinValue, int.MaxValue), First + report));
        var sorted = keys.ToArray();
        Array.Sort(sorted);
        Insert(connection, "INSERT INTO SketchBands (Key) VALUES ($one)", sorted.Select(key => (object[])[key]));
        Insert(connection, "INSERT INTO Sketches (CaseNumber, Signature, IsMatched) VALUES ($one, $two, 1)", Enumerable.Range(0, Reports).Select(report =>
        {
            var signature = new byte[TextSketch.SignatureLength];
            if (report % 1_000 == 0)
                _asked[report / 1_000 % Texts].Signature.CopyTo(signature, 0);
            else
                random.NextBytes(signature);
            return (object[])[First + report, signature];
        }));
    }

    [Benchmark]
    public async Task<int> Lookup()
    {
        await using var db = new SqliteDatabase(_options);
        return (await db.LikeOf(First - 1, _asked[_next++ % Texts], default)).Count;
    }

    private static TextSketch Asked(int number)
    {
        var random = new Random(number);
        return TextSketch.Of(string.Join(' ', Enumerable.Range(0, 30).Select(_ => random.Next(10_000, 10_000_000))))!;
    }

    private static void Insert(string connection, string sql, IEnumerable<object[]> rows)
    {
        using var open = new SqliteConnection(connection);
        open.Open();
        using var transaction = open.BeginTransaction();
        using var command = open.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$one", SqliteType.Integer);
        if (sql.Contains("$two", StringComparison.Ordinal))
            command.Parameters.Add("$two", SqliteType.Blob);
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
                command.Parameters[at].Value = row[at];
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}

/// <summary>The sketch of one text: of usual length, and of the greatest.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class SketchOne
{
    private const string Account =
        "Емханада терапевтке кезекке тұрғаныма үш апта болды. Регистратурадағы қыз бес мың берсеңіз ертең кіресіз деді, түбіртек жоқ, атын айтпады.";

    private string _longest = "";

    [GlobalSetup]
    public void Write()
    {
        var random = new Random(1);
        _longest = string.Concat(Enumerable.Range(0, Report.MaxTextLength).Select(_ => random.Next(7) == 0 ? ' ' : (char)('а' + random.Next(32))));
    }

    [Benchmark]
    public object? Usual() => TextSketch.Of(Account);

    [Benchmark]
    public object? Longest() => TextSketch.Of(_longest);
}
