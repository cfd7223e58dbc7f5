using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>The one model. Which engine runs it is decided by the two classes below.</summary>
public abstract class Database(DbContextOptions options) : IdentityUserContext<StaffMember, Guid>(options)
{
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ThreadMessage> Messages => Set<ThreadMessage>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<SeenUpdate> SeenUpdates => Set<SeenUpdate>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<DeliveryReceipt> DeliveryReceipts => Set<DeliveryReceipt>();
    public DbSet<ReplyAddress> ReplyAddresses => Set<ReplyAddress>();
    public DbSet<ReceiptCode> ReceiptCodes => Set<ReceiptCode>();
    public DbSet<IndependenceMark> IndependenceMarks => Set<IndependenceMark>();
    public DbSet<ClassifierModel> ClassifierModels => Set<ClassifierModel>();
    public DbSet<ModelPromotion> ModelPromotions => Set<ModelPromotion>();
    public DbSet<TrainingRun> TrainingRuns => Set<TrainingRun>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Wall> Walls => Set<Wall>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<LastDeed> LastDeeds => Set<LastDeed>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<StaffMember> Staff => Users;

    /// <summary>
    /// Does the work in one transaction and saves it. Nothing that reads in order to write may happen outside of one:
    /// on SQLite it takes the writer's turn first, so that two writers never wait for each other half-way.
    /// </summary>
    public virtual async Task<T> InOneTransaction<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var answer = await work(ct);
        await SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Saves. Entries of the audit log are linked to its chain on the way, in the same transaction as what they tell of.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditEntry[] fresh = [.. ChangeTracker.Entries<AuditEntry>().Where(e => e.State is EntityState.Added).Select(e => e.Entity)];
        if (fresh.Length == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await TakeTurnAtAudit(cancellationToken);
        await this.Link(fresh, cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <exception cref="InvalidOperationException">Saving is asynchronous here: the chain of the audit log is.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries<AuditEntry>().Any(e => e.State is EntityState.Added)
        ? throw new InvalidOperationException("Use SaveChangesAsync.")
        : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>Until the transaction ends nobody else adds to the audit log.</summary>
    protected abstract Task TakeTurnAtAudit(CancellationToken ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Codes, not numbers: the table can be read without the program, and the enum's order may change.
        Coded<Sector>(configurationBuilder);
        Coded<Kind>(configurationBuilder);
        Coded<ReportLanguage>(configurationBuilder);
        Coded<ReportChannel>(configurationBuilder);
        Coded<ReportStatus>(configurationBuilder);
        Coded<Happened>(configurationBuilder);
        Coded<MessageNature>(configurationBuilder);
        Coded<Delivery>(configurationBuilder);
        Coded<FileKind>(configurationBuilder);
        Coded<AttachmentState>(configurationBuilder);
        Coded<OutboxState>(configurationBuilder);
        Coded<StaffRole>(configurationBuilder);
        Coded<TrainingState>(configurationBuilder);
    }

    private static void Coded<T>(ModelConfigurationBuilder conventions) where T : struct, Enum =>
        conventions.Properties<T>().HaveConversion<AsCode<T>>().HaveMaxLength(32).AreUnicode(false);

    private sealed class AsCode<T>() : ValueConverter<T, string>(value => Code.Of(value), code => Code.Parse<T>(code))
        where T : struct, Enum;
}

public sealed class SqlServerDatabase(DbContextOptions<SqlServerDatabase> options) : Database(options)
{
    protected override Task TakeTurnAtAudit(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = 'audit', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 30000", ct);
}

public sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : Database(options)
{
    // One writer at a time in this process; other processes wait at the file (busy timeout).
    private static readonly SemaphoreSlim Writer = new(1, 1);
    private bool _writing;

    public override async Task<T> InOneTransaction<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (_writing)
            throw new InvalidOperationException("A transaction is open already.");

        await Writer.WaitAsync(ct);
        try
        {
            _writing = true;
            return await base.InOneTransaction(work, ct);     // BEGIN IMMEDIATE: the provider's default
        }
        finally
        {
            _writing = false;
            Writer.Release();
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_writing)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await Writer.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Writer.Release();
        }
    }

    // The writer's turn is taken already, and a transaction here begins as a writer's.
    protected override Task TakeTurnAtAudit(CancellationToken ct) => Task.CompletedTask;

    // SQLite cannot compare or sort DateTimeOffset; UTC ticks can be, and survive the round trip.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
