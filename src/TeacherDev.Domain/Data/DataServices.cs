using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Data;

public static class DataServices
{
    /// <summary>Registers the database that the settings name (`Database:Provider`, `ConnectionStrings:TeacherDev`).</summary>
    public static IServiceCollection AddTeacherDevData(this IServiceCollection services, IConfiguration settings, string dataDirectory)
    {
        services.AddScoped<Acting>();
        services
            .AddScoped<Agenda>()
            .AddScoped<Answering>()
            .AddScoped<ClassPapers>()
            .AddScoped<Compilation>()
            .AddScoped<Concluding>()
            .AddScoped<Dispatching>()
            .AddScoped<Eligibility>()
            .AddScoped<Enrolling>()
            .AddScoped<EthicsVeto>()
            .AddScoped<EvidenceBook>()
            .AddScoped<HandReminders>()
            .AddScoped<HoursClaims>()
            .AddScoped<HoursLedger>()
            .AddScoped<HoursBalances>()
            .AddScoped<HoursOffers>()
            .AddScoped<HoursReturns>()
            .AddScoped<Issuing>()
            .AddScoped<JointClasses>()
            .AddScoped<LectureFees>()
            .AddScoped<Nominating>()
            .AddScoped<NoticeBoard>()
            .AddScoped<OpenClasses>()
            .AddScoped<OpenReviewReminders>()
            .AddScoped<ObservationDesk>()
            .AddScoped<PairingDesk>()
            .AddScoped<PairingDuties>()
            .AddScoped<PairingProposals>()
            .AddScoped<PublicationAudience>()
            .AddScoped<PublicationCalendar>()
            .AddScoped<Publishing>()
            .AddScoped<Recognising>()
            .AddScoped<ReturnSlips>()
            .AddScoped<ReviewDesk>()
            .AddScoped<ReviewResults>()
            .AddScoped<Reviewing>()
            .AddScoped<ShortBodies>()
            .AddScoped<SilentBodies>()
            .AddScoped<SilentSchools>()
            .AddScoped<SignInDesk>()
            .AddScoped<SpotChecks>()
            .AddScoped<Apologies>()
            .AddScoped<TemporaryAttendees>()
            .AddScoped<GatheringBook>()
            .AddScoped<StudioPurses>()
            .AddScoped<StudioYears>()
            .AddScoped<TermWorks>()
            .AddScoped<SurveyDesk>()
            .AddScoped<SurveyReminders>()
            .AddScoped<TrainingWindows>()
            .AddScoped<UnfinishedApplications>()
            .AddScoped<Verification>()
            .AddScoped<VisitDays>()
            .AddScoped<VisitLog>()
            .AddScoped<VisitPasses>()
            .AddScoped<VisitPhotos>()
            .AddScoped<WholeSchools>();
        services.AddSingleton<SignInQueue>();
        services.AddSingleton(s => new FileStore(Path.Combine(dataDirectory, "files"), settings.GetValue("Files:MostBytes", FileStore.UsualMostBytes), s.GetRequiredService<TimeProvider>()));
        return settings["Database:Provider"] switch
        {
            null or "" or "Sqlite" => services
                .AddSingleton(WriteGate.OneAtATime())
                .AddDbContext<TeacherDevDb, SqliteDb>(
                    o => o.UseSqlite(SqliteConnectionString(settings, dataDirectory), s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(new SqlitePragmas()),
                    optionsLifetime: ServiceLifetime.Singleton),
            "PostgreSql" => services
                .AddSingleton(WriteGate.AlwaysOpen())
                .AddDbContext<TeacherDevDb, PostgresDb>(
                    o => o.UseNpgsql(settings.GetConnectionString("TeacherDev") ?? throw new InvalidOperationException("Database:Provider is PostgreSql: set ConnectionStrings:TeacherDev."),
                        s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(new SkipLocked()),
                    optionsLifetime: ServiceLifetime.Singleton),
            var other => throw new InvalidOperationException($"Database:Provider '{other}' is unknown: use Sqlite or PostgreSql."),
        };
    }

    extension(IServiceScopeFactory scopes)
    {
        /// <summary>A scope whose database sees everything: for jobs, seeds and the session store, never for a request's own work.</summary>
        public AsyncServiceScope CreateSystemScope()
        {
            var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Acting>().Viewer = Viewer.System;
            return scope;
        }
    }

    private static string SqliteConnectionString(IConfiguration settings, string dataDirectory) =>
        settings.GetConnectionString("TeacherDev") is { Length: > 0 } given
            ? given
            : new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "teacherdev.db"), DefaultTimeout = 30 }.ToString();
}
