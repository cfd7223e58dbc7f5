using System.Text.Json;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain;

/// <summary>
/// The region this office works for: its name, districts, organisations, telephone numbers and days off. It is data, so that
/// another region can run the same program (<c>Region:File</c>).
/// </summary>
public sealed class Region
{
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<string, Organisation> _organisations;

    private Region(RegionFile file)
    {
        (Facts, Units, Organisations, Hotlines) = (file.Region, file.Units, file.Organisations, file.Hotlines);
        (Officials, Roles) = (file.Officials, file.Roles);
        _units = Unique(file.Units, unit => unit.Slug, "unit");
        _organisations = Unique(file.Organisations, organisation => organisation.Code, "organisation");
        Calendar = new(
            Unique(file.NonWorkingDays, day => day.Date, "day").Values.Select(day => new CalendarDay(day.Date, DayKind.Off, day.NameKk, day.NameRu))
                .Concat(file.ExtraWorkingDays.Select(day => new CalendarDay(day.Date, DayKind.Working, day.NameKk, day.NameRu))));
        Districts = [.. file.Units.Where(unit => unit.Level is "city" or "district")];
        if (Districts.Count == 0)
            throw new InvalidDataException("The region file names no city and no district.");
        foreach (var unit in file.Units.Where(unit => unit.Parent != Facts.Slug && !_units.ContainsKey(unit.Parent)))
            throw new InvalidDataException($"Unit '{unit.Slug}': its parent '{unit.Parent}' is not in the file.");
        foreach (var one in file.Organisations.Where(one => one.Unit is not null && one.Unit != Facts.Slug && !_units.ContainsKey(one.Unit)))
            throw new InvalidDataException($"Organisation '{one.Code}': its unit '{one.Unit}' is not in the file.");
        foreach (var one in file.Organisations.Where(one => one.Parent is not null && !_organisations.ContainsKey(one.Parent)))
            throw new InvalidDataException($"Organisation '{one.Code}': its parent '{one.Parent}' is not in the file.");
        foreach (var one in file.Organisations.Where(one => Code.Find<Sector>(one.Sector) is null))
            throw new InvalidDataException($"Organisation '{one.Code}': '{one.Sector}' is not a sector.");
        foreach (var one in Unique(file.Officials, official => official.Code, "official").Values.Where(one => one.Organisation is not null && !_organisations.ContainsKey(one.Organisation)))
            throw new InvalidDataException($"Official '{one.Code}': the organisation '{one.Organisation}' is not in the file.");
        if (Facts.Opens >= Facts.Closes)
            throw new InvalidDataException("The region opens after it closes: see opensAt and closesAt.");
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(Facts.TimeZone);
    }

    private Region(Region seed, IReadOnlyList<Organisation> organisations)
    {
        (Facts, Units, Districts, Hotlines, Roles, Officials) = (seed.Facts, seed.Units, seed.Districts, seed.Hotlines, seed.Roles, seed.Officials);
        (Calendar, TimeZone, _units) = (seed.Calendar, seed.TimeZone, seed._units);
        Organisations = organisations;
        _organisations = Unique(organisations, organisation => organisation.Code, "organisation");
    }

    public RegionFacts Facts { get; }
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>What a citizen chooses from: the cities and districts, in the order of the file.</summary>
    public IReadOnlyList<Unit> Districts { get; }
    public IReadOnlyList<Organisation> Organisations { get; }
    public IReadOnlyList<Hotline> Hotlines { get; }

    /// <summary>The people of the file: the registry begins with them.</summary>
    public IReadOnlyList<Official> Officials { get; }

    /// <summary>Partner bodies by role (DOMAIN.md §1.8), as organisation codes.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; }

    /// <summary>Days off and extra working days: the file's, and over them those of the years that the office has entered.</summary>
    public Calendar Calendar { get; }
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The same region with the organisations of the registry, as it is kept in the database.</summary>
    public Region With(IReadOnlyList<Organisation> organisations) => new(this, organisations);

    public Unit? FindUnit(string? slug) => slug is null ? null : _units.GetValueOrDefault(slug);
    public Organisation? FindOrganisation(string? code) => code is null ? null : _organisations.GetValueOrDefault(code);

    /// <summary>The hotline with this code, such as <c>anticorruption</c>; <see langword="null"/> when the region has none.</summary>
    public Hotline? FindHotline(string code) => Hotlines.FirstOrDefault(line => line.Code == code);

    /// <summary>The day in this region at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(LocalTime(time).DateTime);

    public DateTimeOffset LocalTime(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, TimeZone);

    /// <summary>The instant at which a day begins in this region.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public bool IsWorkingDay(DateOnly day) => Calendar.KindOf(day) is { } kind
        ? kind is DayKind.Working
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The instant that many working days later. Time passes only while offices are open: what comes after hours counts from the next
    /// opening, and a day that was whole ends at closing time.
    /// </summary>
    /// <param name="days">At least 1.</param>
    public DateTimeOffset AfterWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var local = LocalTime(from);
        var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (!IsWorkingDay(day) || time >= Facts.Closes || time <= Facts.Opens)
        {
            if (time >= Facts.Closes)
                day = day.AddDays(1);
            (day, time, days) = (WorkingDayFrom(day), Facts.Closes, days - 1);
        }

