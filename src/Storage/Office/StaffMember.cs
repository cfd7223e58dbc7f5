using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>A person who signs in. Password, lockout and second factor are ASP.NET Core Identity's.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public const int MaxNameLength = 100;

    public string Name { get; set; } = "";
    public StaffRole Role { get; set; }

    /// <summary>Code of the organisation the person comes from: reports on it, what is above and what is below do not exist for them.</summary>
    public string? HomeOrganisation { get; set; }
}

internal sealed class StaffConfiguration : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.Property(s => s.Id).ValueGeneratedNever();
        staff.Property(s => s.Name).HasMaxLength(StaffMember.MaxNameLength);
        staff.Property(s => s.HomeOrganisation).HasMaxLength(RegistryConfiguration.CodeLength).IsUnicode(false);
    }

    // As Identity's third schema has it. That one is chosen by a service, and the tables are made without services.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys").HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(900);     // WebAuthn allows 1 023 bytes, SQL Server 900 in a clustered key
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.UserId);
    }
}
