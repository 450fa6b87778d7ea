using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Data;

/// <summary>
/// The one model of both databases. Roots are filtered to what the acting viewer may see; every save writes its audit rows in the same
/// transaction. Not pooled: a context belongs to one viewer.
/// </summary>
public abstract class TeacherDevDb(DbContextOptions options, Acting acting, WriteGate gate, TimeProvider clock) : DbContext(options)
{
    /// <summary>The filter that keeps a viewer to one's own subtree and one's own things.</summary>
    public const string Scope = "Scope";

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

    public DbSet<Venue> Venues => Set<Venue>();

    public DbSet<Trainer> Trainers => Set<Trainer>();

    public DbSet<WorkingCalendar> WorkingCalendars => Set<WorkingCalendar>();

    public DbSet<TermCalendar> TermCalendars => Set<TermCalendar>();

    public DbSet<AttendanceMark> AttendanceMarks => Set<AttendanceMark>();

    public DbSet<HoursEntry> HoursEntries => Set<HoursEntry>();

    public DbSet<HoursRuleSet> HoursRuleSets => Set<HoursRuleSet>();

    public DbSet<HoursExemption> HoursExemptions => Set<HoursExemption>();

    public DbSet<Studio> Studios => Set<Studio>();

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

    // EF re-reads, per query, only members of the context itself; the filters below use these.
    private string Reach => acting.Viewer.Path;

    private int Me => acting.Viewer.PersonId ?? 0;

    private int MyAccount => acting.Viewer.AccountId ?? 0;

