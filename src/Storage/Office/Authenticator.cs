using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>The application on a person's telephone that shows six digits. Its key is sealed with the office's ring.</summary>
public sealed class Authenticator
{
    public required Guid StaffId { get; init; }
    public required byte[] SealedKey { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The half minute (RFC 6238) whose code was taken last: neither it nor an earlier one is taken again.</summary>
    public required long LastStep { get; set; }
}

/// <summary>A way in for somebody whose telephone is gone. Works once; only its hash is kept.</summary>
public sealed class RecoveryCode
{
    /// <summary>SHA-256 of the 80 random bits of the code.</summary>
    public required byte[] Hash { get; init; }
    public required Guid StaffId { get; init; }
}

internal sealed class AuthenticatorConfiguration : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.ToTable("Authenticators").HasKey(a => a.StaffId);
        authenticator.Property(a => a.StaffId).ValueGeneratedNever();
        authenticator.Property(a => a.SealedKey).HasMaxLength(512);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes").HasKey(c => c.Hash);
        code.Property(c => c.Hash).HasMaxLength(32);
        code.HasIndex(c => c.StaffId);
    }
}
