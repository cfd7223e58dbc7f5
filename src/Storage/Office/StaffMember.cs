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

internal sealed class StaffConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.Property(s => s.Id).ValueGeneratedNever();
        staff.Property(s => s.Name).HasMaxLength(StaffMember.MaxNameLength);
        staff.Property(s => s.HomeOrganisation).HasMaxLength(RegistryConfiguration.CodeLength).IsUnicode(false);
    }
}
