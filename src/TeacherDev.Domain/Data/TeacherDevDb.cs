using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Teams;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Data;

/// <summary>
/// The one model of both databases. Roots are filtered to what the acting viewer may see; every save writes its audit rows in the same
/// transaction. Not pooled: a context belongs to one viewer.
/// </summary>
public abstract partial class TeacherDevDb(DbContextOptions options, Acting acting, WriteGate gate, TimeProvider clock) : DbContext(options)
{
    private readonly Dictionary<object, Author> authors = new(ReferenceEqualityComparer.Instance);

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonCard> PersonCards => Set<PersonCard>();

    public DbSet<EthicsFinding> EthicsFindings => Set<EthicsFinding>();

    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<CohortNotice> CohortNotices => Set<CohortNotice>();

    public DbSet<ReturnSlip> ReturnSlips => Set<ReturnSlip>();

    public DbSet<Arrangement> Arrangements => Set<Arrangement>();

    public DbSet<LectureFeeRule> LectureFeeRules => Set<LectureFeeRule>();

    public DbSet<LectureFee> LectureFees => Set<LectureFee>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SessionCard> SessionCards => Set<SessionCard>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<Venue> Venues => Set<Venue>();

    public DbSet<Trainer> Trainers => Set<Trainer>();

    public DbSet<TimetableProposal> TimetableProposals => Set<TimetableProposal>();

    public DbSet<Blackout> Blackouts => Set<Blackout>();

    public DbSet<ClashPolicy> ClashPolicies => Set<ClashPolicy>();

    public DbSet<WorkingCalendar> WorkingCalendars => Set<WorkingCalendar>();

    public DbSet<TermCalendar> TermCalendars => Set<TermCalendar>();

    public DbSet<TeachingTimetable> TeachingTimetables => Set<TeachingTimetable>();

    public DbSet<AttendanceMark> AttendanceMarks => Set<AttendanceMark>();

    public DbSet<PendingSignIn> PendingSignIns => Set<PendingSignIn>();

    public DbSet<SpotCheck> SpotChecks => Set<SpotCheck>();

    public DbSet<TemporaryAttendee> TemporaryAttendees => Set<TemporaryAttendee>();

    public DbSet<Apology> Apologies => Set<Apology>();

    public DbSet<SignInRules> SignInRules => Set<SignInRules>();

    public DbSet<HoursEntry> HoursEntries => Set<HoursEntry>();

    public DbSet<HoursRuleSet> HoursRuleSets => Set<HoursRuleSet>();

    public DbSet<HoursClaim> HoursClaims => Set<HoursClaim>();

    public DbSet<HoursList> HoursLists => Set<HoursList>();

    public DbSet<HoursBatch> HoursBatches => Set<HoursBatch>();

    public DbSet<AttendanceBulletin> AttendanceBulletins => Set<AttendanceBulletin>();

    public DbSet<BulletinRules> BulletinRules => Set<BulletinRules>();

    public DbSet<DutyRule> DutyRules => Set<DutyRule>();

    public DbSet<ContactSchool> ContactSchools => Set<ContactSchool>();

    public DbSet<ReturnLayout> ReturnLayouts => Set<ReturnLayout>();

    public DbSet<HoursBalance> HoursBalances => Set<HoursBalance>();

    public DbSet<HoursExemption> HoursExemptions => Set<HoursExemption>();

    public DbSet<Studio> Studios => Set<Studio>();

    public DbSet<VisitPass> VisitPasses => Set<VisitPass>();

    public DbSet<VisitPhoto> VisitPhotos => Set<VisitPhoto>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<StudioVisit> StudioVisits => Set<StudioVisit>();

    public DbSet<Pairing> Pairings => Set<Pairing>();

    public DbSet<AssessmentScheme> AssessmentSchemes => Set<AssessmentScheme>();

    public DbSet<AssessmentCycle> AssessmentCycles => Set<AssessmentCycle>();

    public DbSet<AssessmentResult> AssessmentResults => Set<AssessmentResult>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<ApplicationSheet> ApplicationSheets => Set<ApplicationSheet>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<Quota> Quotas => Set<Quota>();

    public DbSet<ReviewPanel> ReviewPanels => Set<ReviewPanel>();

    public DbSet<ReviewTask> ReviewTasks => Set<ReviewTask>();

    public DbSet<PublicNotice> PublicNotices => Set<PublicNotice>();

    public DbSet<Dispatch> Dispatches => Set<Dispatch>();

