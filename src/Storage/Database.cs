using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>The one model. Which engine runs it is decided by the two classes below.</summary>
public abstract class Database(DbContextOptions options) : IdentityUserContext<StaffMember, Guid>(options)
{
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ThreadMessage> Messages => Set<ThreadMessage>();
    public DbSet<Forwarding> Forwardings => Set<Forwarding>();
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
    public DbSet<Sketch> Sketches => Set<Sketch>();
    public DbSet<SketchBand> SketchBands => Set<SketchBand>();
    public DbSet<ClusterMember> ClusterMembers => Set<ClusterMember>();
    public DbSet<NotDuplicate> NotDuplicates => Set<NotDuplicate>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Wall> Walls => Set<Wall>();
    public DbSet<OfficeText> OfficeTexts => Set<OfficeText>();
    public DbSet<Alarm> Alarms => Set<Alarm>();
    public DbSet<DigestSent> DigestsSent => Set<DigestSent>();
    public DbSet<Mention> Mentions => Set<Mention>();
    public DbSet<Concern> Concerns => Set<Concern>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<Quarantine> Quarantine => Set<Quarantine>();
    public DbSet<RegisteredOrganisation> Organisations => Set<RegisteredOrganisation>();
    public DbSet<RegisteredOfficial> Officials => Set<RegisteredOfficial>();
    public DbSet<RegistryState> Registry => Set<RegistryState>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<LastDeed> LastDeeds => Set<LastDeed>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<StaffSession> Sessions => Set<StaffSession>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
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

    /// <summary>
    /// Saves, and with it, in the same transaction, what follows of it: what a report is found and compared by, who may know of it, and the chain of
    /// the audit log. There is no other way to save, so nobody can forget it.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await Sketching.Follow(this, cancellationToken);
        var touched = Indexing.Touched(this);
        AuditEntry[] fresh = [.. ChangeTracker.Entries<AuditEntry>().Where(e => e.State is EntityState.Added).Select(e => e.Entity)];
        var changes = WallChanges.In(ChangeTracker);
        if (touched.Count == 0 && fresh.Length == 0 && !changes.Any)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        // Both are made of what is read: nobody may write in between.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (changes.Any)
            await TakeTurnAtWalls(alone: changes.AreWide, cancellationToken);
        if (touched.Count > 0)
            await Indexing.Follow(this, touched, cancellationToken);
        if (fresh.Length > 0)
        {
            await TakeTurnAtAudit(cancellationToken);
            await this.Link(fresh, cancellationToken);
        }

        var written = changes.Any
            ? await this.SaveWithWalls(changes, () => base.SaveChangesAsync(true, cancellationToken), cancellationToken)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <exception cref="InvalidOperationException">Something was changed that more follows of: that is read first, without blocking.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries<AuditEntry>().Any(e => e.State is EntityState.Added) || ChangeTracker.Entries<Report>().Any(Sketching.IsChanged)
        || Indexing.Touched(this).Count > 0 || WallChanges.In(ChangeTracker).Any
        ? throw new InvalidOperationException("Use SaveChangesAsync.")
        : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>Until the transaction ends nobody else adds to the audit log.</summary>
    protected abstract Task TakeTurnAtAudit(CancellationToken ct);

    /// <summary>Until the transaction ends nobody changes whom reports concern while a report is being walled, and the other way round.</summary>
    /// <param name="alone">Whether many reports may be walled anew; many may be filed beside each other.</param>
    protected abstract Task TakeTurnAtWalls(bool alone, CancellationToken ct);

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
        Coded<Outcome>(configurationBuilder);
        Coded<Happened>(configurationBuilder);
        Coded<MessageNature>(configurationBuilder);
        Coded<Delivery>(configurationBuilder);
        Coded<FileKind>(configurationBuilder);
        Coded<AttachmentState>(configurationBuilder);
        Coded<OutboxState>(configurationBuilder);
        Coded<StaffRole>(configurationBuilder);
        Coded<TrainingState>(configurationBuilder);
        Coded<DayKind>(configurationBuilder);
        Coded<SubjectKind>(configurationBuilder);
        Coded<MentionState>(configurationBuilder);
        Coded<MentionSource>(configurationBuilder);
        Coded<QuarantineCause>(configurationBuilder);
    }

    private static void Coded<T>(ModelConfigurationBuilder conventions) where T : struct, Enum =>
        conventions.Properties<T>().HaveConversion<AsCode<T>>().HaveMaxLength(32).AreUnicode(false);

    private sealed class AsCode<T>() : ValueConverter<T, string>(value => Code.Of(value), code => Code.Parse<T>(code))
        where T : struct, Enum;
}

public sealed class SqlServerDatabase(DbContextOptions<SqlServerDatabase> options) : Database(options)
{
    protected override Task TakeTurnAtAudit(CancellationToken ct) => TakeTurn("audit", "Exclusive", ct);

    protected override Task TakeTurnAtWalls(bool alone, CancellationToken ct) => TakeTurn("walls", alone ? "Exclusive" : "Shared", ct);

    // The procedure only answers a number when the turn did not come: going on without it would be worse than failing.
    private Task<int> TakeTurn(string what, string mode, CancellationToken ct) => Database.ExecuteSqlAsync($"""
        DECLARE @got int;
        EXEC @got = sp_getapplock @Resource = {what}, @LockMode = {mode}, @LockOwner = 'Transaction', @LockTimeout = 30000;
        IF @got < 0 THROW 51001, 'Another copy of the program has kept its turn for 30 seconds.', 1;
        """, ct);
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

    protected override Task TakeTurnAtWalls(bool alone, CancellationToken ct) => Task.CompletedTask;

    // SQLite cannot compare or sort DateTimeOffset; UTC ticks can be, and survive the round trip.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
