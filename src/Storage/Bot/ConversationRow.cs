using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>What the bot remembers of one chat. Found by a keyed hash and sealed: only Bot can find it and open it.</summary>
public sealed class ConversationRow
{
    /// <summary>HMAC-SHA256 of the channel and the chat.</summary>
    public required byte[] Key { get; init; }
    public required byte[] Body { get; set; }

    /// <summary>When the draft in it is too old, or the row has no more use. Rounded up to the hour: a time to the second would point to a report.</summary>
    public required DateTimeOffset StaleAt { get; set; }

    /// <summary>Raised by every turn: of two copies that answer one chat at once, the second fails and tries again.</summary>
    public int Version { get; set; }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> row)
    {
        row.ToTable("Conversations").HasKey(r => r.Key);
        row.Property(r => r.Key).HasMaxLength(32);
        row.Property(r => r.Version).IsConcurrencyToken();
        row.HasIndex(r => r.StaleAt);
    }
}
