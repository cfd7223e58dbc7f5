using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QuttyMeken.Classifier;
using QuttyMeken.Domain.Search;
using QuttyMeken.Storage;

namespace QuttyMeken.Benchmarks.Search;

/// <summary>
/// Databases of made reports, kept beside other temporary files. Each report is three texts of the corpus and a number of its own; every
/// tenth is hidden. Written by bare statements: filing a million one after another would take an hour.
/// </summary>
internal static class Library
{
    /// <summary>In every report.</summary>
    public const string Commonest = "салтанат";

    /// <summary>In one of 5 000 reports.</summary>
    public const string Rare = "зергер";

    /// <summary>Two words of every tenth report each, together in none but the oldest: the whole of both lists is walked.</summary>
    public const string Apart = "жылқышы балықшы";

    private const int Seed = 1;

    public static SqliteDatabase Open(string file) => new(new DbContextOptionsBuilder<SqliteDatabase>()
        .UseSqlite($"Data Source={file};Foreign Keys=True").AddInterceptors(new Pragmas()).Options);

    public static string Make(int reports)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "quttymeken-benchmarks"));
        var file = Path.Combine(folder.FullName, $"search-{SearchDocument.CurrentEdition}-{reports}.db");
        if (File.Exists(file))
            return file;

        var draft = $"{file}.{Environment.ProcessId}";
        using (var db = Open(draft))
        {
            db.Database.Migrate();
            Fill((SqliteConnection)db.Database.GetDbConnection(), reports);
        }

        SqliteConnection.ClearAllPools();
        File.Move(draft, file);
        return file;
    }

    private static void Fill(SqliteConnection connection, int reports)
    {
        var clock = Stopwatch.StartNew();
        connection.Open();
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; PRAGMA cache_size=-400000");
        var indexes = Ask(connection, "SELECT sql FROM sqlite_master WHERE tbl_name = 'Reports' AND type = 'index' AND sql IS NOT NULL");
        foreach (var name in Ask(connection, "SELECT name FROM sqlite_master WHERE tbl_name = 'Reports' AND type = 'index' AND sql IS NOT NULL"))
            Run(connection, $"DROP INDEX \"{name}\"");

        var texts = Corpus.Rows.Select(row => (row.Text, Keys: WordForms.In(row.Text).ToArray())).ToArray();
        var extra = Apart.Split(' ').Append(Commonest).Append(Rare).ToDictionary(word => word, word => string.Join(' ', WordForms.In(word)));
        var random = new Random(Seed);
        var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (first, second) = (Apart.Split(' ')[0], Apart.Split(' ')[1]);
        using var transaction = connection.BeginTransaction();
        using var report = Command(connection, transaction,
            "INSERT INTO Reports(Id, CaseNumber, Channel, Language, Text, Opening, ReceivedAt, ChangedAt, Status, IsOpen, Urgency, Sector, Danger, Independent, MayBeAsked, Version) "
            + "VALUES ($a, $b, 'telegram', 'kazakh', $c, $d, $e, $e, $f, 1, 1, 'education', 0, 1, 0, 0)", 6);
        using var document = Command(connection, transaction, "INSERT INTO SearchDocuments(ReportId, Edition, Words) VALUES ($a, 1, $b)", 2);
        for (var number = 0; number < reports; number++)
        {
            at = at.AddMinutes(3);
            var parts = new[] { texts[random.Next(texts.Length)], texts[random.Next(texts.Length)], texts[random.Next(texts.Length)] };
            List<string> words = [Commonest, random.Next(1_000_000).ToString(CultureInfo.InvariantCulture)];
            if (number % 5_000 == 7)
                words.Add(Rare);
            if (number % 10 == 1 || number < 3)
                words.Add(first);
            if (number % 10 == 6 || number < 3)
                words.Add(second);
            var text = $"{parts[0].Text} {parts[1].Text} {string.Join(' ', words)} {parts[2].Text}";
            var keys = parts.SelectMany(part => part.Keys).Concat(words.Select(word => extra.GetValueOrDefault(word, word))).Distinct();
            var id = Guid.CreateVersion7(at).ToString().ToUpperInvariant();
            Set(report, id, 10_000_000 + number, text, text[..Math.Min(150, text.Length)], at.UtcTicks, number % 10 == 3 ? "quarantined" : "new");
            report.ExecuteNonQuery();
            Set(document, id, string.Join(' ', keys));
            document.ExecuteNonQuery();
        }

        transaction.Commit();
        foreach (var index in indexes)
            Run(connection, index);
        Console.WriteLine($"// {reports} reports made in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var at = 0; at < parameters; at++)
            command.Parameters.Add(new SqliteParameter($"${(char)('a' + at)}", null));
        return command;
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var answers = new List<string>();
        while (rows.Read())
            answers.Add(rows.GetString(0));
        return answers;
    }

    // As the program opens it.
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Run((SqliteConnection)connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
