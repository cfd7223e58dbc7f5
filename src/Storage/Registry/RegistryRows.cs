using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>An organisation of the registry. Closed, never removed: reports go on naming it.</summary>
public sealed class RegisteredOrganisation
{
    public const int MaxNameLength = 300;
    public const int MaxAliasesLength = 2_000;

    public required string Code { get; init; }
    public required string Type { get; set; }
    public required Sector Sector { get; set; }
    public string? Unit { get; set; }
    public string? Parent { get; set; }
    public required string NameKk { get; set; }
    public required string NameRu { get; set; }

    /// <summary>Short and old names, one a line.</summary>
    public string Aliases { get; set; } = "";

    /// <summary>Last day; <see langword="null"/> while it goes on.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>When somebody changed it here; <see langword="null"/> while it is as the region file has it. What was changed here wins.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    public IReadOnlyList<string> AliasList => Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Organisation ToOrganisation() => new(Code, Type, Domain.Code.Of(Sector), NameKk, NameRu, Unit, Parent) { Aliases = AliasList };
}

/// <summary>A person of the registry who holds, or held, a post.</summary>
public sealed class RegisteredOfficial
{
    public const int MaxNameLength = 200;

    public required string Code { get; init; }

    /// <summary>Surname, first name, patronymic.</summary>
    public required string Name { get; set; }
    public required string PostKk { get; set; }
    public required string PostRu { get; set; }
    public string? Organisation { get; set; }
    public bool IsFirstHead { get; set; }

    /// <summary>Leads this office: a report on this person goes to quarantine.</summary>
    public bool IsLeadership { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The account of the same person, where there is one.</summary>
    public Guid? StaffId { get; set; }
    public DateTimeOffset? ChangedAt { get; set; }

    public Official ToOfficial() => new(Code, Name, PostKk, PostRu, Organisation, IsFirstHead, IsLeadership);
}

/// <summary>The one row that says which registry this is: whoever holds another stamp reads it anew.</summary>
public sealed class RegistryState
{
    public int Id { get; init; } = 1;
    public Guid Stamp { get; set; }

    /// <summary>Raised with every change of a name: reports that were matched with an earlier one are matched again.</summary>
    public int Names { get; set; }
}

internal sealed class RegistryConfiguration : IEntityTypeConfiguration<RegisteredOrganisation>,
    IEntityTypeConfiguration<RegisteredOfficial>, IEntityTypeConfiguration<RegistryState>
{
    public const int CodeLength = 64;

    public void Configure(EntityTypeBuilder<RegisteredOrganisation> one)
    {
        one.ToTable("Organisations").HasKey(o => o.Code);
        one.Property(o => o.Code).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.Parent).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.Unit).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.Type).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.NameKk).HasMaxLength(RegisteredOrganisation.MaxNameLength);
        one.Property(o => o.NameRu).HasMaxLength(RegisteredOrganisation.MaxNameLength);
        one.Property(o => o.Aliases).HasMaxLength(RegisteredOrganisation.MaxAliasesLength);
        one.Ignore(o => o.AliasList);
    }

    public void Configure(EntityTypeBuilder<RegisteredOfficial> one)
    {
        one.ToTable("Officials").HasKey(o => o.Code);
        one.Property(o => o.Code).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.Organisation).HasMaxLength(CodeLength).IsUnicode(false);
        one.Property(o => o.Name).HasMaxLength(RegisteredOfficial.MaxNameLength);
        one.Property(o => o.PostKk).HasMaxLength(RegisteredOfficial.MaxNameLength);
        one.Property(o => o.PostRu).HasMaxLength(RegisteredOfficial.MaxNameLength);
        one.HasIndex(o => o.StaffId);
        one.HasIndex(o => o.Organisation);
    }

    public void Configure(EntityTypeBuilder<RegistryState> state)
    {
        state.ToTable("Registry");
        state.Property(s => s.Id).ValueGeneratedNever();
        state.Property(s => s.Stamp).IsConcurrencyToken();
    }
}
