using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>Which table a file fills.</summary>
public enum ImportedTable { Organisations, People }

/// <summary>
/// Reads a table, tries it, and says what is wrong with which cell. Only when nothing is, and it is meant in earnest, is it kept: all or nothing.
/// A code that is there already is changed, another one is added.
/// </summary>
public static class ImportTable
{
    public static readonly IReadOnlyDictionary<ImportedTable, IReadOnlyList<string>> Columns = new Dictionary<ImportedTable, IReadOnlyList<string>>
    {
        [ImportedTable.Organisations] = ["code", "type", "sector", "unit", "parent", "name_kk", "name_ru", "aliases", "closed_on"],
        [ImportedTable.People] = ["code", "name", "post_kk", "post_ru", "organisation", "first_head", "leadership", "closed_on"],
    };

    /// <param name="Keep">Whether it is kept when nothing is wrong; else it is only tried.</param>
    public sealed record Command(ImportedTable Table, byte[] File, bool Keep) : IRequest<Outcome>;

    /// <param name="Csv">The table as it was read.</param>
    public sealed record Outcome(int Added, int Changed, IReadOnlyList<CellProblem> Problems, string Csv, bool Kept);

    /// <param name="Line">Number of the line in the file; the heading is the first.</param>
    /// <param name="Problem">Text key.</param>
    public sealed record CellProblem(int Line, string Column, string Problem);

    internal sealed class CommandHandler(
        Database db, ICurrentStaff staff, Storage.Registry registry, TimeProvider clock,
        IValidator<SaveOrganisation.Command> organisations, IValidator<SaveOfficial.Command> officials) : IRequestHandler<Command, Outcome>
    {
        private const int MostProblems = 200;

        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageRegistry);
            if (command.File.Length > ImportSheet.MostBytes)
                throw new RuleBrokenException("import.too-long");

            var sheet = ImportSheet.Read(command.File);
            var missing = Columns[command.Table].Except(sheet.Columns).Select(column => new CellProblem(1, column, "import.column-missing")).ToList();
            if (missing.Count > 0)
                return new(0, 0, missing, "", false);

            var outcome = await Try(command, sheet, ct);
            if (outcome.Kept)
                await registry.Refresh(db, ct);
            return outcome;
        }

        private async Task<Outcome> Try(Command command, ImportSheet sheet, CancellationToken ct)
        {
            var (problems, added, changed) = (new List<CellProblem>(), 0, 0);
            var known = command.Table is ImportedTable.Organisations
                ? await db.Organisations.Select(o => o.Code).ToHashSetAsync(ct)
                : await db.Officials.Select(o => o.Code).ToHashSetAsync(ct);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var kept = await db.InOneTransaction(async inside =>
            {
                foreach (var (line, cells) in Sorted(command.Table, sheet))
                {
                    var isNew = !known.Contains(cells["code"]);
                    if (!seen.Add(cells["code"]))
                        problems.Add(new(line, "code", "import.twice"));
                    else if (await Put(command.Table, line, cells, isNew, problems, inside))
                        (added, changed) = isNew ? (added + 1, changed) : (added, changed + 1);
                    if (problems.Count >= MostProblems)
                        break;
                }

                if (problems.Count == 0 && command.Keep)
                    return true;
                db.ChangeTracker.Clear();     // nothing of it is saved
                return false;
            }, ct);
            return new(added, changed, [.. problems.OrderBy(one => one.Line)], sheet.ToCsv(), kept);
        }

        private async Task<bool> Put(
            ImportedTable table, int line, IReadOnlyDictionary<string, string> cells, bool isNew, List<CellProblem> problems, CancellationToken ct)
        {
            var before = problems.Count;
            var closed = Day(cells["closed_on"], line, problems);
            try
            {
                if (table is ImportedTable.Organisations)
                {
                    var one = new SaveOrganisation.Command
                    {
                        Code = cells["code"],
                        IsNew = isNew,
                        Type = cells["type"],
                        Sector = Code.Find<Sector>(cells["sector"]),
                        Unit = cells["unit"],
                        Parent = cells["parent"],
                        NameKk = cells["name_kk"],
                        NameRu = cells["name_ru"],
                        Aliases = string.Join('\n', cells["aliases"].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
                        ClosedOn = closed,
                    };
                    await organisations.ValidateAndThrowAsync(one, ct);
                    await SaveOrganisation.Put(db, staff, one, clock.GetUtcNow(), ct);
                }
                else
                {
                    var one = new SaveOfficial.Command
                    {
                        Code = cells["code"],
                        IsNew = isNew,
                        Name = cells["name"],
                        PostKk = cells["post_kk"],
                        PostRu = cells["post_ru"],
                        Organisation = cells["organisation"],
                        IsFirstHead = Mark("first_head", cells, line, problems),
                        IsLeadership = Mark("leadership", cells, line, problems),
                        // A table says nothing of accounts: a link that is there stays.
                        StaffId = (await db.Officials.FindAsync([cells["code"]], ct))?.StaffId,
                        ClosedOn = closed,
                    };
                    await officials.ValidateAndThrowAsync(one, ct);
                    await SaveOfficial.Put(db, staff, one, clock.GetUtcNow(), ct);
                }
            }
            catch (ValidationException invalid)
            {
                problems.AddRange(invalid.Errors.Select(error => new CellProblem(line, ColumnOf(error), error.ErrorCode)));
            }

            return problems.Count == before;
        }

        // A parent may stand below its parts in the file.
        private static IEnumerable<(int Number, IReadOnlyDictionary<string, string> Cells)> Sorted(ImportedTable table, ImportSheet sheet)
        {
            if (table is not ImportedTable.Organisations)
                return sheet.Lines;

            var parents = sheet.Lines.DistinctBy(line => line.Cells["code"]).ToDictionary(line => line.Cells["code"], line => line.Cells["parent"]);
            return sheet.Lines.OrderBy(line => Depth(line.Cells["code"]));

            int Depth(string code)
            {
                var depth = 0;
                while (depth <= 20 && parents.TryGetValue(code, out var parent) && parent.Length > 0)
                    (code, depth) = (parent, depth + 1);
                return depth;
            }
        }

        private static DateOnly? Day(string written, int line, List<CellProblem> problems)
        {
            if (written.Length == 0)
                return null;
            if (DateOnly.TryParseExact(written, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            problems.Add(new(line, "closed_on", "import.not-a-day"));
            return null;
        }

        private static bool Mark(string column, IReadOnlyDictionary<string, string> cells, int line, List<CellProblem> problems)
        {
            var isMarked = cells[column] is "1" or "+" or "true" or "True" or "иә" or "да";
            if (!isMarked && cells[column] is not ("" or "0" or "-" or "false" or "False" or "жоқ" or "нет"))
                problems.Add(new(line, column, "import.not-a-mark"));
            return isMarked;
        }

        private static string ColumnOf(ValidationFailure error) => error.PropertyName switch
        {
            "NameKk" => "name_kk",
            "NameRu" => "name_ru",
            "PostKk" => "post_kk",
            "PostRu" => "post_ru",
            _ => error.PropertyName.ToLowerInvariant(),
        };
    }
}