        for (; days > 0; days--)
            day = WorkingDayFrom(day.AddDays(1));
        var end = day.ToDateTime(time);
        return new DateTimeOffset(end, TimeZone.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>Reads a region that travels inside the program: <c>aktobe</c> or <c>demo</c>.</summary>
    public static Region Shipped(string name)
    {
        using var stream = typeof(Region).Assembly.GetManifestResourceStream($"Regions/{name}.json")
            ?? throw new ArgumentException($"No region '{name}' travels with the program.", nameof(name));
        return Read(stream);
    }

    /// <exception cref="InvalidDataException">The file is no region: what is wrong, and where.</exception>
    public static Region Read(Stream stream)
    {
        try
        {
            return new(JsonSerializer.Deserialize<RegionFile>(stream, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("The region file is empty."));
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The region file cannot be read: {broken.Message}", broken);
        }
    }

    private DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    private static Dictionary<TKey, T> Unique<TKey, T>(IEnumerable<T> rows, Func<T, TKey> key, string what) where TKey : notnull
    {
        var found = new Dictionary<TKey, T>();
        foreach (var row in rows)
            if (!found.TryAdd(key(row), row))
                throw new InvalidDataException($"The region file has the {what} '{key(row)}' twice.");
        return found;
    }

    private sealed record RegionFile
    {
        public required RegionFacts Region { get; init; }
        public required IReadOnlyList<Unit> Units { get; init; }
        public required IReadOnlyList<Organisation> Organisations { get; init; }
        public IReadOnlyList<Official> Officials { get; init; } = [];
        public IReadOnlyList<Hotline> Hotlines { get; init; } = [];
        public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();
        public IReadOnlyList<DayOff> NonWorkingDays { get; init; } = [];
        public IReadOnlyList<DayOff> ExtraWorkingDays { get; init; } = [];
    }
}

/// <param name="InKk">"In the region", as a sentence needs it.</param>
/// <param name="TriageDays">Working days in which a moderator usually looks.</param>
/// <param name="OpensAt">When state bodies open, <c>09:00:00</c> when the file says nothing.</param>
/// <param name="ClosesAt">When they close, <c>18:30:00</c> when the file says nothing.</param>
public sealed record RegionFacts(
    string Slug, string NameKk, string NameRu, string InKk, string InRu, string TimeZone, string ProjectNameKk, string ProjectNameRu,
    string OfficeKk, string OfficeRu, int TriageDays, string? Kato = null,
    TimeOnly? OpensAt = null, TimeOnly? ClosesAt = null)
{
    public TimeOnly Opens => OpensAt ?? new(9, 0);
    public TimeOnly Closes => ClosesAt ?? new(18, 30);
    public string Name(Language language) => language is Language.Kazakh ? NameKk : NameRu;
    public string In(Language language) => language is Language.Kazakh ? InKk : InRu;
    public string ProjectName(Language language) => language is Language.Kazakh ? ProjectNameKk : ProjectNameRu;
    public string Office(Language language) => language is Language.Kazakh ? OfficeKk : OfficeRu;
}

/// <summary>A territorial unit (DOMAIN.md §5.1).</summary>
public sealed record Unit(
    string Slug, string Level, string Parent, string NameKk, string NameRu, string? ShortKk = null, string? ShortRu = null, string? Kato = null)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public string Name(Language language) => language is Language.Kazakh ? NameKk : NameRu;

    /// <summary>At most 20 characters: the label of a button.</summary>
    public string ShortName(Language language) => (language is Language.Kazakh ? ShortKk : ShortRu) ?? Name(language);
}

/// <summary>A body or organisation that reports can be about (DOMAIN.md §6).</summary>
public sealed record Organisation(
    string Code, string Type, string Sector, string NameKk, string NameRu, string? Unit = null, string? Parent = null)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public string Name(Language language) => language is Language.Kazakh ? NameKk : NameRu;
}

/// <summary>A person who holds a post, so that those whom a report names do not read it.</summary>
/// <param name="Name">Full name: surname, first name, patronymic.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="IsFirstHead">Whether the person answers for the whole organisation (бірінші басшы).</param>
/// <param name="IsLeadership">Whether the person leads this office: a report on them goes to quarantine.</param>
public sealed record Official(
    string Code, string Name, string PostKk, string PostRu, string? Organisation = null, bool IsFirstHead = false, bool IsLeadership = false)
{
    public string Post(Language language) => language is Language.Kazakh ? PostKk : PostRu;
}

public sealed record Hotline(string Code, string Phone, string NameKk, string NameRu, string? HoursKk = null, string? HoursRu = null)
{
    public string Name(Language language) => language is Language.Kazakh ? NameKk : NameRu;
}

public sealed record DayOff(DateOnly Date, string NameKk, string NameRu);