    public DbSet<SurveyQuestionSet> SurveyQuestionSets => Set<SurveyQuestionSet>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<CompletionRuleSet> CompletionRuleSets => Set<CompletionRuleSet>();

    public DbSet<ClassCompletion> ClassCompletions => Set<ClassCompletion>();

    public DbSet<CertificateBatch> CertificateBatches => Set<CertificateBatch>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<LoginSession> LoginSessions => Set<LoginSession>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeYear> ProgrammeYears => Set<ProgrammeYear>();

    public DbSet<CatalogueLoad> CatalogueLoads => Set<CatalogueLoad>();

    public DbSet<SortedBy> SortedBy => Set<SortedBy>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<BackgroundTask> BackgroundTasks => Set<BackgroundTask>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobLease> JobLeases => Set<JobLease>();

    /// <summary>Who is looking through this context.</summary>
    public Viewer Viewer => acting.Viewer;

    /// <summary>Ties the audit rows of one request together; the web sets it to the trace id.</summary>
    public string RequestId { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Within a transaction: waits until no other process holds the same subject, and holds it to the end. SQLite's writer is alone anyway.</summary>
    public virtual Task HoldAsync(Subject subject, CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Within a transaction: waits until nobody else is changing this root, and keeps all others from it to the end. What was read of it before may be old.</summary>
    public Task HoldAsync<TRoot>(int id, CancellationToken stop = default)
        where TRoot : Aggregate => HoldAsync<TRoot>([id], stop);

    /// <summary>The same for several roots.</summary>
    public Task HoldAsync<TRoot>(IReadOnlyCollection<int> ids, CancellationToken stop = default)
        where TRoot : Aggregate =>
        Set<TRoot>().IgnoreQueryFilters([Scope]).IgnoreAutoIncludes().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version), stop);

    /// <summary>
    /// Keeps one connection until the context ends, where that costs nobody else a place. EF opens SQLite's anew for every statement and tells it
    /// a dozen functions each time: a fifth of a page. PostgreSQL's belong to a pool that others wait for.
    /// </summary>
    public virtual Task StayOpenAsync(CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Runs <paramref name="work"/> in one transaction, alone among the writers of this process on SQLite. No I/O but the database inside.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken stop = default)
    {
        if (Database.CurrentTransaction is not null) return await work();
        using var turn = await gate.EnterAsync(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        var result = await work();
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Several people's changes saved at once: whose this row is, and in which request.</summary>
    public void OnBehalfOf(Viewer author, string requestId, object changed) => authors[changed] = new(author, requestId);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        var trail = AuditTrail.Of(ChangeTracker);
        return WriteAsync(async () =>
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (trail.IsEmpty) return rows;
            AuditEntries.AddRange(trail.Entries(authors, new(Viewer, RequestId), clock.UtcNow));
            authors.Clear();
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            return rows;
        }, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: it writes the audit rows and waits at the write gate.");

    /// <summary>A real write that is taken back: it waits its turn like any other, needs the lock and the file, and leaves nothing.</summary>
    public async Task ProbeAsync(CancellationToken stop)
    {
        using var turn = await gate.EnterAsync(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        JobLeases.Add(new JobLease(Guid.NewGuid().ToString("N")));
        await SaveChangesAsync(stop);
        await transaction.RollbackAsync(stop);
    }

    /// <summary>Writes one row for something a viewer was not allowed to do.</summary>
    public async Task WriteDenialAsync(string address, CancellationToken stop)
    {
        AuditEntries.Add(new AuditEntry(clock.UtcNow, Viewer.AccountId, AuditTrail.ActingAs(Viewer), RequestId, address.Length > 200 ? address[..200] : address, entityId: null, AuditVerb.Denied, changes: null));
        await SaveChangesAsync(stop);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(DeclaredOrder.Instance);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.ApplyConfigurationsFromAssembly(typeof(TeacherDevDb).Assembly);
        foreach (var root in builder.Model.GetEntityTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t.ClrType)).ToList())
            builder.Entity(root.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
        Bound(builder);
    }

    /// <summary>Every changed root counts one up, whether or not a verb touched it; a stale form then meets a version that moved on.</summary>
    private void CountVersions()
    {
        foreach (var root in ChangeTracker.Entries<Aggregate>().Where(e => e.State == EntityState.Modified))
        {
            var version = root.Property(nameof(Aggregate.Version));
            if (Equals(version.CurrentValue, version.OriginalValue)) root.Entity.Touch();
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        instant => instant.Kind == DateTimeKind.Utc ? instant : DateTime.SpecifyKind(instant, DateTimeKind.Utc),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