    /// <summary>Within a transaction: waits until no other process holds the same subject, and holds it to the end. SQLite's writer is alone anyway.</summary>
    public virtual Task HoldAsync(Subject subject, CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Within a transaction: waits until nobody else is changing this root, and keeps all others from it to the end. What was read of it before may be old.</summary>
    public Task HoldAsync<TRoot>(int id, CancellationToken stop = default)
        where TRoot : Aggregate =>
        Set<TRoot>().IgnoreQueryFilters([Scope]).IgnoreAutoIncludes().Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version), stop);

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

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        var trail = AuditTrail.Of(ChangeTracker);
        return WriteAsync(async () =>
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (trail.IsEmpty) return rows;
            AuditEntries.AddRange(trail.Entries(Viewer, RequestId, clock.UtcNow));
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

        builder.Entity<Person>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || p.Id == Me);
        // Never one's own: the decision was handed to its person on paper.
        builder.Entity<EthicsFinding>().HasQueryFilter(Scope, f => f.Organisation.Path.StartsWith(Reach));
        // The years of the published texts are a catalogue: a permission opens them, not a place in the tree.
        builder.Entity<ProgrammeYear>().HasQueryFilter(Scope, y => y.IsCatalogue || y.Organisation.Path.StartsWith(Reach));

        // A published call is for everyone in the reach of the body that issued it.
        builder.Entity<Call>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || (c.State != CallState.Draft
            && (Reach.StartsWith(c.Audience) || Set<PersonCard>().Any(p => p.Id == Me && Set<Organisation>().Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(c.Audience))))));
        builder.Entity<Application>().HasQueryFilter(Scope, a => a.Organisation.Path.StartsWith(Reach) || a.PersonId == Me);
        builder.Entity<PublicNotice>().HasQueryFilter(Scope, n => n.Organisation.Path.StartsWith(Reach));
        builder.Entity<ReviewPanel>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach));
        // An expert has an account, and not always a person of the city.
        builder.Entity<ReviewTask>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach) || t.AccountId == MyAccount);
        builder.Entity<Quota>().HasQueryFilter(Scope, q => q.Organisation.Path.StartsWith(Reach));

        // Once published: for the bodies that have places in it, and whom they named.
        builder.Entity<Dispatch>().HasQueryFilter(Scope, d => d.Organisation.Path.StartsWith(Reach) || (d.State != DispatchState.Draft
            && (Set<DispatchShare>().Any(s => s.DispatchId == d.Id && s.Path.StartsWith(Reach)) || d.Appointees.Any(a => a.PersonId == Me && a.State != AppointeeState.Withdrawn))));

        builder.Entity<Cohort>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || c.Enrolments.Any(e => e.PersonId == Me) || c.Staff.Any(s => s.PersonId == Me && s.Until == null));
        builder.Entity<CohortNotice>().HasQueryFilter(Scope, n => n.Organisation.Path.StartsWith(Reach) || Set<CohortStaff>().Any(s => s.CohortId == n.CohortId && s.PersonId == Me && s.Until == null));
        // A school answers for a class it does not see; a participant for herself.
        builder.Entity<ReturnSlip>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach) || s.Host.Path.StartsWith(Reach) || s.Lines.Any(l => l.PersonId == Me && !l.IsDropped)
            || Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null));
        builder.Entity<Arrangement>().HasQueryFilter(Scope, a => Set<Cohort>().Any(c => c.Id == a.CohortId && c.Organisation.Path.StartsWith(Reach))
            || Set<CohortStaff>().Any(s => s.CohortId == a.CohortId && s.PersonId == Me && s.Until == null));
        builder.Entity<LectureFee>().HasQueryFilter(Scope, f => f.Organisation.Path.StartsWith(Reach) || Set<Session>().Any(s => s.Id == f.SessionId && Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null)));
        builder.Entity<Survey>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach)
            || Set<Enrolment>().Any(e => e.CohortId == s.CohortId && e.PersonId == Me && e.LeftOn == null)
            || Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null));
        builder.Entity<ClassCompletion>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || Set<CohortStaff>().Any(s => s.CohortId == c.CohortId && s.PersonId == Me && s.Until == null));
        builder.Entity<Certificate>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || c.PersonId == Me);
        builder.Entity<Activity>().HasQueryFilter(Scope, a => a.Organisation.Path.StartsWith(Reach) || a.Invitations.Any(i => i.PersonId == Me && i.WithdrawnOn == null));
        // Who has left keeps what was theirs, and sees nothing of what came after.
        builder.Entity<Session>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach)
            || Set<Enrolment>().Any(e => e.CohortId == s.CohortId && e.PersonId == Me && (e.LeftOn == null || s.Day < e.LeftOn))
            || Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null)
            || Set<Invitation>().Any(i => i.ActivityId == s.ActivityId && i.PersonId == Me && (i.WithdrawnOn == null || s.Day < i.WithdrawnOn)));
        // Venues and trainers of the bodies above may be used too.
        builder.Entity<Venue>().HasQueryFilter(Scope, v => v.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(v.Organisation.Path));
        builder.Entity<Trainer>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(t.Organisation.Path));

        builder.Entity<HoursEntry>().HasQueryFilter(Scope, e => e.Organisation.Path.StartsWith(Reach) || e.PersonId == Me);
        builder.Entity<HoursExemption>().HasQueryFilter(Scope, e => e.Organisation.Path.StartsWith(Reach) || e.PersonId == Me);
        builder.Entity<Studio>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach) || s.Memberships.Any(m => m.PersonId == Me));
        builder.Entity<StudioVisit>().HasQueryFilter(Scope, v => v.Organisation.Path.StartsWith(Reach) || v.HostSchool.Path.StartsWith(Reach)
            || Set<StudioMembership>().Any(m => m.StudioId == v.StudioId && m.PersonId == Me && v.Day <= m.Period.To));
        builder.Entity<Pairing>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || p.MentorOrganisation.Path.StartsWith(Reach) || p.MentorId == Me || p.MenteeId == Me);
        builder.Entity<AssessmentCycle>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach));
        // A studio's people see what was published about it, up to the year in which they left.
        builder.Entity<AssessmentResult>().HasQueryFilter(Scope, r => r.Organisation.Path.StartsWith(Reach)
            || (r.PublishedAt != null && Set<StudioMembership>().Any(m => m.StudioId == r.StudioId && m.PersonId == Me && r.Year <= m.Period.To.Year)));
        builder.Entity<StoredFile>().HasQueryFilter(Scope, f => f.Organisation.Path.StartsWith(Reach) || f.UploadedByPersonId == Me);
        builder.Entity<Message>().HasQueryFilter(Scope, m => m.Organisation.Path.StartsWith(Reach) || m.RecipientPersonId == Me);
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
