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
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Observations;
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

// The rows there are, room by room.
public abstract partial class TeacherDevDb
{
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

    public DbSet<StudioRule> StudioRules => Set<StudioRule>();

    public DbSet<StudioWork> StudioWorks => Set<StudioWork>();

    public DbSet<StudioFile> StudioFiles => Set<StudioFile>();

    public DbSet<Spending> Spendings => Set<Spending>();

    public DbSet<StudioReport> StudioReports => Set<StudioReport>();

    public DbSet<VisitPhoto> VisitPhotos => Set<VisitPhoto>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<SchoolClosing> SchoolClosings => Set<SchoolClosing>();

    public DbSet<StudioVisit> StudioVisits => Set<StudioVisit>();

    public DbSet<Pairing> Pairings => Set<Pairing>();

    public DbSet<PairingEntry> PairingEntries => Set<PairingEntry>();

    public DbSet<PairingReview> PairingReviews => Set<PairingReview>();

    public DbSet<PairingProposal> PairingProposals => Set<PairingProposal>();

    public DbSet<PairingWishes> PairingWishes => Set<PairingWishes>();

    public DbSet<MentoringRuleSet> MentoringRuleSets => Set<MentoringRuleSet>();

    public DbSet<GrowthPlan> GrowthPlans => Set<GrowthPlan>();

    public DbSet<Placement> Placements => Set<Placement>();

    public DbSet<LessonObservation> LessonObservations => Set<LessonObservation>();

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
}
