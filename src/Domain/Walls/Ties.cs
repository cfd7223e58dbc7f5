namespace QuttyMeken.Domain.Walls;

/// <summary>What ties a member of staff to the registry.</summary>
/// <param name="Home">Code of the organisation the person comes from.</param>
/// <param name="Declared">Organisations and officials the person, or a lead for the person, declared a relation to.</param>
/// <param name="Linked">Codes of the officials who are this person.</param>
public sealed record Ties(Guid StaffId, string? Home, IReadOnlyCollection<Subject> Declared, IReadOnlyCollection<string> Linked);

/// <summary>
/// The organisations and their heads, as far as walls need them. A report that speaks of any of a person's subjects does not exist for that
/// person: the named themselves, the first heads of the organisation and of all above it, those who come from the organisation or
/// from a part of it, those with a declared relation.
/// </summary>
/// <remarks>Source: DOMAIN.md §9, wall algorithm, turned round: not whom a report concerns, but which subjects concern a person. So one
/// index answers for a million reports.</remarks>
public sealed class WallRules
{
    private readonly Dictionary<string, string?> _parents;
    private readonly ILookup<string, string> _parts;
    private readonly Dictionary<string, Official> _officials;

    public WallRules(IEnumerable<Organisation> organisations, IEnumerable<Official> officials)
    {
        _parents = organisations.ToDictionary(one => one.Code, one => one.Parent, StringComparer.Ordinal);
        _parts = _parents.Where(pair => pair.Value is not null).ToLookup(pair => pair.Value!, pair => pair.Key, StringComparer.Ordinal);
        _officials = officials.ToDictionary(one => one.Code, StringComparer.Ordinal);
    }

    /// <returns>Every subject whose mention hides a report from this person.</returns>
    public IReadOnlySet<Subject> SubjectsOf(Ties ties)
    {
        var found = new HashSet<Subject> { Subject.Member(ties.StaffId) };
        foreach (var code in ties.Linked.Concat(ties.Declared.Where(one => one.Kind is SubjectKind.Official).Select(one => one.Code)))
        {
            found.Add(Subject.Official(code));
            // A first head answers for the organisation and all its parts.
            if (_officials.GetValueOrDefault(code) is { IsFirstHead: true, Organisation: { } headed })
                found.UnionWith(WithParts(headed).Select(Subject.Organisation));
        }

        foreach (var declared in ties.Declared.Where(one => one.Kind is SubjectKind.Organisation))
            found.UnionWith(WithParts(declared.Code).Select(Subject.Organisation));
        foreach (var home in ties.Linked.Select(code => _officials.GetValueOrDefault(code)?.Organisation).Append(ties.Home).OfType<string>())
            found.UnionWith(WithParts(home).Concat(Above(home)).Select(Subject.Organisation));
        return found;
    }

    /// <summary>Whether setting this parent would put an organisation under itself.</summary>
    public bool IsUnder(string code, string above) => WithParts(above).Contains(code);

    /// <summary>An organisation and everything below it.</summary>
    public IReadOnlySet<string> WithParts(string code)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { code };
        var open = new Queue<string>([code]);
        while (open.TryDequeue(out var next))
            foreach (var part in _parts[next])
                if (found.Add(part))
                    open.Enqueue(part);
        return found;
    }

    /// <summary>Everything above an organisation, the nearest first.</summary>
    public IReadOnlyList<string> Above(string code)
    {
        var found = new List<string>();
        while (_parents.GetValueOrDefault(code) is { } parent && !found.Contains(parent))
            found.Add(code = parent);
        return found;
    }
}
